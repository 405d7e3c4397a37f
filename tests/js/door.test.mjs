import assert from "node:assert/strict";
import test from "node:test";

import { forgetting } from "../../static/js/door/forgetting.js";
import { begun, checkIn, emptyPerson, inOrder, missing, WARN_FOR } from "../../static/js/state/door.js";

const NONCE = "n".repeat(22);

test("an empty form holds nobody", () => {
  assert.equal(begun(emptyPerson(NONCE)), false);
  assert.equal(begun({ ...emptyPerson(NONCE), name: "M" }), true);
});

test("what is typed but not yet a chip counts", () => {
  const person = { ...emptyPerson(NONCE), name: " Mair ", offers: { items: [{ text: "pricing", level: 1 }], typing: "Welsh" } };
  assert.deepEqual(checkIn(person, true, "cy"), {
    nonce: NONCE,
    name: "Mair",
    line: "",
    offers: [{ text: "pricing", level: 1 }, { text: "Welsh" }],
    wants: [],
    has_phone: false,
    lang: "cy",
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

test("what was left is forgotten, after a warning; a touch begins anew", () => {
  const pending = new Map();
  let last = 0;
  const timer = { setTimeout: (then, after) => (pending.set(++last, { then, after }), last), clearTimeout: (id) => pending.delete(id) };
  const heard = [];
  const time = forgetting({ warn: () => heard.push("warned"), forget: () => heard.push("forgot"), timer });
  const due = () => [...pending.values()].map(({ after }) => after).sort((a, b) => a - b);
  time.within(90_000);
  assert.deepEqual(due(), [90_000 - WARN_FOR, 90_000]);
  time.within(60_000);
  assert.deepEqual(due(), [60_000 - WARN_FOR, 60_000]);
  for (const { then } of [...pending.values()].sort((a, b) => a.after - b.after)) then();
  assert.deepEqual(heard, ["warned", "forgot"]);
  time.within(15_000, false);
  assert.deepEqual(due(), [15_000]);
  time.stop();
  assert.deepEqual(due(), []);
});
