/** The line at the wall's foot: what the room would like and can give, by turns; or who without a phone is called. */

import { h } from "../lib/dom.js";
import { arrow } from "../lib/parts.js";
import { t } from "../lib/words.js";
import { inBoth, said } from "./tongues.js";

const EACH_FOR = 12_000;

/**
 * @param {object} snapshot
 * @param {object} now
 * @param {{number: number, card: object}[]} now.numbers people without a phone, called on a page that is not in sight
 * @param {boolean} now.both there is room for wants and offers
 * @param {number} now.now
 */
export function foot({ wants, offers, room }, { numbers, both, now }) {
  if (room.closed) return null;
  if (numbers.length > 0) return line("numbers", said("wall.without_phone"), numbers.map(whereTo));
  const lines = [
    wants.length > 0 && line("wants", [arrow("back", "arrow"), said("wall.would_like")], wants.map(wish)),
    offers.length > 0 && line("offers", [arrow("forth", "arrow"), said("wall.can")], offers.map(wish)),
  ].filter(Boolean);
  return both || lines.length < 2 ? lines : lines[Math.floor(now / EACH_FOR) % lines.length];
}

function line(kind, title, chips) {
  return h("div", { key: kind, class: kind }, h("h2", null, title), h("ul", null, chips));
}

function wish({ text, also, count }) {
  return h("li", { key: text, class: "wish" }, h("bdi", null, inBoth(text, also)), h("strong", { "aria-label": t("wall.people", { n: count }) }, count));
}

function whereTo({ number, card }) {
  return h(
    "li",
    { key: number, class: `wish beacon-${card.beacon.colour}` },
    h("strong", null, said("wall.number", { number })),
    h("span", { class: "badge" }, card.beacon.number),
    card.spot !== null && h("bdi", null, card.spot),
  );
}
