/** The three ways to call people: all at one moment, in rounds, or as they become free. */

import { h } from "../lib/dom.js";
import { t } from "../lib/words.js";

const MINUTE = 60_000;
const LONGEST = 240;

/** Everybody at one moment. */
export function wave({ snapshot, act }, { main, again = false }) {
  const seconds = Math.round(snapshot.settings.countdown / 1_000);
  return way(
    "wave",
    h("button", { class: main ? "solid main" : "second", onclick: () => act("start_wave", {}) }, t(again ? "host.wave_again" : "host.wave")),
    t("host.wave_lead", { n: seconds }),
  );
}

/** A round of so many minutes. */
export function roundOf({ snapshot, local, change, act }, { number, main }) {
  const minutes = local.minutes ?? String(Math.max(1, Math.round(snapshot.settings.round / MINUTE)));
  const start = (event) => {
    event.preventDefault();
    act("start_round", { minutes: Number(minutes) });
  };
  return way(
    "round",
    h(
      "form",
      { class: "round-of", onsubmit: start },
      h("button", { class: main ? "solid main" : "second" }, t("host.round_start", { number })),
      h(
        "label",
        { class: "minutes" },
        h("span", { class: "aside" }, t("host.round_minutes_label")),
        h("input", {
          class: "input number",
          type: "number",
          min: 1,
          max: LONGEST,
          step: 1,
          required: true,
          inputmode: "numeric",
          value: minutes,
          oninput: ({ target }) => change({ minutes: target.value }),
        }),
        h("span", null, t("host.round_minutes")),
      ),
    ),
    t("host.round_lead"),
  );
}

/** People as they become free. */
export function oneByOne({ snapshot, act }, { main }) {
  const { room } = snapshot;
  const turn = async () => {
    if (room.mode !== "continuous" && !(await act("change_setting", { name: "mode", value: "continuous" }))) return;
    if (!room.matching) await act("change_setting", { name: "matching", value: true });
  };
  return way("one", h("button", { class: main ? "solid main" : "second", onclick: turn }, t("host.turn_on")), t("host.turn_on_lead"));
}

/** The ways to call many at once, behind a word: in the middle of an evening they are rarely wanted. */
export function inRounds(ctx, number) {
  return h("details", { key: "ways", class: "adding" }, h("summary", { class: "quiet" }, t("host.together")), h("div", { class: "ways" }, wave(ctx, { main: false, again: true }), roundOf(ctx, { number, main: false })));
}

function way(key, button, lead) {
  return h("div", { key, class: "way" }, button, h("p", { class: "soft small" }, lead));
}
