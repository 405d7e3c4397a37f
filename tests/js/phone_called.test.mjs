import assert from "node:assert/strict";
import { test } from "node:test";

import { outlookOf } from "../../static/js/state/outlook.js";
import { viewOf } from "../../static/js/state/phone.js";

const room = { closed: false, matching: true, mode: "continuous", wave: null };
const keeping = { ask: [], contacts: [], promises: [] };
const called = (id, state = "called") => ({ state, meeting: { id, state }, after: null, room, keeping });

test("saying no and checking a number belong to one call, and end with it", () => {
  for (const page of ["declining", "checking", "holding"]) {
    assert.equal(viewOf(called("m1"), { page: `${page} m1` }, room), page);
    assert.equal(viewOf(called("m2"), { page: `${page} m1` }, room), "called");
    assert.equal(viewOf(called("m1", "talking"), { page: `${page} m1` }, room), "talking");
    assert.equal(viewOf({ ...called("m1"), state: "waiting", meeting: null }, { page: `${page} m1` }, room), "waiting");
  }
});

test("a call that did not come about is spoken of for a while", () => {
  const you = { offers: [{}], wants: [{}], no_circles: false };
  const waits = (more, now = 1_000) => outlookOf({ room, you, counts: { here: 9 }, queued: false, sat_out: false, why: null, missed_at: 0, ...more }, now).kind;
  assert.equal(waits({}), "missed");
  assert.equal(waits({ why: "taken" }), "missed");
  assert.equal(waits({ why: "taken" }, 31_000), "taken");
  assert.equal(waits({ queued: true }), "queued");
  assert.equal(waits({ missed_at: null }), "looking");
});
