/** After a talk: keep in touch? Only if both say yes; until then nobody learns what either said. */

import { h } from "../lib/dom.js";
import { t } from "../lib/words.js";
import { heading, quiet, quietRow, screen } from "./frame.js";

const FIELDS = [
  { name: "email", type: "email", autocomplete: "email" },
  { name: "phone", type: "tel", autocomplete: "tel" },
  { name: "link", type: "text", autocomplete: "url", inputmode: "url" },
];

/** Whom they are asked about: somebody of the last talk, or the one whom they chose on their own page. */
export function keep(ctx) {
  const { keeping } = ctx.snap;
  const { person, name } = ctx.local.keepWith ?? keeping.ask[0];
  const card = ctx.local.card ?? keeping.card;
  return screen(ctx, {
    cls: "keep",
    body: [
      heading(t("keeping.keep_heading", { name })),
      h("p", { class: "soft" }, t("keeping.keep_lead", { name })),
      h(
        "form",
        { id: "keep", class: "stack", key: person, novalidate: true, onsubmit: (event) => yes(event, ctx, person, card) },
        h("h2", null, t("keeping.show_heading", { name })),
        FIELDS.map((field) => row(ctx, field, card)),
        h("p", { class: "small soft" }, t("keeping.show_none")),
      ),
    ],
    foot: [
      h("button", { form: "keep", class: "solid big" }, t("keeping.keep_yes")),
      quietRow(ctx.local.keepWith ? quiet(t("phone.back"), () => ctx.go("people")) : quiet(t("keeping.keep_no"), () => no(ctx, person))),
    ],
  });
}

function row(ctx, { name, ...attrs }, card) {
  return h(
    "div",
    { class: "field", key: name },
    h("label", { for: `card-${name}` }, t(`keeping.${name}`)),
    h("input", {
      id: `card-${name}`,
      name,
      maxlength: 120,
      autocapitalize: "none",
      value: card[name],
      oninput: ({ target }) => ctx.change({ card: { ...card, [name]: target.value }, notice: "" }),
      ...attrs,
    }),
  );
}

async function yes(event, ctx, person, card) {
  event.preventDefault();
  const wrong = FIELDS.find(({ name }) => !event.target.elements[name].checkValidity());
  if (wrong) return ctx.wrong(t("keeping.look_again"), `card-${wrong.name}`);
  const shown = { email: card.email.trim(), phone: card.phone.trim(), link: card.link.trim() };
  const last = ctx.local.keepWith || ctx.snap.keeping.ask.length < 2;
  if (await ctx.act("share", { person, ...shown })) {
    ctx.change({ card: null, keepWith: null });
    if (last) ctx.go("people");
  }
  return undefined;
}

function no(ctx, person) {
  ctx.act("share", { person, wish: false });
}
