import assert from "node:assert/strict";
import test from "node:test";

import { changes, findTopics, others } from "../../static/js/state/host_topics.js";
import { unmet, wishOf } from "../../static/js/state/host_unmet.js";
import { doubtful, seenOf } from "../../static/js/state/host_words.js";

const person = (number, more = {}) => ({
  person: `p${number}`, number, name: `N${number}`, line: "", state: "waiting", since: number, meetings: 0, why: null, offers: [], wants: [], held: [], ...more,
});
const tag = (text) => ({ topic: text, text });
const topic = (text, more = {}) => ({ topic: text, text, own: text, offers: 1, wants: 1, into: null, hidden: false, ...more });

test("nobody is said to be left out before anybody could meet", () => {
  const room = { closed: false, matching: false };
  assert.equal(unmet({ room, counts: { meetings: 0 }, people: [person(1)] }), null);
  assert.equal(unmet({ room, counts: { meetings: 2 }, people: [person(1)] }).length, 1);
  assert.equal(unmet({ room: { ...room, matching: true }, counts: { meetings: 0 }, people: [person(1)] }).length, 1);
  assert.equal(unmet({ room: { closed: true, matching: true }, counts: { meetings: 2 }, people: [person(1)] }), null);
});

test("who is free, and has waited longest, comes first; who is called or gone is not left out", () => {
  const people = [person(3), person(1, { state: "paused" }), person(2), person(4, { state: "meeting" }), person(5, { state: "left" }), person(6, { meetings: 1 })];
  const rows = unmet({ room: { closed: false, matching: true }, counts: { meetings: 1 }, people });
  assert.deepEqual(rows.map(({ number }) => number), [2, 3, 1]);
});

test("the room is asked only for what nobody gives, and never for what is kept back", () => {
  const lacking = person(1, { why: "nobody_offers", wants: [tag("rude"), tag("Welsh")], held: [{ what: "rude", text: "rude", judged: false }] });
  assert.deepEqual(wishOf(lacking), { side: "wants", text: "Welsh" });
  assert.equal(wishOf({ ...lacking, wants: [] }), null);
});

test("what the host has judged needs no second look", () => {
  const someone = person(1, {
    name: "Rude", offers: [tag("a")], wants: [tag("b")],
    held: [{ what: "name", text: "Rude", judged: true }, { what: "a", text: "a", judged: false }, { what: "b", text: "b", judged: false }],
  });
  assert.deepEqual(doubtful([someone]).map(({ what, kind }) => [what, kind]), [["a", "offer"], ["b", "want"]]);
});

test("all that others may see of a person stands there once, with what is kept back", () => {
  const someone = person(1, { line: "red scarf", offers: [tag("a")], wants: [tag("a"), tag("b")], held: [{ what: "line", text: "red scarf", judged: true }] });
  assert.deepEqual(seenOf(someone).map(({ what, kind, held }) => [what, kind, held]), [
    ["name", "name", false], ["line", "line", true], ["a", "offer", false], ["b", "want", false],
  ]);
});

test("topics are found by their name here and by their own; merged ones stand under what was changed", () => {
  const all = [topic("Café work"), topic("accounts", { text: "Bookkeeping" }), topic("books", { into: "accounts" })];
  assert.deepEqual(findTopics(all, "cafe").map(({ text }) => text), ["Café work"]);
  assert.deepEqual(findTopics(all, "ACCOUNTS").map(({ text }) => text), ["Bookkeeping"]);
  assert.deepEqual(findTopics(all, "").length, 2);
  assert.deepEqual(changes(all), [
    { topic: "accounts", deed: "named", text: "Bookkeeping", other: "accounts" },
    { topic: "books", deed: "merged", text: "books", other: "Bookkeeping" },
  ]);
  assert.deepEqual(changes([topic("x", { hidden: true })]), [{ topic: "x", deed: "hidden", text: "x", other: "" }]);
});

test("what looks alike is proposed first for merging, never the topic itself", () => {
  const all = [topic("pricing"), topic("books"), topic("bookkeeping for clubs"), topic("old", { into: "books" })];
  assert.deepEqual(others(all, "books").map(({ text }) => text), ["bookkeeping for clubs", "pricing"]);
});
