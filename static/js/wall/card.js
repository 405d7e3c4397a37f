/** A called group on the wall. */

import { h } from "../lib/dom.js";
import { symbol } from "../lib/parts.js";
import { t } from "../lib/words.js";
import { nameScale, reasons } from "../state/wall.js";

const LONG_SPOT = 11;

/** An arrow stays on the line of the word before it. */
const NO_BREAK = "\u00a0";

/** @param {boolean} fresh whether it has just come */
export function card(call, fresh) {
  const found = call.state !== "called";
  const classes = ["call", `beacon-${call.beacon.colour}`, call.kind, fresh && "fresh", found && "found"];
  return h(
    "li",
    { key: call.id, class: classes.filter(Boolean).join(" ") },
    h("div", { class: "top" }, badge(call.beacon), call.spot !== null && place(call)),
    h("p", { class: "names", style: { "--fit": nameScale(call.people.map((person) => person.name)) } }, call.people.map((person, i) => name(person, i, call))),
    found ? h("p", { class: "found-note" }, t("wall.found")) : h("ul", { class: "gives" }, reasons(call).map(reason)),
    !found && call.generous && h("p", { class: "found-note" }, t("wall.generous")),
  );
}

/** Where to go, and how one finds it where the host has said so. */
function place({ spot, where }) {
  return h(
    "span",
    { class: spot.length > LONG_SPOT ? "spot long" : "spot" },
    h("bdi", null, spot),
    where !== "" && h("bdi", { class: "way" }, where),
  );
}

function badge({ symbol: drawn, number }) {
  return h("span", { class: "badge" }, symbol(drawn, "symbol"), h("span", null, number));
}

function name(person, i, { kind, generous, people }) {
  const last = i === people.length - 1;
  return h(
    "span",
    { class: "name" },
    h("bdi", null, person.name),
    (person.held || !person.has_phone) && h("span", { class: "no" }, t("wall.number", { number: person.number })),
    kind === "pair" ? !last && [NO_BREAK, symbol(generous ? "onward" : "both-ways", "mark")] : [NO_BREAK, symbol(last ? "round" : "onward", "mark")],
  );
}

function reason({ who, what, whom, direction }) {
  return h(
    "li",
    { class: `reason ${direction}` },
    h("span", { class: "gift" }, h("span", { class: "who" }, h("bdi", null, who), symbol("onward", "mark")), h("bdi", { class: "what" }, what)),
    " ",
    h("span", { class: "whom" }, t("wall.for_whom", { name: whom })),
  );
}
