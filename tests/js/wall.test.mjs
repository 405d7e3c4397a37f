import assert from "node:assert/strict";
import test from "node:test";

import { announcementAt, calledFirst, cut, makeEndings, makeNews, reasons, roundOf, shortNames, stageOf, unseenNumbers } from "../../static/js/state/wall.js";

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

test("long words are cut between letters, never inside one", () => {
  assert.equal(cut("abcdef", 6), "abcdef");
  assert.equal(cut("abcdefg", 4), "abc…");
  assert.equal(cut("👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦", 2), "👩‍👩‍👧‍👦…");
});

test("a pair's second line is the way back; a circle's lines all go on", () => {
  const people = [{ name: "Mair" }, { name: "Tom" }, { name: "Jo" }];
  const give = (from_name, to_name, offer) => ({ from_name, to_name, offer, also: `${offer} (cy)`, want: "" });
  const pair = { kind: "pair", people: people.slice(0, 2), gives: [give("Mair", "Tom", "pricing"), give("Tom", "Mair", "video")] };
  assert.deepEqual(reasons(pair), [
    { who: "Mair", what: "pricing", also: "pricing (cy)", whom: "Tom", direction: "give" },
    { who: "Tom", what: "video", also: "video (cy)", whom: "Mair", direction: "get" },
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

const room = { closed: false, matching: true, mode: "continuous", wave: null };
const seen = (cards, counts, more = {}) => ({ cards, counts: { here: 3, meetings: 0, talking: 0, ...counts }, room: { ...room, ...more } });

test("the stage is taken when nobody is called", () => {
  assert.equal(stageOf(seen([call("a")])), null);
  assert.equal(stageOf(seen([], { here: 0 })), "empty");
  assert.equal(stageOf(seen([])), "looking");
  assert.equal(stageOf(seen([], {}, { matching: false })), "soon");
  assert.equal(stageOf(seen([], { meetings: 2 }, { matching: false })), "paused");
  assert.equal(stageOf(seen([], {}, { mode: "rounds" })), "between");
  assert.equal(stageOf(seen([call("found", "talking")], {}, { quiet: { until: null } })), "quiet");
  assert.equal(stageOf(seen([call("late")], {}, { quiet: { until: null } })), null);
});

test("a few who have found each other stay in sight, many leave the stage to all", () => {
  const found = (count) => Array.from({ length: count }, (_, i) => call(String(i), "talking"));
  assert.equal(stageOf(seen(found(4))), null);
  assert.equal(stageOf(seen(found(5))), "talking");
  assert.equal(stageOf(seen([...found(9), call("late")])), null);
});

test("at the end who is still called is shown, then that the last are talking, then thanks", () => {
  const closed = { closed: true };
  assert.equal(stageOf(seen([call("a")], { talking: 3 }, closed)), null);
  assert.equal(stageOf(seen([call("a", "talking")], { talking: 3 }, closed)), "closing");
  assert.equal(stageOf(seen([], {}, closed)), "closed");
});

const wave = { calls_at: 30_000, ends_at: 630_000, number: 2, called: false };
const inRounds = (cards, more) => seen(cards, {}, { mode: "rounds", wave: { ...wave, ...more } });

test("a countdown stands before the cards of those who have just met, and a round beside them until its last minute", () => {
  const at = (now, more, cards = [call("a", "talking")]) => stageOf(inRounds(cards, more), now);
  assert.equal(at(1_000), "countdown");
  assert.equal(at(30_000), "starting");
  assert.equal(at(31_000, { called: true }), null);
  assert.equal(at(100_000, { called: true }, []), "round");
  assert.equal(at(569_000, { called: true }), null);
  assert.equal(at(570_000, { called: true }), "last");
  const round = (now) => roundOf(inRounds([], { called: true }), now);
  assert.deepEqual(round(31_000), { number: 2, left: 599 });
  assert.equal(round(630_000), null);
});

test("that a round is over is told for a while, whoever ended it", () => {
  const told = (over, snapshot, now) => stageOf(snapshot, now, over(snapshot, now));
  const inTime = makeEndings();
  const going = inRounds([], { called: true });
  assert.equal(told(inTime, going, 100_000), "round");
  assert.equal(told(inTime, going, 630_000), "over");
  assert.equal(inTime(going, 640_000), 2);
  assert.equal(told(inTime, seen([], {}, { mode: "rounds" }), 656_000), "between");
  const early = makeEndings();
  early(going, 100_000);
  assert.equal(told(early, seen([], {}, { mode: "rounds" }), 101_000), "over");
  assert.equal(makeEndings()(seen([], {}, { mode: "rounds" }), 101_000), null);
});

test("an announcement ends at its time", () => {
  const snapshot = { room: { announcement: { text: "Tea!", until: 10 } } };
  assert.equal(announcementAt(snapshot, 9), "Tea!");
  assert.equal(announcementAt(snapshot, 10), "");
  assert.equal(announcementAt({ room: { announcement: null } }, 0), "");
});

test("whoever has no phone and is called on another page is told by number", () => {
  const card = (id, state, ...people) => ({ id, state, people: people.map(([number, has_phone]) => ({ number, has_phone })) });
  const cards = [card("a", "called", [1, false], [2, true]), card("b", "called", [3, false], [4, true]), card("c", "talking", [5, false])];
  assert.deepEqual(unseenNumbers(cards, ["a"]).map(({ number }) => number), [3]);
});
