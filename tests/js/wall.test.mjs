import assert from "node:assert/strict";
import test from "node:test";

import { announcementAt, calledFirst, cut, makeNews, nameScale, reasons, roundOf, shortNames, stageOf } from "../../static/js/state/wall.js";
import { firstPage, pagesOf, turn } from "../../static/js/state/wall_pages.js";

const call = (id, state = "called") => ({ id, state });

test("reasons call people by their first name, unless two share it", () => {
  assert.deepEqual(shortNames(["Mair Evans", "Tom Jones"]), ["Mair", "Tom"]);
  assert.deepEqual(shortNames(["Number 104", "Mair Evans"]), ["Number 104", "Mair"]);
  assert.deepEqual(shortNames(["Tom Evans", "Tom Jones", "Jo"]), ["Tom Evans", "Tom Jones", "Jo"]);
});

test("whom the wall calls stands before who has found each other", () => {
  const cards = [call("talking", "talking"), call("new"), call("still", "still"), call("old")];
  assert.deepEqual(calledFirst(cards).map(({ id }) => id), ["new", "old", "talking", "still"]);
});

test("names grow smaller only for a word that would not fit whole, and only so far", () => {
  assert.equal(nameScale(["Mair Evans", "Tom"]), 1);
  assert.equal(nameScale(["Tom", "Maximilian Featherstonehaugh"]), 12 / 17);
  assert.equal(nameScale(["x".repeat(120), "Tom"]), 0.6);
});

test("long words are cut between letters, never inside one", () => {
  assert.equal(cut("abcdef", 6), "abcdef");
  assert.equal(cut("abcdefg", 4), "abc…");
  assert.equal(cut("👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦", 2), "👩‍👩‍👧‍👦…");
});

test("a pair's second line is the way back; a circle's lines all go on", () => {
  const people = [{ name: "Mair" }, { name: "Tom" }, { name: "Jo" }];
  const give = (from_name, to_name, offer) => ({ from_name, to_name, offer, want: "" });
  const pair = { kind: "pair", people: people.slice(0, 2), gives: [give("Mair", "Tom", "pricing"), give("Tom", "Mair", "video")] };
  assert.deepEqual(reasons(pair), [
    { who: "Mair", what: "pricing", whom: "Tom", direction: "give" },
    { who: "Tom", what: "video", whom: "Mair", direction: "get" },
  ]);
  const circle = { kind: "circle", people, gives: [give("Mair", "Tom", "a"), give("Tom", "Jo", "b"), give("Jo", "Mair", "c")] };
  assert.deepEqual(reasons(circle).map(({ direction, whom }) => [direction, whom]), [["give", "Tom"], ["give", "Jo"], ["give", "Mair"]]);
});

test("the first cards of a page are not news; each later one is once", () => {
  const news = makeNews();
  assert.deepEqual(news([call("a")]), []);
  assert.deepEqual(news([call("b"), call("a")]), ["b"]);
  assert.deepEqual(news([call("b"), call("a", "talking")]), []);
  assert.deepEqual(news([call("c", "talking")]), []);
});

test("the stage is taken when nobody is called", () => {
  const snapshot = (cards, here, room) => ({ cards, counts: { here }, room: { closed: false, matching: true, mode: "continuous", wave: null, ...room } });
  assert.equal(stageOf(snapshot([call("a")], 2)), null);
  assert.equal(stageOf(snapshot([], 0)), "empty");
  assert.equal(stageOf(snapshot([], 3)), "looking");
  assert.equal(stageOf(snapshot([], 3, { matching: false })), "soon");
  assert.equal(stageOf(snapshot([call("a")], 3, { closed: true })), "closed");
  assert.equal(stageOf(snapshot([], 3, { mode: "rounds" })), "between");
});

test("a countdown stands before the cards of those who have just met, and a round beside them", () => {
  const wave = { calls_at: 30_000, ends_at: 630_000, number: 2, called: false };
  const at = (now, more, cards = [call("a", "talking")]) =>
    stageOf({ cards, counts: { here: 3 }, room: { closed: false, matching: true, mode: "rounds", wave: { ...wave, ...more } } }, now);
  assert.equal(at(1_000), "countdown");
  assert.equal(at(30_000), "starting");
  assert.equal(at(31_000, { called: true }), null);
  assert.equal(at(100_000, { called: true }, []), "round");
  const round = (now) => roundOf({ room: { wave: { ...wave, called: true } } }, now);
  assert.deepEqual(round(31_000), { number: 2, left: 599, last: false });
  assert.deepEqual(round(575_500), { number: 2, left: 55, last: true });
  assert.equal(round(630_000), null);
});

test("an announcement ends at its time", () => {
  const snapshot = { room: { announcement: { text: "Tea!", until: 10 } } };
  assert.equal(announcementAt(snapshot, 9), "Tea!");
  assert.equal(announcementAt(snapshot, 10), "");
  assert.equal(announcementAt({ room: { announcement: null } }, 0), "");
});

const cards = (...heights) => heights.map((height, i) => ({ id: String(i), height }));
const ids = (pages) => pages.map((page) => page.map(({ id, column }) => `${id}${"ab"[column]}`).join(" "));

test("cards fill the shorter column, then the next page", () => {
  const page = { height: 100, gap: 10, columns: 2 };
  assert.deepEqual(ids(pagesOf(cards(45, 45, 45, 45, 45), page)), ["0a 1b 2a 3b", "4a"]);
  assert.deepEqual(ids(pagesOf(cards(60, 20, 20, 20, 20), page)), ["0a 1b 2b 3b 4a"]);
  assert.deepEqual(pagesOf([], page), []);
});

test("one of the next few takes a place that is too small for the next", () => {
  assert.deepEqual(ids(pagesOf(cards(60, 60, 60, 30, 30), { height: 100, gap: 10, columns: 2 })), ["0a 1b 3a 4b", "2a"]);
});

test("columns that are nearly full reach the bottom, others stay as they are", () => {
  const [page] = pagesOf(cards(40, 40, 40), { height: 100, gap: 10, columns: 2 });
  assert.deepEqual(page.map(({ top, height }) => [top, height]), [[0, 45], [0, 40], [55, 45]]);
});

test("a wide card has both columns, even one higher than the page", () => {
  const wide = { id: "w", height: 120, wide: true };
  const pages = pagesOf([...cards(30, 40), wide, { id: "z", height: 50 }], { height: 100, gap: 10, columns: 2 });
  assert.deepEqual(ids(pages), ["0a 1b za", "wa"]);
  const [page] = pagesOf([...cards(30, 40), { id: "w", height: 40, wide: true }], { height: 100, gap: 10, columns: 2 });
  assert.equal(page[2].top, 50);
});

test("pages turn by themselves, come round, and start again when there are fewer", () => {
  let state = firstPage(0);
  const see = (now, pages = 3, fresh = false) => (state = turn(state, { pages, fresh, now })).page;
  assert.deepEqual([see(8_000), see(9_000), see(18_000), see(27_000)], [0, 1, 2, 0]);
  see(36_000);
  assert.equal(see(37_000, 1), 0);
});

test("news brings the first page after a first look, and the round goes on", () => {
  let state = { page: 1, since: 0, next: null, news: false };
  const see = (now, fresh) => (state = turn(state, { pages: 4, fresh, now })).page;
  assert.equal(see(1_000, true), 1);
  assert.equal(see(4_000, false), 0);
  assert.equal(see(13_000, false), 2);
});
