/** What the evening is called, who runs it, how long things last, who may meet, and when all is erased. */

import { h } from "../lib/dom.js";
import { t } from "../lib/words.js";
import { changedSettings, localTime, settingsShown, typedIn } from "../state/host_evening.js";
import { sound } from "./eye.js";

const LONGEST = 120;
const NUMBER = { type: "number", min: 1, max: 600, step: 1, inputmode: "numeric" };

export function evening(ctx) {
  const { snapshot, change, act } = ctx;
  if (snapshot.room.closed) return null;
  const shown = settingsShown(snapshot);
  const save = async (event) => {
    event.preventDefault();
    for (const setting of changedSettings(shown, typedIn(new FormData(event.target)))) if (!(await act("change_setting", setting))) return;
    change({ notice: { text: t("host.evening_saved") } });
  };
  return h(
    "section",
    { key: "evening", class: "card evening" },
    h("h2", null, t("host.evening")),
    h("p", { class: "soft" }, snapshot.room.run_by === "" ? t("host.evening_run_by_missing") : t("host.evening_lead")),
    h(
      "details",
      { class: "adding" },
      h("summary", { class: "second" }, t("host.evening_change")),
      h("form", { class: "adding-form", onsubmit: save }, about(shown), spoken(shown, ctx.languages), planned(shown), lengths(shown), who(shown), h("button", { class: "second" }, t("host.evening_save"))),
    ),
    sound(ctx),
  );
}

function about(shown) {
  return h(
    "div",
    { class: "fields" },
    field(shown, "title", { maxlength: LONGEST }),
    field(shown, "run_by", { maxlength: LONGEST, required: false, placeholder: t("host.evening_run_by_example") }),
    field(shown, "erase_at", { type: "datetime-local", min: localTime(Date.now()) }),
    field(shown, "door_pin", { maxlength: 8, pattern: "[0-9]{4,8}", required: false, inputmode: "numeric" }),
    field(shown, "keep_agreed", { ...NUMBER, min: 0, max: 90 }),
  );
}

/** What wall, door and paper speak, and whoever has not chosen; and whether the wall speaks another by turns. */
function spoken(shown, languages) {
  const each = languages.map(({ lang, name, reviewed }) => ({ value: lang, name: reviewed ? name : t("host.evening_unreviewed", { name }) }));
  return h(
    "div",
    { class: "fields" },
    choice(shown, "language", each),
    choice(shown, "wall_also", [{ value: "", name: t("host.evening_wall_also_none") }, ...each]),
  );
}

/** When things are meant to happen: it stands on the run sheet, and nothing happens by itself. */
function planned(shown) {
  const names = ["doors_at", "wave_at", "ends_at"];
  return h(
    "fieldset",
    { class: "whole" },
    h("legend", null, t("host.evening_planned")),
    h("div", { class: "fields" }, names.map((name) => field(shown, name, { type: "datetime-local", required: false }))),
  );
}

function lengths(shown) {
  const names = ["talk", "breather", "round", "countdown", "gather"];
  return h("fieldset", { class: "whole" }, h("legend", null, t("host.evening_lengths")), h("div", { class: "lengths" }, names.map((name) => field(shown, name, NUMBER))));
}

function who(shown) {
  return h(
    "fieldset",
    { class: "whole" },
    h("legend", null, t("host.evening_who")),
    tick(shown, "circles"),
    tick(shown, "same_organisation"),
    tick(shown, "asks"),
    tick(shown, "generous"),
    h("p", { id: "says-generous", class: "soft small under-tick" }, t("host.evening_generous_says")),
    h("div", { class: "lengths under-tick" }, field(shown, "generous_after", NUMBER)),
  );
}

function field(shown, name, attrs) {
  return h(
    "div",
    { key: name, class: "field" },
    h("label", { for: `evening-${name}` }, t(`host.evening_${name}`)),
    h("input", { id: `evening-${name}`, name, class: "input", autocomplete: "off", required: true, value: shown[name], ...attrs }),
  );
}

function choice(shown, name, all) {
  return h(
    "div",
    { key: name, class: "field" },
    h("label", { for: `evening-${name}` }, t(`host.evening_${name}`)),
    h("select", { id: `evening-${name}`, name, class: "input" }, all.map(({ value, name: says }) => h("option", { value, selected: value === shown[name] }, says))),
  );
}

function tick(shown, name) {
  const says = name === "generous" ? "says-generous" : null;
  return h("label", { key: name, class: "check" }, h("input", { type: "checkbox", name, checked: shown[name], "aria-describedby": says }), t(`host.evening_${name}`));
}
