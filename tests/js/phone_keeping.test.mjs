import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import * as keep from "../../static/js/state/keeping.js";
import { viewOf } from "../../static/js/state/phone.js";

const words = JSON.parse(readFileSync(new URL("../../kiosk/words/en/keeping.json", import.meta.url), "utf8"));
const room = { closed: false, kept: false };
const none = { ask: [], contacts: [], promises: [] };
const asked = { id: "p1", person: "t", name: "Tom", yours: false, agreed: false };
const view = (state, more = {}, local = {}) => viewOf({ state, meeting: null, after: null, room, keeping: none, ...more }, local, room);

test("after a talk one is asked whether to keep in touch, then what somebody suggests", () => {
  const keeping = { ...none, ask: [{ person: "t", name: "Tom" }], promises: [asked] };
  assert.equal(view("breather", { keeping, after: { id: "m" } }), "after");
  assert.equal(view("breather", { keeping }), "keep");
  assert.equal(view("waiting", { keeping: { ...none, promises: [asked] } }), "promised");
  assert.equal(view("away", { keeping }), "away");
  assert.equal(view("called", { keeping, meeting: { state: "called" } }), "called");
});

test("one's people are found while free, once home, and when all else is erased", () => {
  for (const state of ["waiting", "breather", "paused", "left"]) assert.equal(view(state, {}, { page: "people" }), "people");
  assert.equal(view("removed", {}, { page: "people" }), "removed");
  const kept = { room: { closed: true, kept: true } };
  assert.equal(view("left", kept), "people");
  assert.equal(view("left", { ...kept, keeping: { ...none, promises: [asked] } }), "promised");
  assert.equal(view("left", kept, { page: "promise" }), "promise");
  assert.equal(view("left", kept, { page: "erase" }), "erase");
});

test("one can be erased whatever one is doing, once", () => {
  const local = { page: "erase" };
  assert.equal(view("called", { meeting: { state: "called" } }, local), "erase");
  assert.equal(view("erased", {}, local), "erased");
});

test("only what waits for one's own answer is asked", () => {
  const promises = [{ ...asked, agreed: true }, { ...asked, yours: true }, asked];
  assert.equal(keep.toAnswer({ promises }), asked);
  assert.equal(keep.toAnswer({ promises: promises.slice(0, 2) }), undefined);
});

test("of whom one said yes to it is told that one hopes, until they are found", () => {
  const one = (person, keep, reachable = true) => ({ person, keep, reachable });
  const met = [{ people: [one("t", true), one("a", false)] }, { people: [one("t", true), one("b", null), one("x", true, false)] }];
  assert.deepEqual(keep.hopedFor({ met, keeping: none }).map(({ person }) => person), ["t"]);
  assert.deepEqual(keep.hopedFor({ met, keeping: { ...none, contacts: [{ person: "t" }] } }), []);
});

test("a promise begins with what went between the two", () => {
  const met = [{ people: [{ person: "a" }, { person: "t" }], gave: "x", got: "y" }, { people: [{ person: "t" }], gave: "rye", got: "" }];
  assert.deepEqual(keep.between(met, "t"), { i_show: "rye", they_show: "" });
  assert.deepEqual(keep.between(met, "a"), { i_show: "", they_show: "" });
  const sides = keep.directions({ name: "Tom", i_show: "rye", they_show: "" });
  assert.deepEqual(sides, [{ side: "give", key: "keeping.i_show", places: { name: "Tom", what: "rye" } }]);
});

test("that two keep in touch is news for a while", () => {
  const contacts = [{ person: "a", since: 1_000 }, { person: "b", since: 5_000 }];
  assert.equal(keep.justFound({ contacts }, 6_000).person, "b");
  assert.equal(keep.justFound({ contacts }, 10_000_000), undefined);
});

test("a moment is typed and read as this phone's clock has it", () => {
  const at = new Date(2026, 11, 2, 12, 30).getTime();
  assert.equal(keep.asTyped(at), "2026-12-02T12:30");
  assert.equal(keep.asMoment("2026-12-02T12:30"), at);
  assert.equal(keep.asTyped(null), "");
  assert.equal(keep.asMoment(""), null);
  assert.equal(keep.asMoment("soon"), null);
  assert.match(keep.dayAndTime(at), /^Wed,? 2 Dec,? 12:30$/);
  assert.equal(keep.day(at), "2 December");
});

test("every way and pace of a promise has its words", () => {
  for (const name of ["once", "weekly", "fortnightly", "monthly"]) assert.ok(words[`every_${name}`], name);
  for (const name of ["meet", "call"]) assert.ok(words[`how_${name}`] && words[`where_${name}`], name);
});
