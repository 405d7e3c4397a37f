/** Making sure that it is them: their number, read from their phone. Nobody has to. */

import { h } from "../lib/dom.js";
import { t } from "../lib/words.js";
import { heading, quiet, quietRow, screen, solid } from "./frame.js";

const FIELD = "their-number";

export function checking(ctx) {
  const { snap, act, go } = ctx;
  const { meeting, you } = snap;
  async function check(event) {
    event.preventDefault();
    const typed = document.getElementById(FIELD);
    if (!/^\d+$/.test(typed.value.trim())) return typed.focus();
    const right = await act("here", { meeting: meeting.id, number: Number(typed.value) });
    return right ? go("") : typed.select();
  }
  return screen(ctx, {
    cls: "checking",
    body: [
      heading(t("meeting.check_heading")),
      h("p", { class: "soft" }, t("meeting.check_lead", { number: you.number })),
      h(
        "form",
        { id: "check", class: "field", onsubmit: check },
        h("label", { for: FIELD }, t("meeting.check_label")),
        h("input", { id: FIELD, class: "digits", inputmode: "numeric", pattern: "[0-9]*", maxlength: 6, autocomplete: "off", required: true }),
      ),
    ],
    foot: [solid(t("meeting.check_yes"), null, { type: "submit", form: "check" }), quietRow(quiet(t("meeting.back_to_call"), () => go("")))],
  });
}
