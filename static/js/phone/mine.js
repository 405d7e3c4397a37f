/** My page: number and PIN, everything said, who was met. */

import { all, chipField } from "../lib/chips.js";
import { h } from "../lib/dom.js";
import { rich, t } from "../lib/words.js";
import { listOf } from "../state/phone.js";
import { details } from "./details.js";
import { heading, quiet, quietRow, screen } from "./frame.js";
import { keeper, line } from "./join.js";

/** @returns {object} what is being edited, from the person as they are */
export function draftOf({ name, line: text, offers, wants, sector, organisation, until, quiet: hush, step_free, no_circles }) {
  return {
    name,
    line: text,
    offers: { items: offers, typing: "" },
    wants: { items: wants, typing: "" },
    details: { sector, organisation, until, quiet: hush, step_free, no_circles },
  };
}

export function mine(ctx) {
  const { snap, local } = ctx;
  const draft = local.draft ?? draftOf(snap.you);
  const set = (part) => ctx.change({ draft: { ...draft, ...part }, notice: "" });
  return screen(ctx, {
    cls: "mine",
    body: [
      heading(t("phone.mine_heading")),
      h("p", { class: "card ticket" }, h("b", { class: "number" }, String(snap.you.number)), h("span", { class: "soft small" }, comeBackWith(snap.you))),
      h(
        "form",
        { id: "mine", class: "stack", novalidate: true, onsubmit: (event) => save(event, ctx, draft) },
        line("name", t("phone.name"), draft.name, (name) => set({ name }), { autocomplete: "name" }),
        line("line", t("phone.line"), draft.line, (text) => set({ line: text })),
        chipField({ id: "offers", side: "give", label: t("phone.offers"), example: t("phone.offers_example"), draft: draft.offers, change: (offers) => set({ offers }) }),
        chipField({
          id: "wants",
          side: "get",
          label: t("phone.wants"),
          example: t("phone.wants_example"),
          draft: draft.wants,
          change: (wants) => set({ wants }),
          extra: (want) => star(want, draft, set),
        }),
        details(ctx, draft.details, (field) => set({ details: { ...draft.details, ...field } })),
      ),
      met(snap.met, ctx),
      h("p", { class: "small soft" }, keeper(ctx)),
    ],
    foot: [
      h("button", { form: "mine", class: "solid big" }, t("phone.save")),
      quietRow(quiet(t("phone.back"), () => ctx.go("")), quiet(t("phone.leave"), () => ctx.act("leave"))),
    ],
  });
}

function comeBackWith({ number, pin }) {
  return rich("phone.come_back_with", { number, pin: h("b", { class: "number pin" }, pin) });
}

function star(want, draft, set) {
  const items = draft.wants.items.map((other) => (other === want ? { ...want, starred: !want.starred } : other));
  return h(
    "button",
    { type: "button", class: "star get-word", "aria-pressed": String(want.starred === true), "aria-label": t("phone.star", { text: want.text }), onclick: () => set({ wants: { ...draft.wants, items } }) },
    want.starred ? "★" : "☆",
  );
}

function met(meetings, ctx) {
  if (meetings.length === 0) return null;
  return h(
    "section",
    { class: "card" },
    h("h2", null, t("phone.met_heading")),
    h(
      "ul",
      { class: "stack" },
      meetings.map(({ meeting, people, gave, got }) => {
        const went = [gave && t("phone.met_gave", { what: gave }), got && t("phone.met_got", { what: got })].filter(Boolean);
        return h(
          "li",
          { key: meeting },
          h("b", null, listOf(people.map(({ name }) => name), ctx.lang)),
          went.length > 0 && h("p", { class: "soft small" }, went.join(", ")),
        );
      }),
    ),
  );
}

async function save(event, ctx, draft) {
  event.preventDefault();
  if (draft.name.trim() === "") return ctx.wrong(t("phone.name_missing"), "name");
  const { sector, organisation, until, ...needs } = draft.details;
  const fields = { name: draft.name.trim(), line: draft.line.trim(), offers: all(draft.offers), wants: all(draft.wants), sector, organisation, until, ...needs };
  if (await ctx.act("edit", fields)) ctx.go("");
  return undefined;
}
