import assert from "node:assert/strict";
import test from "node:test";

import { changedSettings, localTime, settingsShown, typedIn } from "../../static/js/state/host_evening.js";

const ERASE = new Date(2030, 0, 2, 12, 30).getTime();
const settings = {
  talk: 720_000, breather: 180_000, round: 900_000, generous_after: 360_000, countdown: 30_000, gather: 10_000,
  keep_agreed: 0, door_pin: "1234", language: "en", wall_also: null, doors_at: null, wave_at: 1_893_700_800_000, ends_at: null, max_circle: 3, same_organisation: true, asks: true, generous: false,
};
const snapshot = { settings, room: { title: "Both Ways", run_by: "", erase_at: ERASE } };

test("a moment is shown in the device's own time zone", () => {
  assert.equal(localTime(ERASE), "2030-01-02T12:30");
});

test("lengths are shown in minutes or seconds, never as none", () => {
  const shown = settingsShown({ ...snapshot, settings: { ...settings, gather: 300 } });
  assert.deepEqual([shown.talk, shown.round, shown.countdown, shown.gather, shown.keep_agreed], ["12", "15", "30", "1", "0"]);
});

test("a wall of one language has no second", () => {
  const shown = settingsShown({ ...snapshot, settings: { ...settings, wall_also: "cy" } });
  assert.deepEqual([shown.language, shown.wall_also], ["en", "cy"]);
  assert.deepEqual(changedSettings(shown, { ...shown, language: "de", wall_also: "" }), [
    { name: "language", value: "de" },
    { name: "wall_also", value: null },
  ]);
});

test("nothing changed asks for nothing", () => {
  const shown = settingsShown(snapshot);
  assert.deepEqual(changedSettings(shown, { ...shown }), []);
});

test("only what differs is changed, in the room's own units", () => {
  const shown = settingsShown(snapshot);
  const typed = { ...shown, wave_at: "", ends_at: "2030-01-02T22:00", run_by: " Market Hall ", talk: "8", keep_agreed: "30", countdown: "60", circles: false, generous: true, erase_at: "2030-01-03T09:00" };
  assert.deepEqual(changedSettings(shown, typed), [
    { name: "run_by", value: "Market Hall" },
    { name: "erase_at", value: new Date(2030, 0, 3, 9, 0).getTime() },
    { name: "wave_at", value: null },
    { name: "ends_at", value: new Date(2030, 0, 2, 22, 0).getTime() },
    { name: "talk", value: 480_000 },
    { name: "countdown", value: 60_000 },
    { name: "keep_agreed", value: 2_592_000_000 },
    { name: "max_circle", value: 2 },
    { name: "generous", value: true },
  ]);
});

test("a tick that is not in the form's data is a no", () => {
  const data = new Map([["title", "Both Ways"], ["circles", "on"]]);
  const typed = typedIn(data);
  assert.deepEqual([typed.title, typed.circles, typed.asks, typed.generous], ["Both Ways", true, false, false]);
});
