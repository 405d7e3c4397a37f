/** Small pieces that several screens share, as descriptions for `render`. */

import { h } from "./dom.js";

const DRAWINGS = new URL("../../img/beacons.svg", import.meta.url).pathname;

/** @returns one of the drawings in beacons.svg, for the eyes only: what it says must also stand in words */
export function symbol(name, cls = "") {
  return h("svg", { class: cls, "aria-hidden": "true" }, h("use", { href: `${DRAWINGS}#${name}` }));
}

/** @returns the mark of the two directions */
export function bothWays(cls = "both-ways") {
  return symbol("both-ways", cls);
}

/** @returns a group's beacon as a badge */
export function beacon({ colour, symbol: name, number }) {
  return h("span", { class: `beacon beacon-${colour}` }, symbol(name), String(number));
}
