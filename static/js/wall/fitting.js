/** How large the cards of a page can be: measured in the page itself, where nobody sees it. */

import { render } from "../lib/dom.js";
import { pagesOf } from "../state/wall_pages.js";
import { card } from "./card.js";
import { spoken } from "./tongues.js";

/** From the largest: columns, and the size of the type relative to the smallest allowed. */
const FITS = [
  [1, 1.9], [1, 1.65], [1, 1.45], [1, 1.3], [2, 1.4], [1, 1.15], [2, 1.25], [2, 1.12], [1, 1], [2, 1],
].map(([columns, scale]) => ({ columns, scale, roll: false, alone: false }));
/** For one that has the whole page. */
const ALONE = [2.4, 2.1, 1.8, 1.5, 1.25].map((scale) => ({ columns: 1, scale, roll: false, alone: true }));
const SMALLEST_FIT = FITS.at(-1);
/** A line a group, without the reasons: for more groups than anyone would wait for. */
const ROLL = { columns: 1, scale: 1, roll: true, alone: false };
const MOST_PAGES = 4;
/** No page has room for more cards than this. */
const ROOMY = 8;
/** Lines that a reason may take. */
const LINES = [3, 2, 1];
const SMALLEST = 0.4;
const STEP = 0.85;
const REMEMBERED = 1_000;

/** @param {HTMLElement} rule a hidden list where the cards would be */
export function makeFitting(rule) {
  const heights = new Map();

  /** @returns {{id: string, height: number, broad: boolean}[]} `broad`: a word does not fit into the width */
  function measure(calls, fit, lines, { wide = false, scales = new Map() } = {}) {
    const width = rule.clientWidth;
    const kind = JSON.stringify([width, fit, lines, wide, spoken()]);
    const keys = calls.map((call) => `${kind}${scales.get(call.id) ?? ""}${textOf(call)}`);
    const unknown = [...new Map(calls.map((call, i) => [keys[i], call]).filter(([key]) => !heights.has(key)))];
    if (unknown.length > 0) {
      if (heights.size > REMEMBERED) heights.clear();
      dress(rule, fit, wide);
      render(rule, unknown.map(([, call], i) => sized({ ...bare(card(call, { lines, roll: fit.roll, broad: !fit.alone && (wide || fit.columns === 1) })), key: i }, scales.get(call.id))));
      [...rule.children].forEach((node, i) => {
        const broad = [node, ...node.querySelectorAll(".name, .spot, .ring .reason")].some((part) => part.scrollWidth > part.clientWidth + 1);
        heights.set(unknown[i][0], { height: Math.ceil(node.getBoundingClientRect().height), broad });
      });
      render(rule, []);
    }
    return calls.map((call, i) => ({ id: call.id, ...(heights.get(keys[i]) ?? measure([call], fit, lines, { wide, scales })[0]) }));
  }

  /** Cards that are too broad or too high: across both columns, and if that is not enough, smaller until they fit. */
  function tamed(items, calls, fit, lines, height, scales) {
    return items.map((item, i) => {
      if (item.height <= height && !(item.broad && fit.columns > 1)) return item;
      let [wide] = measure([calls[i]], fit, lines, { wide: true });
      for (let scale = STEP; wide.height > height && scale > SMALLEST; scale *= STEP) {
        scales.set(item.id, scale);
        [wide] = measure([calls[i]], fit, lines, { wide: true, scales });
      }
      return { ...wide, wide: true };
    });
  }

  function laid(calls, fit, lines, { height, gap }) {
    const scales = new Map();
    const items = tamed(measure(calls, fit, lines), calls, fit, lines, height, scales);
    return { pages: pagesOf(items, { height, gap, columns: fit.columns }), fit, scales, lines };
  }

  /** @returns {object|null} the largest with which all stand on one page; null: not even the smallest */
  function onOne(calls, page) {
    for (const fit of fitsFor(calls.length)) {
      const large = fit !== SMALLEST_FIT;
      if (large && measure(calls, fit, LINES[0]).some((item) => item.height > page.height || item.broad)) continue;
      for (const lines of large ? [LINES[0]] : LINES) {
        const layout = laid(calls, fit, lines, page);
        if (layout.pages.length <= 1 && (!large || even(layout.pages[0]))) return layout;
      }
    }
    return null;
  }

  /**
   * Which cards stand together.
   * @param {object[]} calls in order
   * @param {(id: string) => boolean} isNews whether somebody may still be looking for it
   * @returns {{roll: boolean, pages: string[][]}}
   */
  function deal(calls, page, isNews) {
    if (calls.length === 0) return { roll: false, pages: [] };
    if (calls.length <= ROOMY && onOne(calls, page) !== null) return { roll: false, pages: [calls.map(({ id }) => id)] };
    const idsOf = ({ pages }) => pages.map((cards) => cards.map(({ id }) => id));
    const news = calls.filter(({ id }) => isNews(id)).length;
    if (news <= MOST_PAGES * ROOMY) {
      const cards = idsOf(laid(calls, SMALLEST_FIT, LINES.at(-1), page));
      if (cards.filter((ids) => ids.some(isNews)).length <= MOST_PAGES) return { roll: false, pages: cards };
    }
    return { roll: true, pages: idsOf(laid(calls, ROLL, 1, page)) };
  }

  /** @returns {{fit: object, places: object[]}} where the cards of one page stand, how large, and with how many lines */
  function place(calls, page, roll) {
    if (calls.length === 0) return { fit: FITS[0], places: [] };
    const layout = roll ? laid(calls, ROLL, 1, page) : (onOne(calls, page) ?? laid(calls, SMALLEST_FIT, 1, page));
    const { fit, scales } = layout;
    const byId = new Map(calls.map((call) => [call.id, call]));
    const places = (layout.pages[0] ?? []).map((spot) => {
      const fits = (lines) => measure([byId.get(spot.id)], fit, lines, { wide: spot.wide, scales })[0].height <= spot.height + 1;
      return { ...spot, scale: scales.get(spot.id), lines: LINES.find(fits) ?? 1 };
    });
    return { fit, places };
  }

  return { deal, place };
}

function fitsFor(count) {
  if (count > ROOMY) return [SMALLEST_FIT];
  return count === 1 ? [...ALONE, ...FITS] : FITS;
}

/** @returns {boolean} whether all cards are equally high: larger type is not worth a ragged page */
function even(cards) {
  return cards.every(({ height }) => Math.abs(height - cards[0].height) < 1);
}

/** Dresses a list for a fit. */
export function dress(node, { columns, scale, roll }, wide = false) {
  node.classList.toggle("one", columns === 1);
  node.classList.toggle("roll", roll);
  node.classList.toggle("wide", wide);
  node.style.setProperty("--k", String(scale));
}

/** A drawing's size does not depend on what is drawn: without it there is much less to lay out. */
function bare(tree) {
  if (typeof tree === "string") return tree;
  return { ...tree, children: tree.tag === "svg" ? [] : tree.children.map(bare) };
}

function sized(tree, scale) {
  return scale === undefined ? tree : { ...tree, attrs: { ...tree.attrs, style: { ...tree.attrs.style, "--k": scale } } };
}

/** @returns {string} all of a card that its size depends on */
function textOf({ kind, generous, state, beacon, spot, where, people, gives }) {
  return JSON.stringify([kind, generous, state === "called", beacon.number, spot, where, people, gives]);
}
