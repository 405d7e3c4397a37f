/** Joining: at most four fields. The same form stands in the page itself for a phone without scripts. */

import { all, blank, offersOf, wantsOf } from "../lib/chips.js";
import { h } from "../lib/dom.js";
import { languageChoice, unreviewed } from "../lib/languages.js";
import { t } from "../lib/words.js";
import { whenWords } from "../state/phone.js";
import { finished, questions } from "../lib/questions.js";
import { heading, quiet, screen } from "./frame.js";

/** @returns {object} an empty form; or what stands in the page's own form, so that nothing typed is lost */
export function emptyForm(form = null) {
  const typed = (name) => form?.elements[name]?.value ?? "";
  return {
    name: typed("name"),
    line: typed("line"),
    offers: blank(typed("offers")),
    wants: blank(typed("wants")),
  };
}

export function join(ctx) {
  const { form, busy } = ctx.local;
  const set = (part) => ctx.change({ form: { ...form, ...part }, notice: "" });
  return screen(ctx, {
    cls: "join",
    body: [
      h("p", { class: "soft" }, ctx.room.title),
      languageChoice(ctx, ctx.speak),
      heading(t("phone.join_heading")),
      ctx.expected && h("p", { class: "soft" }, t("phone.expected_lead")),
      h(
        "form",
        { id: "join", class: "stack", novalidate: true, onsubmit: (event) => submit(event, ctx) },
        line("name", t("phone.name"), form.name, (name) => set({ name }), { autocomplete: "name", autocapitalize: "words" }),
        line("line", t("phone.line"), form.line, (text) => set({ line: text }), { placeholder: t("phone.line_example") }),
        questions(ctx, "form", form, set, false),
      ),
    ],
    foot: [
      h("button", { form: "join", class: "solid big", "aria-disabled": busy ? "true" : null }, busy ? t("phone.joining") : t("phone.join")),
      h("div", { class: "row" }, quiet(t("phone.been_here"), () => ctx.go("return"))),
      h("p", { class: "small soft" }, keeper(ctx, "phone.kept"), " ", h("a", { class: "link", href: `/${ctx.room.code}/privacy` }, t("phone.what_happens")), " · ", h("a", { class: "link", href: "/accessibility" }, t("common.accessibility"))),
      unreviewed(ctx),
    ],
  });
}

/** Who runs this and until when it is kept; `key` says how much of it. */
export function keeper({ room, now, lang }, key = "phone.erased") {
  const [when, places] = whenWords(room.erase_at, now, lang);
  const who = room.run_by === "" ? t("phone.host_runs") : t("phone.run_by", { who: room.run_by });
  return `${who} ${t(key, { when: t(when, places) })}`;
}

/** @returns one labelled line to type in */
export function line(id, label, value, input, attrs = {}) {
  return h(
    "div",
    { class: "field" },
    h("label", { for: id }, label),
    h("input", { id, name: id, maxlength: 120, autocomplete: "off", value, oninput: ({ target }) => input(target.value), ...attrs }),
  );
}

/** What was typed last is being understood: a second tap must not send it twice. */
let finishing = false;

async function submit(event, ctx) {
  event.preventDefault();
  const { form } = ctx.local;
  if (finishing) return undefined;
  const offers = offersOf(all(form.offers));
  const wants = wantsOf(all(form.wants));
  if (form.name.trim() === "") return ctx.wrong(t("phone.name_missing"), "name");
  if (offers.length === 0 && wants.length === 0) return ctx.wrong(t("phone.both_missing"), "offers");
  finishing = true;
  const asked = await finished(ctx, "form", form);
  finishing = false;
  if (asked !== null) return ctx.wrong(t("phone.meant_first"), asked);
  return ctx.enter("join", { name: form.name.trim(), line: form.line.trim(), offers, wants });
}
