/** What the wall shows where the cards would be: invitations, waiting, thanks; and what the host says to everyone. */

import { h } from "../lib/dom.js";
import { bothWays } from "../lib/parts.js";
import { t } from "../lib/words.js";

/** A shout of so many letters stands on one line in the largest type. */
const SHORT = 32;

/** @param {"closed"|"empty"|"soon"|"looking"|null} kind */
export function stage(kind, { counts, room }) {
  if (kind === null) return null;
  const params = { n: counts.here, meetings: counts.meetings, passed: counts.passed_on };
  const facts = {
    closed: counts.meetings > 0 && t("wall.closed_facts", params),
    empty: t("wall.empty_how"),
    soon: t("wall.soon_how", params),
    looking: t("wall.looking_how"),
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
