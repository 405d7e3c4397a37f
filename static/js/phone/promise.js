/** A promise: who shows whom what, once or every so often; suggested by one here, answered by the other here. */

import { h } from "../lib/dom.js";
import { rich, t } from "../lib/words.js";
import { asMoment, asTyped, between, dayAndTime, directions, toAnswer } from "../state/keeping.js";
import { heading, quiet, quietRow, screen, solid } from "./frame.js";
import { line } from "./join.js";

const EVERY = ["once", "weekly", "fortnightly", "monthly"];
const HOW = ["meet", "call"];

/** @returns {object} what a promise to somebody begins with: what went between the two */
export function draftFor({ met }, { person, name }) {
  return { person, name, ...between(met, person), every: "once", how: "meet", at: "", where: "" };
}

/** Suggesting one. */
export function promise(ctx) {
  const draft = ctx.local.promise;
  const set = (part) => ctx.change({ promise: { ...draft, ...part }, notice: "" });
  const { name } = draft;
  return screen(ctx, {
    cls: "promise",
    body: [
      heading(t("keeping.promise_heading", { name })),
      h("p", { class: "soft" }, t("keeping.promise_lead", { name })),
      h(
        "form",
        { id: "promise", class: "stack", novalidate: true, onsubmit: (event) => suggest(event, ctx, draft) },
        side("give", line("i_show", t("keeping.show_what", { name }), draft.i_show, (text) => set({ i_show: text }))),
        side("get", line("they_show", t("keeping.shown_what", { name }), draft.they_show, (text) => set({ they_show: text }))),
        choice("keeping.how_often", "every", EVERY, draft.every, set),
        choice("keeping.how", "how", HOW, draft.how, set),
        line("at", t("keeping.at"), draft.at, (at) => set({ at }), { type: "datetime-local", min: asTyped(ctx.now) }),
        line("where", t(`keeping.where_${draft.how}`), draft.where, (where) => set({ where })),
      ),
    ],
    foot: [
      h("button", { form: "promise", class: "solid big" }, t("keeping.suggest", { name })),
      quietRow(quiet(t("phone.back"), () => ctx.go("people"))),
    ],
  });
}

/** Answering one. */
export function promised(ctx) {
  const asked = toAnswer(ctx.snap.keeping);
  return screen(ctx, {
    cls: "promise",
    body: [
      heading(t("keeping.suggests", { name: asked.name })),
      h("div", { class: "card" }, terms(asked, ctx.lang)),
      h("p", { class: "soft" }, t("keeping.no_is_silent")),
    ],
    foot: [
      solid(t("keeping.agree"), () => ctx.act("agree", { promise: asked.id })),
      quietRow(quiet(t("keeping.disagree"), () => ctx.act("agree", { promise: asked.id, yes: false }))),
    ],
  });
}

/** @returns what a promise says: each direction, how often and how, and when first */
export function terms(promise, lang) {
  const { every, how, where, at } = promise;
  return [
    directions(promise).map(({ side: which, key, places }) =>
      h("p", { key: which }, rich(key, { ...places, what: h("span", { class: `${which}-word` }, places.what) })),
    ),
    h("p", { class: "soft small" }, [t(`keeping.every_${every}`), t(`keeping.how_${how}`), where].filter(Boolean).join(" · ")),
    at !== null && h("p", { class: "soft small" }, t(every === "once" ? "keeping.on" : "keeping.first_on", { when: dayAndTime(at, lang) })),
  ];
}

function side(which, field) {
  return { ...field, attrs: { ...field.attrs, class: `field ${which}` } };
}

/** Chips of which one holds. */
function choice(label, name, values, chosen, set) {
  return h(
    "fieldset",
    { class: "field", key: name },
    h("legend", null, t(label)),
    h(
      "div",
      { class: "chips" },
      values.map((value) =>
        h(
          "label",
          { class: "chip pick", key: value },
          h("input", { type: "radio", name, value, checked: value === chosen, onchange: () => set({ [name]: value }) }),
          t(`keeping.${name}_${value}`),
        ),
      ),
    ),
  );
}

async function suggest(event, ctx, { person, i_show, they_show, every, how, at, where }) {
  event.preventDefault();
  if (i_show.trim() === "" && they_show.trim() === "") return ctx.wrong(t("refusal.promise_empty"), "i_show");
  const fields = { person, i_show: i_show.trim(), they_show: they_show.trim(), every, how, at: asMoment(at), where: where.trim() };
  if (await ctx.act("promise", fields)) ctx.go("people");
  return undefined;
}
