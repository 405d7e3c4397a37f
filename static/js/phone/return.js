/** Coming back on another phone: number and PIN. */

import { h } from "../lib/dom.js";
import { t } from "../lib/words.js";
import { heading, quiet, quietRow, screen } from "./frame.js";

export function comeBack(ctx) {
  const digits = { inputmode: "numeric", pattern: "[0-9]*", autocomplete: "off", required: true };
  return screen(ctx, {
    cls: "return",
    body: [
      h("p", { class: "soft" }, ctx.room.title),
      heading(t("phone.return_heading")),
      h("p", { class: "soft" }, t("phone.return_lead")),
      h(
        "form",
        { id: "return", class: "stack", onsubmit: (event) => submit(event, ctx) },
        h("div", { class: "field" }, h("label", { for: "number" }, t("phone.number")), h("input", { id: "number", maxlength: 5, ...digits })),
        h("div", { class: "field" }, h("label", { for: "pin" }, t("phone.pin")), h("input", { id: "pin", maxlength: 4, ...digits })),
      ),
    ],
    foot: [
      h("button", { form: "return", class: "solid big" }, ctx.local.busy ? t("phone.joining") : t("phone.return")),
      quietRow(quiet(t("phone.new_here"), () => ctx.go(""))),
    ],
  });
}

function submit(event, ctx) {
  event.preventDefault();
  const { number, pin } = event.target.elements;
  ctx.enter("return", { number: Number(number.value), pin: pin.value });
}
