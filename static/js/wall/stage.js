/** What the wall shows where the cards would be: invitations, waiting, thanks; and what the host says to everyone. */

import { h } from "../lib/dom.js";
import { told } from "../lib/moments.js";
import { bothWays } from "../lib/parts.js";
import { timeLeft, waveOf } from "../state/wave.js";
import { said } from "./tongues.js";

/** A shout of so many letters stands on two lines in the largest type. */
const SHORT = 60;
const PRESSING = 10;
const TIMED = new Set(["countdown", "round", "last"]);

/**
 * @param {string|null} kind what `stageOf` says
 * @param {number|null} over the round that has just ended
 */
export function stage(kind, { counts, room }, now, over) {
  if (kind === null) return null;
  if (TIMED.has(kind)) return timed(kind, waveOf(room, now));
  const params = { n: counts.here, meetings: counts.meetings, passed: counts.passed_on, number: over };
  const facts = {
    closed: counts.meetings > 0 && said("wall.closed_facts", params),
    closing: said("wall.closing_how", { n: counts.talking }),
    empty: said("wall.empty_how"),
    soon: said("wall.soon_how", params),
    quiet: said("wall.quiet_how"),
    paused: said("wall.paused_how"),
    looking: said("wall.looking_how"),
    starting: said("wall.starting_how"),
    between: said("wall.between_how"),
    over: said("wall.over_how"),
    talking: said("wall.talking_how"),
  };
  return h(
    "div",
    { key: kind, class: `scene ${kind}` },
    counts.here === 0 && bothWays("sign"),
    h("h2", null, said(`wall.${kind}`, kind === "talking" ? { n: counts.talking } : params)),
    h("p", null, facts[kind]),
    kind === "closed" && counts.meetings > 0 && h("p", null, said("wall.last_call")),
    kind === "closed" && h("p", { class: "soft" }, said("wall.erased", {}, (locale) => ({ time: hour(room.erase_at, locale) }))),
  );
}

/** A wave or round that is to come, or under way: the time is the largest thing on the wall. */
function timed(kind, { left, number }) {
  const words = kind !== "countdown" ? `wall.${kind === "last" ? "round_last" : "round"}` : number === 0 ? "wall.countdown" : "wall.countdown_round";
  const how = { countdown: "wall.countdown_how", round: "wall.round_how", last: "wall.last_how" }[kind];
  return h(
    "div",
    { key: kind, class: left <= PRESSING ? `scene timed pressing ${kind}` : `scene timed ${kind}` },
    h("h2", null, said(words, { number })),
    h("p", { class: "clock", role: "timer", "aria-live": "off" }, left <= PRESSING ? left : timeLeft(left)),
    h("p", null, said(how)),
  );
}

/** @returns the host's words, large */
export function announcement(text) {
  return text !== "" && h("p", { key: text, class: text.length > SHORT ? "announcement long" : "announcement", dir: "auto" }, text);
}

function hour(at, locale) {
  return told(at, { weekday: "long", hour: "2-digit", minute: "2-digit", hourCycle: "h23" }, locale);
}
