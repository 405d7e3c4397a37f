/** Small pieces that several screens share, as descriptions for `render`. */

import { h } from "./dom.js";

const DRAWINGS = new URL("../../img/beacons.svg", import.meta.url).pathname;

/** @returns one of the drawings in beacons.svg, for the eyes only: what it says must also stand in words */
export function symbol(name, cls = "") {
  return h("svg", { class: cls, "aria-hidden": "true" }, h("use", { href: `${DRAWINGS}#${name}` }));
}

const ARROWS = { forth: "M3 12h17M13 5l7 7-7 7", back: "M21 12H4M11 5l-7 7 7 7" };

/** @param {"forth"|"back"} way @returns an arrow in the text's colour */
export function arrow(way, cls = "") {
  return h("svg", { class: cls, viewBox: "0 0 24 24", "aria-hidden": "true" }, h("path", { d: ARROWS[way] }));
}

/** @returns the mark of the two directions */
export function bothWays(cls = "both-ways") {
  return symbol("both-ways", cls);
}

/** @returns a group's beacon as a badge */
export function beacon({ colour, symbol: name, number }) {
  return h("span", { class: `beacon beacon-${colour}` }, symbol(name), String(number));
}
