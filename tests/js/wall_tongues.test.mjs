import assert from "node:assert/strict";
import test, { mock } from "node:test";

import { setWords } from "../../static/js/lib/words.js";
import { EACH_FOR, inBoth, said, spoken, takeTurns, tongues } from "../../static/js/wall/tongues.js";

const ENGLISH = { "wall.groups": { one: "{n} group", other: "{n} groups" }, "wall.product": "Both Ways" };
const WELSH = { "wall.groups": { two: "{n} grŵp", other: "{n} o grwpiau" }, "wall.product": "Both Ways" };
const languages = [
  { lang: "en", locale: "en-GB", dir: "ltr", words: "/words/wall/en/1", joining: { word: "and", other: "", before: "" } },
  { lang: "cy", locale: "cy", dir: "ltr", words: "/words/wall/cy/1", joining: { word: "a", other: "ac", before: "[aeiou]" } },
];

const seen = { attributes: new Set(), toggleAttribute: (name, on) => (on ? seen.attributes.add(name) : seen.attributes.delete(name)) };
const page = { documentElement: seen };

/** A wall that has just been opened in English; `served` are the words that can be had. */
function opened(served) {
  setWords(ENGLISH, languages[0]);
  globalThis.fetch = async (path) => ({ ok: served[path] !== undefined, json: async () => served[path] ?? { ok: false }, headers: new Map([["content-type", "application/json"]]) });
  const learnt = mock.fn();
  return { learnt, speak: tongues({ lang: "en", languages, words: ENGLISH }, learnt) };
}

const texts = (node) => node.children.map((child) => [child.attrs.lang, child.children.join("")]);

test("a wall of one language says a text as it is", async () => {
  const { speak, learnt } = opened({});
  await speak(["en"]);
  assert.equal(said("wall.groups", { n: 2 }), "2 groups");
  assert.equal(inBoth("Bookkeeping", ""), "Bookkeeping");
  takeTurns(EACH_FOR, page);
  assert.equal(seen.attributes.size, 0);
  assert.equal(learnt.mock.callCount(), 0);
});

test("of two languages both are there, each with its own plural, and are seen by turns", async () => {
  const { speak, learnt } = opened({ "/words/wall/cy/1": WELSH });
  await speak(["en", "cy"]);
  assert.equal(learnt.mock.callCount(), 1);
  assert.deepEqual(texts(said("wall.groups", { n: 2 })), [[undefined, "2 groups"], ["cy", "2 grŵp"]]);
  assert.equal(said("wall.product"), "Both Ways");
  assert.deepEqual(texts(inBoth("Bookkeeping", "Cadw cyfrifon")), [[undefined, "Bookkeeping"], ["cy", "Cadw cyfrifon"]]);
  assert.equal(spoken(), "en-GB cy");
  takeTurns(EACH_FOR, page);
  assert.ok(seen.attributes.has("data-second"));
  takeTurns(2 * EACH_FOR, page);
  assert.equal(seen.attributes.size, 0);
});

test("a second language that cannot be had now is asked for again later", async () => {
  const served = {};
  const { speak, learnt } = opened(served);
  await speak(["en"]);
  await speak(["en", "cy"]);
  assert.equal(said("wall.groups", { n: 2 }), "2 groups");
  assert.equal(learnt.mock.callCount(), 1); // the first language alone again
  served["/words/wall/cy/1"] = WELSH;
  await speak(["en", "cy"]);
  assert.equal(learnt.mock.callCount(), 2);
  assert.equal(texts(said("wall.groups", { n: 2 })).length, 2);
});
