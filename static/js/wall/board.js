/** The cards on the wall: as large as they fit on one page; when even small ones do not fit, pages that turn. */

import { h, render } from "../lib/dom.js";
import { t } from "../lib/words.js";
import { firstPage, pagesOf, turn } from "../state/wall_pages.js";
import { card } from "./card.js";

/** From the largest: columns, size of the type relative to the smallest allowed, and whether reasons keep to one line. */
const FITS = [
  { columns: 1, scale: 1.55, tight: false },
  { columns: 1, scale: 1.25, tight: false },
  { columns: 2, scale: 1.2, tight: false },
  { columns: 2, scale: 1, tight: false },
  { columns: 2, scale: 1, tight: true },
];
const SMALLEST = 0.4;
const STEP = 0.85;
const GLOW = 6_000;

/**
 * @param {HTMLElement} box where the cards go; its size is the page's
 * @param {HTMLElement} head the line above: title, how many, which page
 */
export function makeBoard(box, head) {
  const list = box.querySelector(".calls");
  const rule = box.querySelector(".rule");
  let layout = { pages: [], fit: FITS[0], scales: new Map(), gap: 0 };
  let state = firstPage(Date.now());
  let drawn = "";
  const glowing = new Map();

  /** @returns {{height: number, gap: number}} of a page, in CSS pixels */
  function page() {
    return { height: box.clientHeight, gap: parseFloat(getComputedStyle(list).rowGap) || 0 };
  }

  function measure(calls, fit, extra = {}) {
    dress(rule, fit);
    rule.classList.toggle("wide", extra.wide === true);
    render(rule, calls.map((call) => shrunk(card(call, false), extra.scales?.get(call.id))));
    return [...rule.children].map((node, i) => ({ id: calls[i].id, height: node.getBoundingClientRect().height }));
  }

  /** Cards higher than a page: across both columns, and if that is not enough, smaller until they fit. */
  function tamed(items, calls, fit, height, scales) {
    return items.map((item, i) => {
      if (item.height <= height) return item;
      let [wide] = measure([calls[i]], fit, { wide: true });
      for (let scale = STEP; wide.height > height && scale > SMALLEST; scale *= STEP) {
        scales.set(item.id, scale);
        [wide] = measure([calls[i]], fit, { wide: true, scales });
      }
      return { ...wide, wide: true };
    });
  }

  function laid(calls, fit, { height, gap }) {
    const scales = new Map();
    const items = tamed(measure(calls, fit), calls, fit, height, scales);
    return { pages: pagesOf(items, { height, gap, columns: fit.columns }), fit, scales, gap };
  }

  /** The largest that fits one page; else the smallest, with its reasons in full where that costs no page. */
  function lay(calls) {
    const size = page();
    for (const fit of FITS.slice(0, -1)) {
      if (measure(calls, fit).some((item) => item.height > size.height)) continue;
      const layout = laid(calls, fit, size);
      if (layout.pages.length <= 1) return layout;
    }
    const [full, tight] = FITS.slice(-2).map((fit) => laid(calls, fit, size));
    return tight.pages.length < full.pages.length ? tight : full;
  }

  /**
   * @param {object[]} calls newest first
   * @param {string[]} fresh ids of those that have just come
   */
  return function show(calls, fresh) {
    const now = Date.now();
    const size = `${box.clientWidth}×${box.clientHeight}`;
    const signature = JSON.stringify([size, calls]);
    for (const id of fresh) glowing.set(id, now + GLOW);
    for (const [id, until] of glowing) if (until < now) glowing.delete(id);
    if (signature !== drawn) {
      drawn = signature;
      layout = lay(calls);
      render(rule, []);
    }
    state = turn(state, { pages: layout.pages.length, fresh: fresh.length > 0, now });
    const byId = new Map(calls.map((call) => [call.id, call]));
    dress(list, layout.fit);
    const shown = layout.pages[state.page] ?? [];
    render(list, shown.map((place) => placed(card(byId.get(place.id), glowing.has(place.id)), place, layout)));
    render(head, heading(calls, layout.pages.length, state.page));
  };
}

function dress(node, { columns, scale, tight }) {
  node.classList.toggle("one", columns === 1);
  node.classList.toggle("tight", tight);
  node.style.setProperty("--k", String(scale));
}

function shrunk(tree, scale) {
  if (scale !== undefined) tree.attrs.style = { "--k": scale };
  return tree;
}

function placed(tree, { id, column, wide, top, height }, { fit, scales, gap }) {
  const width = wide || fit.columns === 1 ? "100%" : `calc((100% - ${gap}px) / 2)`;
  const start = column === 0 ? "0px" : `calc((100% + ${gap}px) / 2)`;
  const scale = scales.has(id) ? { "--k": scales.get(id) } : {};
  tree.attrs.style = { "inset-block-start": `${top}px`, "inset-inline-start": start, width, height: `${height}px`, ...scale };
  return tree;
}

function heading(calls, pages, page) {
  const called = calls.filter(({ state }) => state === "called").length;
  return [
    h("h2", { key: "title" }, t(called > 0 ? "wall.meet_now" : "wall.met_now")),
    h(
      "p",
      { key: "more", class: "more" },
      called > 0 && t("wall.groups", { n: called }),
      pages > 1 && h("span", { class: "page" }, t("wall.page", { page: page + 1, pages })),
    ),
  ];
}
