import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { answerTo, keyOf, onlyAsk, shownAsks, ticking } from "../../static/js/state/asks.js";
import { outlookOf } from "../../static/js/state/outlook.js";
import { timeLeft } from "../../static/js/state/wave.js";

const words = JSON.parse(readFileSync(new URL("../../kiosk/words/en/phone.json", import.meta.url), "utf8"));
const room = { wave: null, matching: true, mode: "continuous" };
const you = { offers: [{ text: "a", level: 2, label: "", held: false }], wants: [{ text: "b", starred: true, label: "", held: false }], no_circles: false };
const snap = (more = {}) => ({ room, you, queued: false, sat_out: false, why: null, missed_at: null, counts: { here: 9 }, ...more });
const wave = (more) => ({ room: { ...room, wave: { calls_at: 30_000, ends_at: null, number: 0, called: false, ...more } } });
const kind = (more, now = 0) => outlookOf(snap(more), now).kind;

test("a countdown stands before all else, and ends in the start", () => {
  assert.deepEqual([kind({ ...wave(), why: "no_ring" }), outlookOf(snap(wave()), 4_500).left], ["countdown", 26]);
  assert.equal(kind(wave(), 30_000), "starting");
  assert.equal(timeLeft(65), "1:05");
});

test("a round that is under way says who is next, and is over at its end", () => {
  const round = wave({ called: true, ends_at: 90_000, number: 2 });
  assert.equal(kind({ ...round, sat_out: true }), "sat_out");
  assert.equal(kind(round), "next_round");
  assert.equal(kind(round, 90_001), "looking");
  assert.equal(kind({ room: { ...room, mode: "rounds" } }), "between_rounds");
});

test("while somebody speaks to everyone nothing else is said", () => assert.equal(kind({ room: { ...room, quiet: { until: null } }, queued: true, why: "no_ring" }), "quiet"));

test("a group that is found but has no table is told so", () => assert.equal(kind({ queued: true, why: "taken" }), "queued"));

test("every reason is told in words, with what would change it", () => {
  const helps = { nobody_wants: ["offers"], nobody_offers: ["wants"], kept_apart: ["offers", "wants"], no_ring: ["offers", "wants"], taken: [] };
  for (const [why, fields] of Object.entries(helps)) {
    assert.deepEqual(outlookOf(snap({ why }), 0).helps, fields);
    assert.ok(words[`why_${why}_lead`], why);
  }
  assert.equal(kind({ why: "alone", counts: { here: 1 } }), "alone");
  for (const name of ["countdown", "starting", "quiet", "queued", "sat_out", "next_round", "between_rounds", "soon"]) assert.ok(words[`${name}_heading`] && words[`${name}_lead`], name);
});

test("who has nothing to give, or to get, is told that first; circles are offered to whoever wants none", () => {
  assert.deepEqual(outlookOf(snap({ you: { ...you, offers: [] } }), 0), { kind: "nothing_to_give", left: 0, helps: ["offers"], circles: false });
  assert.equal(kind({ you: { ...you, wants: [] } }), "nothing_to_get");
  assert.equal(outlookOf(snap({ why: "no_ring", you: { ...you, no_circles: true } }), 0).circles, true);
});

const ask = (side, topic, frees = false) => ({ side, topic, text: topic, frees });
const [excel, french, chess] = [ask("offer", "excel"), ask("want", "french"), ask("offer", "chess")];

test("fresh asks do not jump under the thumb of whoever is choosing", () => {
  const choosing = ticking([excel, french], null, excel);
  assert.deepEqual(shownAsks([chess], choosing), [excel, french]);
  assert.deepEqual(shownAsks([chess], ticking(choosing.shown, choosing, excel)), [chess]);
});

test("the one that would free somebody is asked by itself, but not over a choice", () => {
  const freeing = ask("offer", "kites", true);
  assert.equal(onlyAsk([excel, freeing], null), freeing);
  assert.equal(onlyAsk([ask("want", "x", true), freeing], null), null);
  assert.equal(onlyAsk([freeing], ticking([excel], null, excel)), null);
});

test("ticked is yes, the rest is not me; what is asked no longer is offered all the same", () => {
  const { reply, edit } = answerTo([excel, french], [excel, french, chess], [keyOf(excel), keyOf(chess)], you);
  assert.deepEqual(reply, { yes: [{ side: "offer", topic: "excel" }], no: [] });
  assert.deepEqual(edit, { offers: [{ text: "a", level: 2 }, { text: "chess", level: 1 }], wants: [{ text: "b", starred: true }] });
  assert.deepEqual(answerTo([excel], [excel], [], you), { reply: { yes: [], no: [{ side: "offer", topic: "excel" }] }, edit: null });
  assert.deepEqual(answerTo([], [excel], [], you), { reply: null, edit: null });
});
