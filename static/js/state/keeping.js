/** Keeping in touch, told from the snapshot alone: who both chose to, who may still, what was promised and by whom. */

import { told } from "../lib/moments.js";

/** Pages that one goes to by oneself, whatever one's evening is doing. */
export const PAGES = ["people", "promise", "keep", "home"];

/** Milliseconds for which it is news that two keep in touch. */
const NEWS = 180_000;

/** @returns {object|undefined} the promise that waits for this person's answer, the oldest first */
export function toAnswer({ promises }) {
  return promises.find(({ yours, agreed }) => !yours && !agreed);
}

/** @returns {object[]} people of whom this person said yes, and who have not said so (too): nobody knows which */
export function hopedFor({ met, keeping }) {
  const found = new Set(keeping.contacts.map(({ person }) => person));
  return everybody(met).filter(({ person, keep, reachable }) => keep === true && reachable && !found.has(person));
}

/** @returns {object[]} those one has talked with, each once, newest first */
export function everybody(met) {
  const found = new Map();
  for (const { people } of met) for (const one of people) if (!found.has(one.person)) found.set(one.person, one);
  return [...found.values()];
}

/** @returns {{i_show: string, they_show: string}} what went between two in their last talk, to begin a promise with */
export function between(met, person) {
  const talk = met.find(({ people }) => people.length === 1 && people[0].person === person);
  return { i_show: talk?.gave ?? "", they_show: talk?.got ?? "" };
}

/**
 * Who shows whom what, as keys and places for `rich`.
 * @returns {{side: "give"|"get", key: string, places: {name: string, what: string}}[]}
 */
export function directions({ name, i_show: mine, they_show: theirs }) {
  return [
    { side: "give", key: "keeping.i_show", places: { name, what: mine } },
    { side: "get", key: "keeping.they_show", places: { name, what: theirs } },
  ].filter(({ places }) => places.what !== "");
}

/** @returns {string} the moment that `at` (milliseconds) is, as a local date and time field holds it; "" for null */
export function asTyped(at) {
  if (at === null) return "";
  const date = new Date(at);
  const two = (n) => String(n).padStart(2, "0");
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}T${two(date.getHours())}:${two(date.getMinutes())}`;
}

/** @returns {number|null} milliseconds of what a local date and time field holds; null when nothing, or nonsense */
export function asMoment(typed) {
  const at = typed === "" ? Number.NaN : new Date(typed).getTime();
  return Number.isNaN(at) ? null : at;
}

/** @returns {string} this phone's time zone as calendars name it; "" where it does not say */
export function zone() {
  return Intl.DateTimeFormat().resolvedOptions().timeZone ?? "";
}

/** @returns {string} a day and a time, as "Wed 25 Nov, 12:30" */
export function dayAndTime(at, lang = "en") {
  const options = { weekday: "short", day: "numeric", month: "short", hour: "2-digit", minute: "2-digit", hourCycle: "h23" };
  return told(at, options, lang === "en" ? "en-GB" : lang);
}

/** @returns {string} a day, as "24 December" */
export function day(at, lang = "en") {
  return told(at, { day: "numeric", month: "long" }, lang === "en" ? "en-GB" : lang);
}

/** @returns {object|undefined} whom one has been in touch with for a few minutes only, the latest */
export function justFound({ contacts }, now) {
  return contacts.filter(({ since }) => now - since < NEWS).sort((a, b) => b.since - a.since)[0];
}
