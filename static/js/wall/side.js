/** The wall's left quarter: how to join, and what the room has come to. */

import { h } from "../lib/dom.js";
import { t } from "../lib/words.js";
import { said } from "./tongues.js";

/** @param {boolean} joinable whether the way in is shown */
export function side({ room, counts, qr }, joinable) {
  return [
    h("h1", { key: "title", dir: "auto" }, room.title),
    joinable && !room.closed && joining(room, qr),
    h(
      "dl",
      { key: "counts", class: "numbers" },
      number("here", counts.here, "wall.here"),
      number("meetings", counts.meetings, "wall.meetings"),
      number("passed", counts.passed_on, "wall.passed_on"),
    ),
  ];
}

function joining({ short }, qr) {
  const at = short.lastIndexOf("/") + 1;
  return h(
    "div",
    { key: "join", class: "join" },
    h("img", { class: "qr", src: qr, alt: t("wall.qr") }),
    h("p", { class: "scan" }, said("wall.scan")),
    h("p", { class: "address" }, h("bdi", { dir: "ltr" }, breakable(short.slice(0, at)), h("strong", null, short.slice(at)))),
  );
}

/** @returns an address that may break before a dot or a colon, and nowhere else */
function breakable(address) {
  return address.split(/(?=[.:])/).flatMap((part, i) => (i === 0 ? [part] : [h("wbr", null), part]));
}

function number(key, n, words) {
  return h("div", { key }, h("dt", null, said(words, { n })), h("dd", null, n));
}
