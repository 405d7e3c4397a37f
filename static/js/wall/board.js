/** The cards on the wall: as large as they fit on one page; when even small ones do not fit, pages that turn. */

import { render } from "../lib/dom.js";
import { SEEN, aimed, firstTurn, stepped, turn } from "../state/wall_turns.js";
import { card } from "./card.js";
import { dress, makeFitting } from "./fitting.js";
import { glide } from "./glide.js";

const GLOW = 6_000;

/** @param {HTMLElement} box where the cards go; its size is the page's */
export function makeBoard(box) {
  const list = box.querySelector(".calls");
  const fitting = makeFitting(box.querySelector(".rule"));
  const glowing = new Map();
  let state = firstTurn(Date.now());
  let held = false;
  let dealt = { roll: false, pages: [] };
  let drawn = { key: "", page: -1, ids: [], fit: null, places: [] };
  let cards = [];

  /** @returns {{height: number, gap: number}} of a page, in CSS pixels */
  const page = () => ({ height: box.clientHeight, gap: parseFloat(getComputedStyle(list).rowGap) || 0 });

  const isNews = (id) => (state.seen.get(id) ?? 0) < SEEN;

  /** While people read one of several pages it stays as it is: what is new is dealt when it turns. */
  function deal(calls, turned) {
    const key = JSON.stringify([box.clientWidth, box.clientHeight, calls]);
    if (key === drawn.key || (!turned && dealt.pages.length > 1 && stays(calls))) return;
    dealt = fitting.deal(calls, page(), isNews);
    drawn.key = key;
  }

  function stays(calls) {
    const texts = new Map(calls.map((call) => [call.id, JSON.stringify([call.people, call.gives, call.spot])]));
    const same = drawn.places.every(({ id, text }) => !texts.has(id) || texts.get(id) === text);
    return same && drawn.size === `${box.clientWidth}×${box.clientHeight}` && drawn.ids.some((id) => texts.has(id));
  }

  /**
   * @param {object[]} all those called first, newest first; then who has just found each other
   * @param {string[]} fresh ids of those that have just come
   * @returns {{page: number, pages: number, shown: string[]}}
   */
  function show(all, fresh) {
    const now = Date.now();
    cards = all;
    for (const id of fresh) glowing.set(id, now + GLOW);
    for (const [id, until] of glowing) if (until < now) glowing.delete(id);
    const there = new Set(all.map(({ id }) => id));
    deal(callsFor(all), false);
    const pages = withNews(dealt.pages, fresh);
    state = turn(state, { shown: drawn.ids.filter((id) => there.has(id)), pages, fresh: fresh.length > 0, held, now });
    if (state.turned !== false) {
      deal(callsFor(all), true);
      state = aimed(state, dealt.pages);
    }
    return draw();
  }

  /** Who has found each other needs the wall no more: they make room. */
  function callsFor(all) {
    const called = all.filter((call) => call.state === "called");
    if (called.length === all.length || called.length === 0) return all;
    return fitting.deal(all, page(), isNews).pages.length > 1 ? called : all;
  }

  function draw() {
    const byId = new Map(cards.map((call) => [call.id, call]));
    const at = Math.min(state.page, Math.max(0, dealt.pages.length - 1));
    const ids = dealt.pages[at] ?? [];
    const size = `${box.clientWidth}×${box.clientHeight}`;
    const texts = ids.map((id) => textOf(byId.get(id)));
    const signature = JSON.stringify([size, dealt.roll, ids, dealt.pages.length > 1 ? null : texts]);
    if (signature !== drawn.signature) {
      const laid = fitting.place(ids.map((id) => byId.get(id)).filter(Boolean), page(), dealt.roll);
      const places = laid.places.map((place) => ({ ...place, text: textOf(byId.get(place.id)) }));
      drawn = { key: drawn.key, signature, size, ids, fit: laid.fit, places };
    }
    glide(list, () => {
      if (drawn.fit) dress(list, drawn.fit);
      const shown = drawn.places.filter(({ id }) => byId.has(id));
      render(list, shown.map((place, i) => placed(byId.get(place.id), place, i)));
    });
    return { page: at, pages: dealt.pages.length, shown: drawn.ids };
  }

  function placed(call, { column, wide, top, height, scale, lines }, i) {
    const half = !wide && drawn.fit.columns > 1;
    const tree = card(call, { fresh: glowing.has(call.id), lines, roll: drawn.fit.roll, broad: !half && !drawn.fit.alone });
    const gap = page().gap;
    tree.attrs.style = {
      "inset-block-start": `${top}px`,
      "inset-inline-start": half && column === 1 ? `calc((100% + ${gap}px) / 2)` : "0px",
      width: half ? `calc((100% - ${gap}px) / 2)` : "100%",
      height: `${height}px`,
      "--i": i,
      ...(scale === undefined ? {} : { "--k": scale }),
    };
    return tree;
  }

  /** @returns as `show`, with the next page (1) or the one before (-1) */
  function step(by) {
    deal(callsFor(cards), true);
    state = stepped(state, dealt.pages.length, by, Date.now());
    return draw();
  }

  /** @returns {boolean} whether the page is held now: it does not turn by itself */
  function hold() {
    held = !held;
    return held;
  }

  return { show, step, hold };
}

/** New cards that have not been dealt yet are on no page: they would come first. */
function withNews(pages, fresh) {
  const there = new Set(pages.flat());
  const out = fresh.filter((id) => !there.has(id));
  return out.length === 0 ? pages : [[...out, ...(pages[0] ?? [])], ...pages.slice(1)];
}

function textOf(call) {
  return call === undefined ? "" : JSON.stringify([call.people, call.gives, call.spot]);
}
