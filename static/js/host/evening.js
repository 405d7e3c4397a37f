/** What the evening is called, who runs it, how long things last, and when all is erased. */

import { h } from "../lib/dom.js";
import { t } from "../lib/words.js";
import { changedSettings, localTime, settingsShown } from "../state/host_evening.js";

const LONGEST = 120;

export function evening({ snapshot, change, act }) {
  if (snapshot.room.closed) return null;
  const shown = settingsShown(snapshot);
  const field = (name, attrs) =>
    h(
      "div",
      { key: name, class: "field" },
      h("label", { for: `evening-${name}` }, t(`host.evening_${name}`)),
      h("input", { id: `evening-${name}`, name, class: "input", autocomplete: "off", required: true, value: shown[name], ...attrs }),
    );
  const minutes = { type: "number", min: 1, max: 600, step: 1, inputmode: "numeric" };
  const save = async (event) => {
    event.preventDefault();
    const typed = Object.fromEntries(new FormData(event.target));
    const wished = changedSettings(shown, { ...typed, circles: "circles" in typed });
    for (const setting of wished) if (!(await act("change_setting", setting))) return;
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
      h(
        "form",
        { class: "adding-form", onsubmit: save },
        h(
          "div",
          { class: "fields" },
          field("title", { maxlength: LONGEST }),
          field("run_by", { maxlength: LONGEST, required: false, placeholder: t("host.evening_run_by_example") }),
          field("talk", minutes),
          field("breather", minutes),
          field("erase_at", { type: "datetime-local", min: localTime(Date.now()) }),
        ),
        h("label", { class: "check" }, h("input", { type: "checkbox", name: "circles", checked: shown.circles }), t("host.evening_circles")),
        h("button", { class: "second" }, t("host.evening_save")),
      ),
    ),
  );
}
