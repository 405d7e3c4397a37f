import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { afterEach, test } from "node:test";

import { knowNames, told } from "../../static/js/lib/moments.js";

const at = new Date(2026, 11, 4, 19, 30).getTime();
const welsh = JSON.parse(readFileSync(new URL("../../kiosk/words/cy/language.json", import.meta.url), "utf8"));
const LONG = { weekday: "long", day: "numeric", month: "long" };
const SHORT = { weekday: "short", day: "numeric", month: "short", hour: "2-digit", minute: "2-digit", hourCycle: "h23" };
const UNKNOWN = "xx";

afterEach(() => knowNames([]));

test("a browser's own names are used where it has some", () => {
  knowNames([{ ...welsh, locale: "es" }]);
  assert.equal(told(at, LONG, "es"), "viernes, 4 de diciembre");
});

test("a language that the browser does not know is told by the names it declares", () => {
  knowNames([{ ...welsh, locale: UNKNOWN }]);
  assert.match(told(at, LONG, UNKNOWN), /^dydd Gwener,? 4 Rhagfyr$/);
  assert.match(told(at, SHORT, UNKNOWN), /^Gwe,? 4 Rhag,? 19:30$/);
  const sunday = new Date(2026, 11, 6, 12).getTime();
  assert.equal(told(sunday, { weekday: "long" }, UNKNOWN), "dydd Sul");
});

test("without any names the browser does as well as it can", () => {
  assert.match(told(at, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" }, UNKNOWN), /19:30/);
});
