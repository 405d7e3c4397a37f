import assert from "node:assert/strict";
import test from "node:test";

import { changedSettings, localTime, settingsShown } from "../../static/js/state/host_evening.js";

const ERASE = new Date(2030, 0, 2, 12, 30).getTime();
const snapshot = { settings: { talk: 720_000, breather: 180_000, max_circle: 3 }, room: { title: "Both Ways", run_by: "", erase_at: ERASE } };

test("a moment is shown in the device's own time zone", () => {
  assert.equal(localTime(ERASE), "2030-01-02T12:30");
});

test("nothing changed asks for nothing", () => {
  const shown = settingsShown(snapshot);
  assert.deepEqual(changedSettings(shown, { ...shown }), []);
});

test("only what differs is changed, in the room's own units", () => {
  const shown = settingsShown(snapshot);
  const typed = { ...shown, run_by: " Market Hall ", talk: "8", circles: false, erase_at: "2030-01-03T09:00" };
  assert.deepEqual(changedSettings(shown, typed), [
    { name: "run_by", value: "Market Hall" },
    { name: "talk", value: 480_000 },
    { name: "erase_at", value: new Date(2030, 0, 3, 9, 0).getTime() },
    { name: "max_circle", value: 2 },
  ]);
});
