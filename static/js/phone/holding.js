/** Held up: nothing but the beacon, as large as the screen, for somebody across the room. */

import { h } from "../lib/dom.js";
import { symbol } from "../lib/parts.js";
import { t } from "../lib/words.js";

/** To be called from a tap: the browser's own bars go, too, where it lets them. */
export function fill(doc = document) {
  doc.documentElement.requestFullscreen?.({ navigationUI: "hide" }).catch(stays);
}

/** The bars come back. */
export function unfill(doc = document) {
  if (doc.fullscreenElement) doc.exitFullscreen().catch(stays);
}

/** They may stay as they are: the beacon is there all the same. */
function stays(fault) {
  if (!(fault instanceof TypeError || fault instanceof DOMException)) throw fault;
}

export function holding({ view, snap, go }) {
  const { colour, symbol: drawing, number } = snap.meeting.beacon;
  const back = () => {
    unfill();
    go("");
  };
  return h(
    "div",
    { class: `screen holding beacon-${colour}`, key: view, onclick: back },
    h("h1", { class: "aside", tabindex: "-1" }, t("phone.beacon_words", { colour: t(`phone.colour_${colour}`), symbol: t(`phone.symbol_${drawing}`), number })),
    h("div", { class: "sign", "aria-hidden": "true" }, symbol(drawing), h("span", null, String(number))),
    h("button", { type: "button", class: "link" }, t("meeting.back_to_call")),
  );
}
