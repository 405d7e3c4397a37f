/** Correcting what somebody said: mostly what was typed for them at the door. */

import { h } from "../lib/dom.js";
import { tagField } from "../lib/tagfield.js";
import { t } from "../lib/words.js";
import { corrections, editOf } from "../state/host_edit.js";

const LONGEST = 120;

/** @returns the button that opens the form */
export function editButton(person, { change }) {
  const open = () => {
    change({ editing: editOf(person) });
    document.getElementById("edit-name").focus();
  };
  return h("button", { key: "edit", class: "second", onclick: open }, t("host.edit"));
}

export function editing(row, { local, change, act }) {
  const draft = local.editing;
  const set = (part) => change({ editing: { ...draft, ...part } });
  const save = async (event) => {
    event.preventDefault();
    const fields = corrections(draft, row);
    if (fields === null || (await act("edit", fields, t("host.edited", { name: draft.name })))) change({ editing: null });
  };
  const tags = (name, side) =>
    tagField({ id: `edit-${name}`, side, label: t(side === "give" ? "host.gives" : "host.wants"), draft: draft[name], change: (next) => set({ [name]: next }), marks: true });
  return h(
    "form",
    { key: "editing", class: "opened", autocomplete: "off", onsubmit: save },
    h("h3", null, t("host.edit_of", { name: row.name, number: row.number })),
    line("name", draft, set, { required: true }),
    line("line", draft, set),
    tags("offers", "give"),
    tags("wants", "get"),
    h("div", { class: "checks" }, tick("quiet", draft, set), tick("step_free", draft, set)),
    h("div", { class: "line start" }, h("button", { class: "solid" }, t("host.edit_save")), h("button", { type: "button", class: "quiet", onclick: () => change({ editing: null }) }, t("host.keep"))),
  );
}

function line(name, draft, set, attrs = {}) {
  return h(
    "div",
    { key: name, class: "field" },
    h("label", { for: `edit-${name}` }, t(`host.edit_${name}`)),
    h("input", { id: `edit-${name}`, maxlength: LONGEST, autocomplete: "off", value: draft[name], oninput: ({ target }) => set({ [name]: target.value }), ...attrs }),
  );
}

function tick(name, draft, set) {
  return h("label", { key: name, class: "check" }, h("input", { type: "checkbox", checked: draft[name], onchange: ({ target }) => set({ [name]: target.checked }) }), t(`host.edit_${name}`));
}
