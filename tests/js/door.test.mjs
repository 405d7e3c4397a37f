import assert from "node:assert/strict";
import test from "node:test";

import { begun, checkIn, emptyPerson, inOrder, missing } from "../../static/js/state/door.js";

const NONCE = "n".repeat(22);

test("an empty form holds nobody", () => {
  assert.equal(begun(emptyPerson(NONCE)), false);
  assert.equal(begun({ ...emptyPerson(NONCE), name: "M" }), true);
  assert.equal(begun({ ...emptyPerson(NONCE), noPhone: true }), true);
});

test("what is typed but not yet a chip counts", () => {
  const person = { ...emptyPerson(NONCE), name: " Mair ", offers: { items: [{ text: "pricing" }], typing: "Welsh" }, noPhone: true };
  assert.deepEqual(checkIn(person), {
    nonce: NONCE,
    name: "Mair",
    line: "",
    offers: [{ text: "pricing" }, { text: "Welsh" }],
    wants: [],
    has_phone: false,
  });
});

test("a name comes first, then one thing to give or to get", () => {
  const person = emptyPerson(NONCE);
  assert.equal(missing(person), "name");
  assert.equal(missing({ ...person, name: "Mair" }), "offers");
  assert.equal(missing({ ...person, name: "Mair", wants: { items: [], typing: "video" } }), null);
});

test("who is called comes first, then who talks", () => {
  const people = [{ number: 1, state: "waiting" }, { number: 9, state: "called" }, { number: 3, state: "talking" }, { number: 2, state: "called" }];
  assert.deepEqual(inOrder(people).map(({ number }) => number), [2, 9, 3, 1]);
});
