/** What the wall shows where the cards would be: invitations, waiting, thanks; and what the host says to everyone. */

import { h } from "../lib/dom.js";
import { bothWays } from "../lib/parts.js";
import { t } from "../lib/words.js";
import { timeLeft, waveOf } from "../state/wave.js";

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
    closed: counts.meetings > 0 && t("wall.closed_facts", params),
    closing: t("wall.closing_how", { n: counts.talking }),
    empty: t("wall.empty_how"),
    soon: t("wall.soon_how", params),
    paused: t("wall.paused_how"),
    looking: t("wall.looking_how"),
    starting: t("wall.starting_how"),
    between: t("wall.between_how"),
    over: t("wall.over_how"),
    talking: t("wall.talking_how"),
  };
  return h(
    "div",
    { key: kind, class: `scene ${kind}` },
    counts.here === 0 && bothWays("sign"),
    h("h2", null, t(`wall.${kind}`, kind === "talking" ? { n: counts.talking } : params)),
    h("p", null, facts[kind]),
    kind === "closed" && h("p", { class: "soft" }, t("wall.erased", { time: hour(room.erase_at) })),
  );
}

/** A wave or round that is to come, or under way: the time is the largest thing on the wall. */
function timed(kind, { left, number }) {
  const words = kind !== "countdown" ? `wall.${kind === "last" ? "round_last" : "round"}` : number === 0 ? "wall.countdown" : "wall.countdown_round";
  const how = { countdown: "wall.countdown_how", round: "wall.round_how", last: "wall.last_how" }[kind];
  return h(
    "div",
    { key: kind, class: left <= PRESSING ? `scene timed pressing ${kind}` : `scene timed ${kind}` },
    h("h2", null, t(words, { number })),
    h("p", { class: "clock", role: "timer", "aria-live": "off" }, left <= PRESSING ? left : timeLeft(left)),
    h("p", null, t(how)),
  );
}

/** @returns the host's words, large */
export function announcement(text) {
  return text !== "" && h("p", { key: text, class: text.length > SHORT ? "announcement long" : "announcement", dir: "auto" }, text);
}

function hour(at) {
  const lang = document.documentElement.lang || "en";
  return new Intl.DateTimeFormat(lang, { weekday: "long", hour: "2-digit", minute: "2-digit", hourCycle: "h23" }).format(new Date(at));
}
