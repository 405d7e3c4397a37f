/** "My number": how somebody without a phone stands, for whoever knows number and PIN. */

import { h } from "../lib/dom.js";
import { arrow, beacon } from "../lib/parts.js";
import { listed, t } from "../lib/words.js";
import { codeField } from "./fields.js";

const NUMBER_DIGITS = 5;
const PIN_DIGITS = 4;

export function number(ctx) {
  return ctx.local.mine === null ? asking(ctx) : shown(ctx);
}

function asking({ local, look }) {
  const submit = (event) => {
    event.preventDefault();
    const { first, pin } = event.target.elements;
    look(Number(first.value), pin.value);
  };
  return h(
    "form",
    { key: "number", class: "arrival", autocomplete: "off", onsubmit: submit },
    h("h1", null, t("door.my_number")),
    h("p", { class: "soft" }, t("door.my_number_lead")),
    h("div", { class: "two" }, codeField("first", t("door.number"), NUMBER_DIGITS), codeField("pin", t("door.pin"), PIN_DIGITS)),
    h("p", { class: "notice wrong", role: "alert", hidden: local.wrong === "" }, local.wrong),
    h("button", { class: "solid big", "aria-disabled": local.busy ? "true" : null }, local.busy ? t("common.one_moment") : t("door.show_me")),
  );
}

function shown({ local, next }) {
  const { name, number: mine, beacon: sign, spot, where, gives, offers, wants, person, state, others } = local.mine;
  return h(
    "section",
    { key: "mine", class: "arrival mine", role: "status" },
    h("p", { class: "soft" }, t("door.number_of", { number: mine, name })),
    sign !== null && h("p", { class: "meet" }, beacon(sign), h("b", null, spot ?? t("door.anywhere"))),
    h("h1", null, t(`door.mine_${state}`, { others: listed(others) })),
    where !== "" && h("p", { class: "soft" }, where),
    gives.length > 0
      ? h("ul", { class: "whys" }, gives.map((give) => why(give, person)))
      : h("p", null, t("door.you_said", { offers: listed(offers) || "–", wants: listed(wants) || "–" })),
    h("p", { class: "soft" }, t("door.not_so")),
    h("button", { id: "next", type: "button", class: "solid big", onclick: next }, t("door.seen")),
    h("div", { class: "fading", "aria-hidden": "true" }),
  );
}

function why(give, person) {
  const mine = give.from === person;
  const side = mine ? "give" : "get";
  return h("li", { key: `${give.from} ${give.to}` }, arrow(mine ? "forth" : "back", `arrow ${side}`), h("span", null, t("door.gives_to", { from: give.from_name, to: give.to_name, offer: give.offer })));
}
