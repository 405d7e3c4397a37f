import assert from "node:assert/strict";
import test from "node:test";

import { keyOf } from "../../static/js/lib/gate.js";
import { ago, companions, findPeople, spotNames, troubles } from "../../static/js/state/host.js";

const NOW = 100 * 60_000;
const person = (number, name, more = {}) => ({
  person: `p${number}`, number, name, line: "", state: "waiting", since: NOW, meetings: 1, offers: [], wants: [], ...more,
});
const snapshot = (people, more = {}) => ({ room: { closed: false, matching: true }, matchmaker: { trouble: "" }, people, ...more });

test("when all is well nothing needs a hand", () => {
  assert.deepEqual(troubles(snapshot([person(1, "Mair")]), { offline: false, now: NOW }), []);
});

test("the gravest trouble comes first", () => {
  const forgotten = person(2, "Tom", { meetings: 0, since: NOW - 16 * 60_000 });
  const found = troubles(snapshot([forgotten], { matchmaker: { trouble: "solver_hung" } }), { offline: true, now: NOW });
  assert.deepEqual(found.map(({ key }) => key), ["trouble_offline", "trouble_solver_hung", "trouble_unmet"]);
  assert.deepEqual(found[2].names, ["Tom"]);
});

test("people are found by number, name without accents, line and topics", () => {
  const all = [person(7, "Siân", { line: "red scarf" }), person(12, "Tom", { offers: [{ topic: "pricing", text: "pricing" }], state: "left" }), person(3, "Jo")];
  const names = (query) => findPeople(all, query).map(({ name }) => name);
  assert.deepEqual(names(""), ["Jo", "Siân"]);
  assert.deepEqual(names("sian"), ["Siân"]);
  assert.deepEqual(names("#12"), ["Tom"]);
  assert.deepEqual(names("scarf red"), ["Siân"]);
  assert.deepEqual(names("PRICING"), ["Tom"]);
  assert.deepEqual(names("nobody"), []);
});

test("whoever is away comes before those who are free", () => {
  const found = findPeople([person(1, "A"), person(2, "B", { state: "away" })], "");
  assert.deepEqual(found.map(({ number }) => number), [2, 1]);
});

test("how long ago is said in seconds, then in minutes", () => {
  assert.deepEqual(ago(NOW - 12_400, NOW), { unit: "seconds", n: 12 });
  assert.deepEqual(ago(NOW - 125_000, NOW), { unit: "minutes", n: 2 });
  assert.deepEqual(ago(NOW + 5_000, NOW), { unit: "seconds", n: 0 });
});

test("tables are named in one go, without those that are there", () => {
  assert.deepEqual(spotNames("Table ", 1, 3, ["Table 2"]), ["Table 1", "Table 3"]);
  assert.deepEqual(spotNames("Table", 3, 1, []), []);
  assert.deepEqual(spotNames("Table", NaN, 2, []), []);
  assert.deepEqual(spotNames("Table", 1, 5_000, []), []);
});

test("whom a removal concerns", () => {
  const meetings = [{ people: [{ person: "a", name: "A" }, { person: "b", name: "B" }, { person: "c", name: "C" }] }];
  assert.deepEqual(companions(meetings, "b"), ["A", "C"]);
  assert.deepEqual(companions(meetings, "x"), []);
});

test("a key is found in a link, a fragment, or alone", () => {
  assert.equal(keyOf("https://meet.hall/host/abc#s3cret"), "s3cret");
  assert.equal(keyOf("#s3cret"), "s3cret");
  assert.equal(keyOf(" s3cret "), "s3cret");
  assert.equal(keyOf(""), "");
});
