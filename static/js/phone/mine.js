/** My page: number and PIN, everything said, who was met. */

import { all, offersOf, wantsOf } from "../lib/chips.js";
import { h } from "../lib/dom.js";
import { languageChoice, unreviewed } from "../lib/languages.js";
import { rich, t } from "../lib/words.js";
import { yours } from "./data.js";
import { details } from "./details.js";
import { finished, questions } from "../lib/questions.js";
import { heading, quiet, quietRow, screen } from "./frame.js";
import { keeper, line } from "./join.js";
import { reaching } from "./reach.js";

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
        questions(ctx, "draft", draft, set, true),
        details(ctx, draft.details, (field) => set({ details: { ...draft.details, ...field } })),
      ),
      reaching(ctx),
      askAgain(ctx),
      languageChoice(ctx, ctx.speak),
      unreviewed(ctx),
      yours(ctx),
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

/** The way back for whoever wanted to be asked no more. */
function askAgain({ snap, act }) {
  if (!snap.you.no_asks) return null;
  return h(
    "section",
    { class: "card", key: "no-asks" },
    h("p", null, t("phone.asks_stopped")),
    h("button", { type: "button", class: "second", onclick: () => act("reply", { stop: false }) }, t("phone.ask_again")),
  );
}

async function save(event, ctx, draft) {
  event.preventDefault();
  if (draft.name.trim() === "") return ctx.wrong(t("phone.name_missing"), "name");
  const asked = await finished(ctx, "draft", draft);
  if (asked !== null) return ctx.wrong(t("phone.meant_first"), asked);
  const { sector, organisation, until, ...needs } = draft.details;
  const fields = { name: draft.name.trim(), line: draft.line.trim(), offers: offersOf(all(draft.offers)), wants: wantsOf(all(draft.wants)), sector, organisation, until, ...needs };
  if (await ctx.act("edit", fields)) ctx.go("");
  return undefined;
}
