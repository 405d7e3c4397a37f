import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { wav } from "../../static/js/phone/chime.js";
import * as state from "../../static/js/state/phone.js";

const room = { closed: false };
const keeping = { ask: [], contacts: [], promises: [] };
const snapshot = (name, more = {}) => ({ state: name, meeting: null, after: null, room, keeping, ...more });
const view = (snap, local = {}) => state.viewOf(snap, local, room);
const give = (from, to) => ({ from, to, from_name: from, to_name: to, offer: `${from}'s`, want: "w", related: false });
const M = state.MINUTE;

test("a stranger joins, or comes back, or is too late", () => {
  assert.equal(view(null), "join");
  assert.equal(view(null, { page: "return" }), "return");
  assert.equal(state.viewOf(null, {}, { closed: true }), "late");
});

test("a call stands before everything a person was doing", () => {
  const called = snapshot("called", { meeting: { state: "called" }, after: { id: "m" } });
  assert.equal(view(called, { page: "mine" }), "called");
  assert.equal(view(snapshot("talking", { meeting: { state: "still" } })), "still");
  assert.equal(view(snapshot("talking", { meeting: { state: "talking" } })), "talking");
});

test("what was given and got is asked before the next thing, but not of somebody away", () => {
  const after = { id: "m" };
  for (const name of ["waiting", "breather", "paused"]) assert.equal(view(snapshot(name, { after })), "after");
  assert.equal(view(snapshot("away", { after })), "away");
  assert.equal(view(snapshot("waiting", { after }), { page: "mine" }), "mine");
});

test("every other state is its own view, and a closed room is over", () => {
  for (const name of ["waiting", "breather", "paused", "away", "left", "removed", "erased"]) assert.equal(view(snapshot(name)), name);
  assert.equal(view(snapshot("waiting", { room: { closed: true } })), "over");
  assert.equal(view(snapshot("away", { room: { closed: true } })), "over");
  assert.equal(view(snapshot("left"), { page: "mine" }), "left");
});

test("gives are talked through beginning with whoever starts", () => {
  const ring = { gives: [give("a", "b"), give("b", "c"), give("c", "a")], starts: "b" };
  assert.deepEqual(state.inOrder(ring).map(({ from }) => from), ["b", "c", "a"]);
  assert.deepEqual(state.asSeenBy(ring.gives, "c").map((it) => state.sideOf(it, "c")), ["give", "get", "beside"]);
});

test("the ring is divided at the bells, each part in the side's colour", () => {
  const meeting = { gives: [give("a", "b"), give("b", "a")], starts: "a", started_at: 0, turns_at: [6 * M], ends_at: 12 * M };
  assert.deepEqual(state.ringOf(meeting, "b"), [
    { side: "get", from: 0, to: 0.5 },
    { side: "give", from: 0.5, to: 1 },
  ]);
  assert.equal(state.progress(meeting, 3 * M), 0.25);
  assert.equal(state.progress(meeting, 99 * M), 1);
});

test("minutes are whole and never negative", () => {
  assert.equal(state.minutesUntil(M + 1, 0), 2);
  assert.equal(state.minutesUntil(0, M), 0);
});

test("a moment is said as people say it", () => {
  const at = (day, hour) => new Date(2026, 10, day, hour, 30).getTime();
  assert.deepEqual(state.whenWords(at(3, 21), at(3, 19)), ["phone.today_at", { time: "21:30" }]);
  assert.deepEqual(state.whenWords(at(4, 1), at(3, 23)), ["phone.tomorrow_at", { time: "01:30" }]);
  assert.deepEqual(state.whenWords(at(5, 12), at(3, 19)), ["phone.day_at", { time: "12:30", day: "Thursday" }]);
  assert.deepEqual(state.whenWords(at(28, 12), at(3, 19))[1].day.split(" ")[0], "28");
});

test("half hours begin after now and are on the half hour", () => {
  const times = state.halfHours(7 * M);
  assert.equal(times[0], 30 * M);
  assert.equal(times.length, 10);
});

test("the chime is a sound file with something in it", () => {
  const bytes = wav([440]);
  assert.equal(String.fromCharCode(...bytes.slice(0, 4)), "RIFF");
  assert.ok(bytes.slice(44).some((byte) => byte > 40));
});

test("every beacon of the room is drawn", () => {
  const drawn = readFileSync(new URL("../../static/img/beacons.svg", import.meta.url), "utf8");
  const named = readFileSync(new URL("../../kiosk/domain/beacons.py", import.meta.url), "utf8");
  const words = JSON.parse(readFileSync(new URL("../../kiosk/words/en/phone.json", import.meta.url), "utf8"));
  const [colours, symbols] = named.split("SYMBOLS").map((part) => [...part.matchAll(/"([a-z]+)"/g)].map(([, name]) => name));
  assert.equal(symbols.length, 24);
  for (const name of symbols) {
    assert.ok(drawn.includes(`id="${name}"`), name);
    assert.ok(words[`symbol_${name}`], name);
  }
  for (const name of colours) assert.ok(words[`colour_${name}`], name);
});
