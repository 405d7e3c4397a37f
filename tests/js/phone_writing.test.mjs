import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";

import * as chips from "../../static/js/lib/chips.js";
import { folded, known, MOST_SUGGESTED, starterLists, suggest } from "../../static/js/state/topics.js";

const DATA = new URL("../../kiosk/domain/vocabulary/data/", import.meta.url);
const list = readdirSync(DATA)
  .sort()
  .flatMap((name) => readFileSync(new URL(name, DATA), "utf8").trim().split("\n"))
  .map((line) => JSON.parse(line))
  .map(({ label, aliases = [] }) => [label, ...aliases.slice(0, 2)]);
const texts = (found) => found.map(({ text }) => text);

test("one letter suggests, from the room first, and never more than stand above a keyboard", () => {
  const found = suggest(known(list), ["pottery", "short video"], "p");
  assert.deepEqual(found[0], { text: "pottery", room: true, way: "" });
  assert.equal(found.length, MOST_SUGGESTED);
  assert.ok(found.slice(1).every(({ text, room }) => !room && ` ${folded(text)}`.includes(" p")));
});

test("nothing typed, or nothing loaded, suggests nothing", () => {
  assert.deepEqual(suggest(known(list), ["pottery"], "  "), []);
  assert.deepEqual(suggest([], [], "p"), []);
});

test("labels by their beginnings come before other ways, and another way shows itself beside the label", () => {
  const topics = known([["Video making", "vlogging"], ["Vlogs at work"], ["Making a vlog"]]);
  assert.deepEqual(texts(suggest(topics, [], "VLOG")), ["Vlogs at work", "Making a vlog", "Video making"]);
  assert.equal(suggest(topics, [], "vlogg")[0].way, "vlogging");
});

test("accents and case are no matter; what is in the field already is not suggested, nor twice", () => {
  const topics = known([["Café work"], ["Pottery"]]);
  assert.deepEqual(texts(suggest(topics, [], "cafe")), ["Café work"]);
  assert.deepEqual(texts(suggest(topics, ["pottery"], "pot")), ["pottery"]);
  assert.deepEqual(texts(suggest(topics, ["pottery"], "pot", ["Pottery"])), []);
});

test("every letter is searched in the whole vocabulary well within fifty milliseconds", () => {
  const topics = known(list);
  assert.ok(list.length > 1_000);
  const room = list.slice(0, 24).map(([label]) => label);
  const took = [..."abcdefghijklmnopqrstuvwxyz"].map((letter) => {
    const start = performance.now();
    suggest(topics, room, letter);
    return performance.now() - start;
  });
  const median = took.sort((a, b) => a - b)[13];
  assert.ok(median < 10, `${median} ms`); // a cheap phone is five times slower
});

test("the starter begins with what the room asks for, and ends with what no list has", () => {
  const lists = starterLists([["Cooking", "Excel"], ["Nursing"], ["Chess"]], ["excel", "Pottery", "Kites"], 1);
  assert.deepEqual(lists, [["Excel", "Cooking"], ["Nursing"], ["Pottery", "Chess"]]);
  assert.deepEqual(starterLists([], ["Excel"]), []);
});

const draft = (...items) => ({ items, typing: "" });
const read = (text, topic, suggestions = []) => ({ text, topic, how: "free", suggestions });

test("a chip stays in the person's words; the topic's name stands beside it where it differs", () => {
  const said = draft({ text: "keeping the books", starred: true });
  const next = chips.understood(said, "keeping the books", [read("keeping the books", "Bookkeeping")]);
  assert.deepEqual(next.items, [{ text: "keeping the books", starred: true, label: "Bookkeeping" }]);
  assert.equal(chips.understood(draft({ text: "excel" }), "excel", [read("excel", "Excel")]).items[0].label, "");
});

test("several tags in one line become several chips, in place and each once", () => {
  const said = draft({ text: "a" }, { text: "SEO and French" }, { text: "French" });
  const next = chips.understood(said, "SEO and French", [read("SEO", "SEO"), read("French", "French")]);
  assert.deepEqual(next.items.map(({ text }) => text), ["a", "SEO", "French"]);
});

test("an answer for a chip that has gone meanwhile changes nothing", () => {
  const said = draft({ text: "a" });
  assert.equal(chips.understood(said, "b", [read("b", "B")]), said);
});

test("a slip is replaced by one tap, keeping its star", () => {
  const said = chips.understood(draft({ text: "bookeping", starred: true }), "bookeping", [read("bookeping", null, ["Bookkeeping", "Beekeeping"])]);
  assert.deepEqual(said.questions, [{ text: "bookeping", labels: ["Bookkeeping", "Beekeeping"], beside: false }]);
  const next = chips.meant(said, said.questions[0], "Bookkeeping");
  assert.deepEqual([next.items, next.questions], [[{ text: "Bookkeeping", starred: true, label: "" }], []]);
  assert.deepEqual(chips.settled(said, "bookeping"), { ...said, questions: [] });
  assert.deepEqual(chips.drop(said, "bookeping"), { items: [], typing: "", questions: [] });
});

test("what is heard in a sentence is added beside it, one after another", () => {
  const sentence = "ran a building firm thirty years";
  const said = chips.understood(draft({ text: sentence, level: 3 }), sentence, [read(sentence, null, ["Running a building firm", "Building"])]);
  const one = chips.meant(said, said.questions[0], "Building");
  assert.deepEqual(one.items, [{ text: sentence, level: 3, label: "" }, { text: "Building", level: 3 }]);
  assert.deepEqual(one.questions[0].labels, ["Running a building firm"]);
  assert.equal(chips.meant(one, one.questions[0], "Running a building firm").questions.length, 0);
});

test("a tap puts in, another takes out, and what is being typed stays", () => {
  const once = chips.toggle({ items: [], typing: "gui" }, "Excel", { level: 1 });
  assert.deepEqual(once, { items: [{ text: "Excel", level: 1 }], typing: "gui" });
  assert.deepEqual(chips.toggle(once, "excel").items, []);
});

test("a command has what it knows and nothing else", () => {
  assert.deepEqual(chips.offersOf([{ text: "a", level: 1, label: "A", held: false }, { text: "b" }]), [{ text: "a", level: 1 }, { text: "b" }]);
  assert.deepEqual(chips.wantsOf([{ text: "a", starred: true, label: "A", held: true }]), [{ text: "a", starred: true }]);
});
