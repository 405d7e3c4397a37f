import assert from "node:assert/strict";
import { test } from "node:test";

import { all, MOST, take } from "../../static/js/lib/chips.js";
import { newer } from "../../static/js/lib/live.js";
import { nonce } from "../../static/js/lib/nonce.js";
import { rich, setWords, t } from "../../static/js/lib/words.js";

test("places in a text are filled, and a plural follows its number", () => {
  setWords({ a: "Meet {name} now", n: { one: "{n} person", other: "{n} people" } });
  assert.equal(t("a", { name: "<b>Tom</b>" }), "Meet <b>Tom</b> now");
  assert.equal(t("n", { n: 1 }), "1 person");
  assert.equal(t("n", { n: 3 }), "3 people");
  assert.equal(t("not.there"), "not.there");
  assert.equal(t("constructor"), "constructor");
});

test("a place may hold more than text", () => {
  setWords({ a: "You can show {name} {what}" });
  const what = { tag: "b" };
  assert.deepEqual(rich("a", { name: "Tom", what }), ["You can show ", "Tom", " ", what]);
});

test("a nonce is what the server takes, and never the same", () => {
  assert.match(nonce(), /^[A-Za-z0-9_-]{16,64}$/);
  assert.notEqual(nonce(), nonce());
});

test("a snapshot replaces what is shown unless it is older; a newer epoch always does", () => {
  const at = (epoch, version) => ({ epoch, version });
  assert.equal(newer(at(1, 5), null), true);
  assert.equal(newer(at(1, 5), at(1, 5)), true);
  assert.equal(newer(at(1, 4), at(1, 5)), false);
  assert.equal(newer(at(2, 1), at(1, 5)), true);
  assert.equal(newer(at(1, 9), at(2, 1)), false);
});

test("a comma, a semicolon or a new line makes a chip; the rest stays to be typed on", () => {
  const empty = { items: [], typing: "" };
  assert.deepEqual(take(empty, "pricing, Welsh; fre"), { items: [{ text: "pricing" }, { text: "Welsh" }], typing: "fre" });
  assert.deepEqual(take(empty, "a\nb\n"), { items: [{ text: "a" }, { text: "b" }], typing: "" });
  assert.deepEqual(take(empty, "pricing", true), { items: [{ text: "pricing" }], typing: "" });
  assert.deepEqual(take(empty, " ,; ,"), empty);
});

test("a thing said twice stays one, keeps its star, and there are never too many", () => {
  const starred = { items: [{ text: "Excel", starred: true }], typing: "" };
  assert.deepEqual(take(starred, "excel,").items, starred.items);
  const many = take(starred, Array.from({ length: 30 }, (_, i) => `t${i}`).join(","), true);
  assert.equal(many.items.length, MOST);
});

test("what was typed but never made a chip counts when the form is sent", () => {
  assert.deepEqual(all({ items: [{ text: "a" }], typing: "b; c" }), [{ text: "a" }, { text: "b" }, { text: "c" }]);
});
