/** What a phone shows, told from its snapshot alone: which view, whose turn, how long still. No page needed. */

import { told } from "../lib/moments.js";
import { PAGES, toAnswer } from "./keeping.js";

export const MINUTE = 60_000;
/** Days within which a weekday says enough. */
const WEEK = 7;

/** Views in which a person can do as they like; elsewhere there is one thing to do. */
const FREE = ["waiting", "breather", "paused"];
/** Where one may go from a call: pages that end with it, "declining m7". */
const ASIDE = ["declining", "checking", "holding"];

/**
 * @param {object|null} snapshot null for somebody who has not joined
 * @param {{page?: string, starter?: object|null}} local where they went by themselves: "mine", "return", the starter
 * @param {object} room the room's head
 * @returns {string} the name of a view: a file in js/phone, or one of `closing`'s
 */
export function viewOf(snapshot, local, room) {
  if (snapshot === null) {
    if (local.page === "return") return "return";
    if (room.closed) return "late";
    return local.starter ? "starter" : "join";
  }
  const { state, meeting, after, keeping } = snapshot;
  if (local.page === "erase" && state !== "erased") return "erase";
  if (state === "called" && meeting !== null) return ASIDE.find((view) => local.page === `${view} ${meeting.id}`) ?? "called";
  if (state === "talking" && meeting !== null) return meeting.state === "still" ? "still" : "talking";
  if (snapshot.room.kept) return local.page === "promise" ? "promise" : toAnswer(keeping) ? "promised" : "people";
  if (state === "left" && local.page === "people") return "people";
  const over = snapshot.room.closed && state === "away";
  if (!FREE.includes(state) && !over) return state;
  if (local.page === "mine") return local.starter ? "starter" : "mine";
  if (PAGES.includes(local.page)) return local.page;
  if (after !== null) return "after";
  if (keeping.ask.length > 0) return "keep";
  if (toAnswer(keeping)) return "promised";
  return snapshot.room.closed ? "over" : state;
}

/** @returns {object[]} the meeting's gives in the order in which they are talked through */
export function inOrder({ gives, starts }) {
  const first = Math.max(0, gives.findIndex((give) => give.from === starts));
  return [...gives.slice(first), ...gives.slice(0, first)];
}

/** @returns {"give"|"get"|"beside"} what `you` do in this give */
export function sideOf(give, you) {
  if (give.from === you) return "give";
  return give.to === you ? "get" : "beside";
}

/** The gives as a person reads them: their own giving, their own getting, then what goes on beside them. */
export function asSeenBy(gives, you) {
  const order = ["give", "get", "beside"];
  return [...gives].sort((a, b) => order.indexOf(sideOf(a, you)) - order.indexOf(sideOf(b, you)));
}

/**
 * The ring of a talk.
 * @returns {{side: string, from: number, to: number}[]} for each turn its side and where it lies, 0..1 of the talk
 */
export function ringOf(meeting, you) {
  const { started_at: start, ends_at: end, turns_at: turns } = meeting;
  const gives = inOrder(meeting);
  const marks = [start, ...turns.slice(0, gives.length - 1), end];
  const whole = Math.max(1, end - start);
  return gives.map((give, i) => ({
    side: sideOf(give, you),
    from: clamp((marks[i] - start) / whole),
    to: clamp((marks[i + 1] - start) / whole),
  }));
}

/** @returns {number} how far the talk is, 0..1 */
export function progress({ started_at: start, ends_at: end }, now) {
  return clamp((now - start) / Math.max(1, end - start));
}

/** @returns {number} whole minutes until `at`, rounded up; 0 when it is past */
export function minutesUntil(at, now) {
  return Math.max(0, Math.ceil((at - now) / MINUTE));
}

/**
 * When something happens, in words for `t`.
 * @returns {[string, object]} key and places
 */
export function whenWords(at, now, lang = "en") {
  const date = new Date(at);
  const time = clockTime(at, lang);
  const days = Math.round((midnight(date) - midnight(new Date(now))) / (24 * 60 * MINUTE));
  if (days <= 0) return ["phone.today_at", { time }];
  if (days === 1) return ["phone.tomorrow_at", { time }];
  const day = days < WEEK ? { weekday: "long" } : { day: "numeric", month: "long" };
  return ["phone.day_at", { time, day: told(at, day, lang === "en" ? "en-GB" : lang) }];
}

/** @returns {string} hours and minutes, as 19:30 */
export function clockTime(at, lang = "en") {
  return new Intl.DateTimeFormat(lang, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" }).format(new Date(at));
}

/** @returns {number[]} the half hours of the next five hours: what "until" offers */
export function halfHours(now) {
  const step = 30 * MINUTE;
  const first = Math.ceil((now + 10 * MINUTE) / step) * step;
  return Array.from({ length: 10 }, (_, i) => first + i * step);
}

const midnight = (date) => new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime();
const clamp = (x) => Math.min(1, Math.max(0, x));
