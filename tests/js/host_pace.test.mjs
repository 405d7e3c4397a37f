import assert from "node:assert/strict";
import test from "node:test";

import { looksAgainIn, pace } from "../../static/js/state/host_pace.js";
import { timeLeft } from "../../static/js/state/wave.js";

const NOW = 1_000_000;
const room = { closed: false, matching: false, mode: "continuous", wave: null };
const snapshot = (more = {}, counts = {}, people = []) => ({ room: { ...room, ...more }, counts: { meetings: 0, rounds: 0, ...counts }, people, meetings: [] });
const kind = (...parts) => pace(snapshot(...parts), NOW).kind;

test("before anything has happened the evening opens; later calling is off, or on", () => {
  assert.equal(kind(), "opening");
  assert.equal(kind({}, { meetings: 1 }), "off");
  assert.equal(kind({}, { rounds: 1 }), "off");
  assert.equal(pace({ ...snapshot(), meetings: [{}] }, NOW).kind, "off");
  assert.equal(kind({ matching: true }), "on");
  assert.equal(kind({ closed: true, matching: true }), "closed");
});

test("a wave counts down, and is over with its calls", () => {
  const wave = { calls_at: NOW + 12_300, ends_at: null, number: 0, called: false };
  assert.deepEqual(pace(snapshot({ wave }), NOW), { kind: "countdown", left: 13, number: 0, minutes: 0 });
  assert.equal(pace(snapshot({ wave }), NOW + 60_000).left, 0);
  assert.equal(kind({ matching: true, wave: { ...wave, called: true } }), "on");
});

test("a round counts down, is under way, and leaves a pause until the next", () => {
  const wave = { calls_at: NOW + 5_000, ends_at: NOW + 605_000, number: 2, called: false };
  const rounds = { matching: true, mode: "rounds" };
  assert.deepEqual(pace(snapshot({ ...rounds, wave }), NOW), { kind: "countdown", left: 5, number: 2, minutes: 10 });
  const waiting = { state: "waiting", sits_out: false };
  const people = [{ ...waiting, name: "Jo", sits_out: true }, { ...waiting, name: "Late" }, { ...waiting, name: "Mair", state: "meeting" }];
  const under = pace(snapshot({ ...rounds, wave: { ...wave, called: true } }, {}, people), NOW + 5_000);
  assert.deepEqual(under, { kind: "round", left: 600, number: 2, satOut: ["Jo"], free: ["Late"] });
  assert.deepEqual(pace(snapshot(rounds, { rounds: 2 }), NOW), { kind: "between", number: 3 });
});

test("when the matchmaker looks again is said where it tells a host something", () => {
  assert.equal(looksAgainIn({ waits: "gathering", wakes_at: NOW + 8_400 }, NOW), 9);
  assert.equal(looksAgainIn({ waits: "gathering", wakes_at: NOW - 1 }, NOW), null);
  assert.equal(looksAgainIn({ waits: "nobody_fits", wakes_at: null }, NOW), null);
  assert.equal(looksAgainIn({ waits: "countdown", wakes_at: NOW + 8_400 }, NOW), null);
});

test("a clock shows minutes and two digits of seconds", () => {
  assert.deepEqual([0, 9, 65, 600].map(timeLeft), ["0:00", "0:09", "1:05", "10:00"]);
});
