/** Whom one met, what went each way, and two wishes, said to nobody unless both have them: once more, and keep in touch. */

import { h } from "../lib/dom.js";
import { listed, t } from "../lib/words.js";

export function met(ctx) {
  const { met: meetings } = ctx.snap;
  if (meetings.length === 0) return null;
  return h(
    "section",
    { class: "card", key: "met" },
    h("div", null, h("h2", null, t("phone.met_heading")), h("p", { class: "soft small" }, t("phone.again_lead"))),
    h("ul", { class: "stack" }, meetings.map((meeting) => h("li", { key: meeting.meeting, class: "past" }, past(ctx, meeting)))),
  );
}

function past(ctx, { people, gave, got, again }) {
  const reachable = people.filter((one) => one.reachable);
  const went = [gave && t("phone.met_gave", { what: gave }), got && t("phone.met_got", { what: got })].filter(Boolean);
  const names = listed(people.map(({ name }) => name));
  return [
    h("div", null, h("b", null, names), went.length > 0 && h("p", { class: "soft small" }, went.join(", "))),
    h("div", { class: "chips" }, reachable.length === people.length && once(ctx, people, again, names), reachable.filter(({ keep }) => keep !== true).map((one) => touch(ctx, one, people.length > 1))),
  ];
}

function once(ctx, people, again, names) {
  return h(
    "button",
    { type: "button", class: "chip", key: "again", "aria-pressed": String(again), onclick: () => wish(ctx, people, !again) },
    h("span", null, t("phone.again"), h("span", { class: "aside" }, " ", t("keeping.with", { name: names }))),
    again && h("span", { "aria-hidden": "true" }, "✓"),
  );
}

function touch(ctx, { person, name }, several) {
  return h(
    "button",
    { type: "button", class: "chip", key: person, onclick: () => ask(ctx, { person, name }) },
    h("span", null, t("keeping.again_keep"), h("span", { class: several ? "" : "aside" }, " ", t("keeping.with", { name }))),
  );
}

function ask(ctx, keepWith) {
  ctx.change({ keepWith });
  ctx.go("keep");
}

async function wish(ctx, people, wanted) {
  for (const { person } of people) {
    if (!(await ctx.act("meet_again", { person, wish: wanted }))) return;
  }
}
