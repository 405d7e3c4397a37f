import assert from "node:assert/strict";
import test from "node:test";

import { pagesOf } from "../../static/js/state/wall_pages.js";
import { SEEN, aimed, firstTurn, stepped, turn } from "../../static/js/state/wall_turns.js";

const page = { height: 100, gap: 10, columns: 2 };
const cards = (...heights) => heights.map((height, i) => ({ id: String(i), height }));
const ids = (pages) => pages.map((on) => on.map(({ id, column }) => `${id}${"ab"[column]}`).join(" "));

test("cards fill the shorter column, then the next page", () => {
  assert.deepEqual(ids(pagesOf(cards(45, 45, 45, 45, 45, 45, 45, 45), page)), ["0a 1b 2a 3b", "4a 5b 6a 7b"]);
  assert.deepEqual(ids(pagesOf(cards(60, 20, 20, 20, 20), page)), ["0a 1b 2b 3b 4a"]);
  assert.deepEqual(pagesOf([], page), []);
});

test("pages are about equally full, unless that makes one page more", () => {
  assert.deepEqual(pagesOf(cards(45, 45, 45, 45, 45), page).map((on) => on.length), [3, 2]);
  assert.deepEqual(pagesOf(cards(20, 20, 20, 20, 20, 20, 95, 95), page).map((on) => on.length), [6, 2]);
});

test("one of the next few takes a place that is too small for the next", () => {
  assert.deepEqual(ids(pagesOf(cards(60, 60, 60, 30, 30, 60), page)), ["0a 1b 3a", "2a 4b 5b"]);
});

test("a page is filled to its bottom, in rows of equal height where they are high enough", () => {
  for (const heights of [[40], [40, 40], [40, 40, 40], [40, 45, 40, 30], [30, 30, 30, 20, 20, 20], [60, 20, 20, 20, 20]]) {
    const [on, ...more] = pagesOf(cards(...heights), page);
    assert.deepEqual(more, []);
    for (const column of [0, 1]) {
      const mine = on.filter((card) => card.column === column || card.wide);
      const bottom = Math.max(...mine.map(({ top, height }) => top + height));
      assert.ok(Math.abs(bottom - 100) < 0.01, `${heights}: column ${column} ends at ${bottom}`);
      mine.sort((one, other) => one.top - other.top).forEach((card, i) => i > 0 && assert.ok(card.top >= mine[i - 1].top + mine[i - 1].height + 9.99));
    }
    for (const { id, height } of on) assert.ok(height >= heights[id] - 0.01);
  }
  const [rows] = pagesOf(cards(40, 45, 41, 30), page);
  assert.deepEqual(rows.map(({ top, height }) => [top, height]), [[0, 45], [0, 45], [55, 45], [55, 45]]);
});

test("a card alone in its row, and one that is too broad, have the whole width", () => {
  const [one] = pagesOf(cards(40), page);
  assert.equal(one[0].wide, true);
  const wide = { id: "w", height: 120, wide: true };
  const pages = pagesOf([...cards(30, 40), wide, { id: "z", height: 50 }], page);
  assert.deepEqual(ids(pages), ["0a 1b za", "wa"]);
  const [on] = pagesOf([...cards(30, 40), { id: "w", height: 40, wide: true }], page);
  assert.deepEqual(on.map(({ top, height }) => [top, height]), [[0, 45], [0, 45], [55, 45]]);
});

/** A wall that is looked at once a second. */
function watch(pages) {
  let state = firstTurn(0);
  return {
    pages,
    shows: [],
    to(until, { fresh = false, held = false } = {}) {
      for (let now = state.at + 1_000; now <= until; now += 1_000) {
        state = turn(state, { shown: this.pages[state.page] ?? [], pages: this.pages, fresh: fresh && now === until, held, now });
        if (state.turned !== false) state = aimed(state, this.pages);
        this.shows.push(state.page);
      }
      return state.page;
    },
    step(by) {
      state = stepped(state, this.pages.length, by, state.at);
      return state.page;
    },
    seen: () => state.seen,
  };
}

test("pages turn by themselves and come round; each card is in sight long enough", () => {
  const wall = watch([["a", "b"], ["c"], ["d"]]);
  assert.deepEqual([wall.to(14_000), wall.to(15_000), wall.to(30_000), wall.to(45_000), wall.to(60_000)], [0, 1, 2, 0, 1]);
  for (const id of "abcd") assert.ok(wall.seen().get(id) >= SEEN);
});

test("news comes first after a first look, and whoever was interrupted is shown again before others", () => {
  const wall = watch([["a"], ["b"], ["c"]]);
  wall.to(17_000);
  wall.pages = [["new"], ["a"], ["b"], ["c"]];
  assert.equal(wall.to(18_000, { fresh: true }), 1);
  wall.to(23_000);
  assert.equal(wall.shows.at(-1), 0);
  wall.to(90_000);
  for (const id of ["new", "a", "b", "c"]) assert.ok(wall.seen().get(id) >= SEEN, id);
});

test("what comes within a batch joins the page that has just come", () => {
  const wall = watch([["a"]]);
  wall.to(1_000, { fresh: true });
  wall.pages = [["b", "a"], ["c"]];
  assert.equal(wall.to(2_000, { fresh: true }), 0);
  assert.equal(wall.to(14_000), 0);
});

test("a held page stays; a hand turns it", () => {
  const wall = watch([["a"], ["b"], ["c"]]);
  assert.equal(wall.to(60_000, { held: true }), 0);
  assert.deepEqual([wall.step(1), wall.step(1), wall.step(1), wall.step(-1)], [1, 2, 0, 2]);
});

test("where fewer pages are left the first is shown, or another that there is", () => {
  const wall = watch([["a"], ["b"], ["c"]]);
  wall.to(31_000);
  wall.pages = [["a"], ["b"]];
  assert.ok(wall.to(32_000) < 2);
  wall.pages = [["a"]];
  assert.equal(wall.to(33_000), 0);
});
