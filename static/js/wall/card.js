/** A called group on the wall. */

import { h } from "../lib/dom.js";
import { symbol } from "../lib/parts.js";
import { reasons } from "../state/wall.js";
import { inBoth, said } from "./tongues.js";

/** An arrow stays on the line of its word. */
const NO_BREAK = "\u00a0";

/**
 * @param {object} call
 * @param {object} how
 * @param {boolean} [how.fresh] it has just come
 * @param {number} [how.lines] that a reason may take
 * @param {boolean} [how.broad] it has the whole width
 * @param {boolean} [how.roll] one of very many: a line, without the reasons
 */
export function card(call, { fresh = false, lines = 1, broad = false, roll = false } = {}) {
  const found = call.state !== "called";
  const ring = call.kind === "circle" && !found && !roll;
  const classes = ["call", `beacon-${call.beacon.colour}`, call.kind, broad && "broad", fresh && "fresh", found && "found"];
  return h(
    "li",
    { key: call.id, class: classes.filter(Boolean).join(" "), style: {}, "data-lines": lines },
    h("div", { class: "top" }, badge(call.beacon), call.spot !== null && place(call)),
    ring ? circle(call) : h("p", { class: "names" }, call.people.map((person, i) => name(person, i, call))),
    !roll && (found ? h("p", { class: "found-note" }, said("wall.found")) : !ring && pair(call)),
  );
}

/** Where to go, and how one finds it where the host has said so. */
function place({ spot, where }) {
  return h("span", { class: "spot" }, h("bdi", null, spot), where !== "" && h("bdi", { class: "way" }, where));
}

function badge({ symbol: drawn, number }) {
  return h("span", { class: "badge" }, symbol(drawn, "symbol"), h("span", null, number));
}

/** With the arrow that leads to it; a circle's last name has one back to the first. */
function name(person, i, { kind, generous, people }) {
  const lead = kind === "pair" && !generous ? "both-ways" : "onward";
  const back = kind === "circle" && i === people.length - 1;
  return h(
    "span",
    { class: "name" },
    i > 0 && [symbol(lead, "mark"), NO_BREAK],
    called(person),
    back && [NO_BREAK, symbol("round", "mark")],
  );
}

/** A name, and the number by which somebody knows it who has no phone, or whose name is not shown yet. */
function called(person) {
  return [h("bdi", null, person.name), (person.held || !person.has_phone) && h("span", { class: "no" }, said("wall.number", { number: person.number }))];
}

function pair(call) {
  return [
    h(
      "ul",
      { class: "gives" },
      reasons(call).map(({ who, what, also, whom, direction }) =>
        h(
          "li",
          { class: `reason ${direction}` },
          h("span", { class: "who" }, h("bdi", null, who), NO_BREAK, symbol("onward", "mark")),
          h("bdi", { class: "what" }, inBoth(what, also)),
          " ",
          h("span", { class: "whom" }, said("wall.for_whom", { name: whom })),
        ),
      ),
    ),
    call.generous && h("p", { class: "found-note" }, said("wall.generous")),
  ];
}

/** Three in a ring: each arrow bears what is given to the next; the last goes back to the first. */
function circle(call) {
  return h(
    "ol",
    { class: "ring" },
    reasons(call).map(({ what, also, whom }, i) =>
      h(
        "li",
        { class: "link" },
        h("span", { class: "name" }, called(call.people[i])),
        h(
          "span",
          { class: "gift" },
          symbol(i === call.people.length - 1 ? "round" : "down-round", "mark"),
          h("span", { class: "reason" }, h("bdi", { class: "what" }, inBoth(what, also)), h("span", { class: "aside" }, " ", said("wall.for_whom", { name: whom }))),
        ),
      ),
    ),
    h("li", { class: "rail", "aria-hidden": "true" }, symbol("onward", "head")),
  );
}
