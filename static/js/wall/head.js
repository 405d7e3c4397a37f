/** The line above the cards: what they are, how many, which page, and a round's time. */

import { h } from "../lib/dom.js";
import { roundOf } from "../state/wall.js";
import { timeLeft } from "../state/wave.js";
import { said } from "./tongues.js";

/** @param {{page: number, pages: number}} turned which page is in sight */
export function head(snapshot, cards, { page, pages }, now) {
  const called = cards.filter(({ state }) => state === "called").length;
  const round = roundOf(snapshot, now);
  const { room } = snapshot;
  const more = called > 0 && round === null && room.mode === "continuous" && room.matching && !room.closed;
  return [
    h("h2", { key: "title" }, said(called > 0 ? "wall.meet_now" : "wall.met_now")),
    h(
      "p",
      { key: "more", class: "more" },
      h("span", null, called > 0 && said("wall.groups", { n: called }), more && pages <= 1 && [" · ", said("wall.more_come")]),
      pages > 1 && h("span", { class: "page" }, said("wall.page", { page: page + 1, pages })),
      round !== null && h("span", { class: "left" }, said("wall.round", round), " ", timeLeft(round.left)),
    ),
  ];
}
