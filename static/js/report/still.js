/** Who met, as a still: the points of the page's drawing are settled as the wall settles its own. */

import { makeSky, reach, settle, takeIn } from "../state/sky.js";

/** How far out nine in ten points stand, in the drawing's units. */
const RADIUS = 88;

/** @param {SVGElement|null} drawing as the page came with it; none is no fault */
export function settleStill(drawing) {
  if (drawing === null) return;
  const sky = makeSky();
  takeIn(sky, JSON.parse(drawing.dataset.sky));
  settle(sky);
  const scale = RADIUS / Math.max(0.05, reach(sky));
  const at = (i) => [sky.x[i] * scale, sky.y[i] * scale].map((each) => Math.round(Math.max(-98, Math.min(98, each)) * 10) / 10);
  drawing.querySelectorAll("circle").forEach((point, i) => {
    const [cx, cy] = at(i);
    set(point, { cx, cy });
  });
  drawing.querySelectorAll("line").forEach((half, i) => {
    const line = 2 * Math.floor(i / 2);
    const [[x1, y1], [x, y]] = [at(sky.lines[line + (i % 2)]), at(sky.lines[line + 1 - (i % 2)])];
    set(half, { x1, y1, x2: (x1 + x) / 2, y2: (y1 + y) / 2 });
  });
}

function set(shape, places) {
  for (const [name, place] of Object.entries(places)) shape.setAttribute(name, place);
}
