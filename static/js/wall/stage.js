/** What the wall shows where the cards would be: invitations, waiting, thanks; and what the host says to everyone. */

import { h } from "../lib/dom.js";
import { bothWays } from "../lib/parts.js";
import { t } from "../lib/words.js";
import { timeLeft, waveOf } from "../state/wave.js";

/** A shout of so many letters stands on one line in the largest type. */
const SHORT = 32;

/** @param {string|null} kind what `stageOf` says */
export function stage(kind, { counts, room }, now) {
  if (kind === null) return null;
  if (kind === "countdown" || kind === "round") return timed(kind, waveOf(room, now));
  const params = { n: counts.here, meetings: counts.meetings, passed: counts.passed_on };
  const facts = {
    closed: counts.meetings > 0 && t("wall.closed_facts", params),
    empty: t("wall.empty_how"),
    soon: t("wall.soon_how", params),
    looking: t("wall.looking_how"),
    starting: t("wall.starting_how"),
    between: t("wall.between_how"),
  };
  return h(
    "div",
    { key: kind, class: `scene ${kind}` },
    bothWays("sign"),
    h("h2", null, t(`wall.${kind}`)),
    h("p", null, facts[kind]),
    kind === "closed" && h("p", { class: "soft" }, t("wall.erased", { time: hour(room.erase_at) })),
  );
}

/** A wave or round that is to come, or under way: the time is the largest thing on the wall. */
function timed(kind, { left, number }) {
  const words = kind === "round" ? "wall.round" : number === 0 ? "wall.countdown" : "wall.countdown_round";
  return h(
    "div",
    { key: kind, class: `scene timed ${kind}` },
    h("h2", null, t(words, { number })),
    h("p", { class: "clock", role: "timer", "aria-live": "off" }, timeLeft(left)),
    h("p", null, t(kind === "round" ? "wall.round_how" : "wall.countdown_how")),
  );
}

/** @returns the host's words, large */
export function announcement(text) {
  return text !== "" && h("p", { key: text, class: text.length > SHORT ? "announcement long" : "announcement", dir: "auto" }, text);
}

/** @returns what the room would like, most wished first */
export function wishes({ wants, room }) {
  if (wants.length === 0 || room.closed) return null;
  return [
    h("h2", { key: "title" }, t("wall.would_like")),
    h(
      "ul",
      { key: "wishes" },
      wants.map(({ text, count }) =>
        h("li", { key: text, class: "wish" }, h("bdi", null, text), h("strong", { "aria-label": t("wall.people", { n: count }) }, count)),
      ),
    ),
  ];
}

function hour(at) {
  const lang = document.documentElement.lang || "en";
  return new Intl.DateTimeFormat(lang, { weekday: "long", hour: "2-digit", minute: "2-digit", hourCycle: "h23" }).format(new Date(at));
}
