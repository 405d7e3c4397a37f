/** The house's own page: the way in by its key; then what only a browser knows for the form, which works without it. */

import { readBoot } from "./lib/boot.js";
import { keepKeyHidden, openGate } from "./lib/gate.js";
import { t } from "./lib/words.js";

const PART = 30 * 60_000;

const wishes = document.querySelector("[data-wishes]");
if (wishes === null) {
  const boot = readBoot();
  const words = { heading: t("rooms.gate"), lead: t("rooms.gate_lead"), label: t("rooms.gate_label"), enter: t("rooms.gate_enter") };
  openGate(document.getElementById("rooms"), boot, words, window, "/house/enter");
} else fill(wishes.elements);

function fill(fields) {
  keepKeyHidden();
  fields.zone.value = Intl.DateTimeFormat().resolvedOptions().timeZone;
  if ("soon" in fields.when.dataset) fields.when.value = soon();
  wishes.addEventListener("change", showPlaces);
  showPlaces();

  function showPlaces() {
    for (const part of wishes.querySelectorAll("[data-for]")) part.hidden = part.dataset.for !== fields.places.value;
  }
}

/** @returns {string} the next full part of an hour by this browser's clock, as its field has it */
function soon() {
  const at = new Date(Math.ceil(Date.now() / PART) * PART);
  return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, "2026-01-01T00:00".length);
}
