/** Checking somebody in by hand, from the host's own screen. */

import { h } from "../lib/dom.js";
import { all, offersOf, wantsOf } from "../lib/chips.js";
import { tagField } from "../lib/tagfield.js";
import { t } from "../lib/words.js";

const LONGEST = 120;
export const NOBODY = { name: "", line: "", offers: { items: [], typing: "" }, wants: { items: [], typing: "" }, phoneless: true };

export function arriving({ snapshot, local, change, act }) {
  if (snapshot.room.closed) return null;
  const draft = local.arriving;
  if (draft === null) return h("button", { key: "add", id: "add-person", class: "second fit", onclick: () => begin(change) }, t("host.add"));
  const set = (part) => change({ arriving: { ...draft, ...part } });
  const save = async (event) => {
    event.preventDefault();
    const fields = { name: draft.name.trim(), line: draft.line.trim(), offers: offersOf(all(draft.offers)), wants: wantsOf(all(draft.wants)), has_phone: !draft.phoneless };
    const answer = await act("check_in", fields, ({ number, pin }) => t("host.added", { name: fields.name, number, pin }));
    if (answer) change({ arriving: null });
  };
  const line = (id, attrs = {}) =>
    h("div", { key: id, class: "field" }, h("label", { for: `add-${id}` }, t(`host.edit_${id}`)), h("input", { id: `add-${id}`, maxlength: LONGEST, autocomplete: "off", value: draft[id], oninput: ({ target }) => set({ [id]: target.value }), ...attrs }));
  const tags = (name, side) => tagField({ id: `add-${name}`, side, label: t(side === "give" ? "host.gives" : "host.wants"), draft: draft[name], change: (next) => set({ [name]: next }), marks: true });
  return h(
    "form",
    { key: "adding", class: "opened", autocomplete: "off", onsubmit: save },
    h("h3", null, t("host.add")),
    line("name", { required: true }),
    line("line"),
    tags("offers", "give"),
    tags("wants", "get"),
    h("label", { class: "check" }, h("input", { type: "checkbox", checked: draft.phoneless, onchange: ({ target }) => set({ phoneless: target.checked }) }), t("host.add_phoneless")),
    h("div", { class: "line start" }, h("button", { class: "solid" }, t("host.add_save")), h("button", { type: "button", class: "quiet", onclick: () => change({ arriving: null }) }, t("host.keep"))),
  );
}

export function begin(change) {
  change({ arriving: NOBODY });
  document.getElementById("add-name").focus();
}
