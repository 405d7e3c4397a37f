import assert from "node:assert/strict";
import test from "node:test";

import { makeSky, reach, settle, step, takeIn } from "../../static/js/state/sky.js";

const numbers = (count) => Array.from({ length: count }, (_, i) => (i * 211) % 65_536).sort((one, other) => one - other);
const far = (sky, i, j) => Math.hypot(sky.x[i] - sky.x[j], sky.y[i] - sky.y[j]);

test("two who met drift together, and nobody into another or away", () => {
  const sky = makeSky();
  takeIn(sky, { points: numbers(60), lines: [] });
  settle(sky);
  const left = sky.x.indexOf(Math.min(...sky.x));
  const right = sky.x.indexOf(Math.max(...sky.x));
  const apart = far(sky, left, right);
  takeIn(sky, { points: numbers(60), lines: [left, right] });
  settle(sky);
  assert.ok(far(sky, left, right) < apart / 2);
  for (let i = 0; i < 60; i += 1) {
    assert.ok(Math.abs(sky.x[i]) < 1.5 && Math.abs(sky.y[i]) < 1.5);
    for (let j = 0; j < i; j += 1) assert.ok(far(sky, i, j) > 0.02, `${i} and ${j}`);
  }
  assert.ok(reach(sky) > 0.1);
});

test("a newcomer moves nobody at once, and whoever is gone takes their lines along", () => {
  const sky = makeSky();
  takeIn(sky, { points: [10, 20, 30], lines: [0, 2] });
  settle(sky);
  const before = [sky.x[0], sky.x[2]];
  takeIn(sky, { points: [10, 15, 20, 30], lines: [0, 3] });
  assert.deepEqual([sky.x[0], sky.x[3]], before);
  takeIn(sky, { points: [15, 30], lines: [] });
  assert.equal(sky.x[1], before[1]);
});

test("two who share a number are two points", () => {
  const sky = makeSky();
  takeIn(sky, { points: [7, 7], lines: [0, 1] });
  settle(sky);
  assert.notEqual(sky.ids[0], sky.ids[1]);
  assert.ok(sky.x.every(Number.isFinite));
});

test("an empty sky has nothing to do", () => {
  const sky = makeSky();
  step(sky);
  assert.equal(reach(sky), 1);
});
