/** Leaving the page to those who arrive, and taking it back with the host's PIN. The house decides both. */

import { h } from "../lib/dom.js";
import { t } from "../lib/words.js";
import { codeField } from "./fields.js";

const PIN_DIGITS = 8;

export function handOver({ local, handOver: hand }) {
  return h(
    "section",
    { key: "hand_over", class: "arrival" },
    h("h1", null, t("door.hand_over_heading")),
    h("p", null, t("door.hand_over_lead")),
    h("p", { class: "soft" }, t("door.hand_over_honest")),
    h("p", { class: "notice wrong", role: "alert", hidden: local.wrong === "" }, local.wrong),
    h("button", { id: "first", type: "button", class: "solid big", "aria-disabled": local.busy ? "true" : null, onclick: hand }, t("door.hand_over_now")),
  );
}

export function takeBack({ local, takeBack: take }) {
  const submit = (event) => {
    event.preventDefault();
    take(event.target.elements.first.value);
  };
  return h(
    "form",
    { key: "take_back", class: "arrival", autocomplete: "off", onsubmit: submit },
    h("h1", null, t("door.take_back")),
    h("p", { class: "soft" }, t("door.take_back_lead")),
    codeField("first", t("door.host_pin"), PIN_DIGITS),
    h("p", { class: "notice wrong", role: "alert", hidden: local.wrong === "" }, local.wrong),
    h("button", { class: "solid big", "aria-disabled": local.busy ? "true" : null }, t("door.take_back_now")),
  );
}
