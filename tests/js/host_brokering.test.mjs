/** What the host sees and does about who is left out, about groups, keys and the log: the pure part. */

import assert from "node:assert/strict";
import test from "node:test";
import { inNeed, minutesLeft, placesFor, seenIn } from "../../static/js/state/host_groups.js";
import { deedOf, KEYS } from "../../static/js/state/host_keys.js";
import { latest, sentenceOf } from "../../static/js/state/host_log.js";
import { fixesOf, reasonOf, unmet, wishOf } from "../../static/js/state/host_unmet.js";
import { readFileSync } from "node:fs";

const words = JSON.parse(readFileSync(new URL("../../kiosk/words/en/host.json", import.meta.url), "utf8"));
const MINUTE = 60_000;
const person = (more = {}) => ({ person: "a", state: "waiting", why: null, since: 0, meetings: 0, held: [], held_up: false, offers: [{ topic: "o", text: "juggling" }], wants: [{ topic: "w", text: "origami" }], ...more });

test("who has met nobody is told why, also before the matchmaker has looked", () => {
  assert.equal(reasonOf(person({ why: "nobody_offers" }), 0), "nobody_offers");
  assert.equal(reasonOf(person(), MINUTE), "just_arrived");
  assert.equal(reasonOf(person(), 3 * MINUTE), "looking");
  for (const state of ["away", "paused", "breather"]) assert.equal(reasonOf(person({ state, why: "taken" }), 0), state);
});

test("every reason is told in words, with what helps", () => {
  for (const reason of ["alone", "nothing_to_give", "nothing_to_get", "nobody_wants", "nobody_offers", "kept_apart", "no_ring", "taken", "just_arrived", "looking", "away", "paused", "breather"]) {
    assert.ok(words[`why_${reason}`] && words[`helps_${reason}`], reason);
  }
});

test("one tap helps: the room is asked, somebody is found, or woken; a break is left alone", () => {
  assert.deepEqual(fixesOf(person({ why: "nobody_offers" }), 0), ["ask", "best"]);
  assert.deepEqual(fixesOf(person({ why: "no_ring" }), 0), ["best"]);
  assert.deepEqual(fixesOf(person({ why: "nothing_to_give" }), 0), []);
  assert.deepEqual(fixesOf(person({ state: "away" }), 0), ["wake"]);
  assert.deepEqual(fixesOf(person({ state: "paused" }), 0), []);
  assert.deepEqual(fixesOf(person({ why: "no_ring", held_up: true }), 0), []);
});

test("nothing is asked aloud that is held back from the others", () => {
  assert.deepEqual(wishOf(person({ why: "nobody_offers" })), { side: "wants", text: "origami" });
  assert.deepEqual(wishOf(person({ why: "nobody_wants" })), { side: "offers", text: "juggling" });
  assert.equal(wishOf(person({ why: "nobody_wants", held: [{ what: "o" }] })), null);
  assert.deepEqual(fixesOf(person({ why: "nobody_offers", held: [{ what: "w" }] }), 0), ["best"]);
});

test("who waits comes before who rests, the longest first", () => {
  const people = [person({ person: "rests", state: "paused" }), person({ person: "new", since: 9 }), person({ person: "long", since: 1 }), person({ person: "met", meetings: 1 })];
  const room = { closed: false, matching: true };
  assert.deepEqual(unmet({ room, counts: { meetings: 0 }, people }).map((one) => one.person), ["long", "new", "rests"]);
  assert.equal(unmet({ room: { closed: false, matching: false }, counts: { meetings: 0 }, people }), null);
});

test("groups that need a hand come first: late, called, asked, over time, then those who talk", () => {
  const group = (id, state, more = {}) => ({ id, state, late: false, called_at: 0, ends_at: 10 * MINUTE, ...more });
  const live = [group("talks", "talking"), group("over", "talking", { ends_at: 1 }), group("asked", "still"), group("called", "called", { ends_at: null }), group("late", "called", { late: true, ends_at: null })];
  assert.deepEqual(inNeed(live, MINUTE).map(({ id }) => id), ["late", "called", "asked", "over", "talks"]);
  assert.deepEqual([minutesLeft({ ends_at: 90_000 }, 0), minutesLeft({ ends_at: 0 }, 9)], [2, 0]);
});

test("a group is sent only where there is room, and known by who is in it", () => {
  const spots = [{ spot: "s1", name: "Table 1", capacity: 1, used: 1 }, { spot: "s2", name: "Table 2", capacity: 2, used: 1 }, { spot: "s3", name: "Bar", capacity: null, used: 9 }, { spot: "s4", name: "Here", capacity: 5, used: 1 }];
  assert.deepEqual(placesFor({ spot: "Here" }, spots).map(({ spot }) => spot), ["s2", "s3"]);
  assert.deepEqual(seenIn({ people: [{ person: "a" }, { person: "b" }] }), ["a", "b"]);
});

test("keys do what stands on the sheet; not while one types, is asked something, or has switched them off", () => {
  const press = (key, more = {}) => ({ key, ...more });
  assert.equal(deedOf(press("g"), { tagName: "BUTTON" }, true, false), "pin");
  assert.equal(deedOf(press("G"), null, true, false), "pin");
  assert.equal(deedOf(press("g"), { tagName: "INPUT" }, true, false), null);
  assert.equal(deedOf(press("g"), null, true, true), null);
  assert.equal(deedOf(press("g", { ctrlKey: true }), null, true, false), null);
  assert.equal(deedOf(press("g", { repeat: true }), null, true, false), null);
  assert.deepEqual([deedOf(press("w"), null, false, false), deedOf(press("?"), null, false, false)], [null, "sheet"]);
  for (const deed of Object.values(KEYS)) assert.ok(words[`key_${deed}`], deed);
});

test("the log names who did it, and nobody who is erased", () => {
  const listed = (names) => names.join(" & ");
  const say = { someone: "somebody", hosts: { host: "the host" } };
  assert.deepEqual(sentenceOf({ what: "pinned", by: "host", people: ["Ana", "Ben"], about: "", n: 2 }, listed, say), { key: "log_pinned", by: "the host", names: "Ana & Ben", about: "", n: 2 });
  assert.deepEqual(sentenceOf({ what: "removed", by: "Ines", people: [], about: "", n: 1 }, listed, say).names, "somebody");
  assert.equal(sentenceOf({ what: "removed", by: "Ines", people: [], about: "", n: 1 }, listed, say).by, "Ines");
  assert.equal(latest([{ deed: 1, until: 5 }, { deed: 2, until: 9 }], 5).deed, 2);
  assert.equal(latest([], 5), null);
});
