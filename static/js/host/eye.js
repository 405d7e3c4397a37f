/** What people typed that the host should see before the others do. */

import { h } from "../lib/dom.js";
import { t } from "../lib/words.js";
import { doubtful } from "../state/host_words.js";

const SHOWN = 4;

/** @returns the card; null when nothing needs the host's eye */
export function eye(ctx) {
  const asked = doubtful(ctx.snapshot.people);
  if (asked.length === 0) return null;
  return h(
    "section",
    { key: "eye", class: "card eye" },
    h("h2", null, t("host.eye", { n: asked.length })),
    h("p", { class: "soft" }, t("host.eye_lead")),
    h("ul", { class: "rows" }, asked.slice(0, SHOWN).map((one) => row(one, ctx))),
    asked.length > SHOWN && h("p", { class: "soft" }, t("host.eye_more", { n: asked.length - SHOWN })),
    sound(ctx),
  );
}

/** Whether this device makes a sound when something new needs the host's eye; silent unless asked. */
export function sound({ local, listen }) {
  return h("label", { class: "check" }, h("input", { type: "checkbox", checked: local.sound, onchange: ({ target }) => listen(target.checked) }), t("host.eye_sound"));
}

function row({ person, number, name, what, text, kind }, { act }) {
  const fields = { person, what: [what] };
  return h(
    "li",
    { key: `${person} ${what}`, class: "row wide" },
    h("div", { class: "who" }, h("p", { class: "name" }, h("bdi", null, text)), h("p", { class: "soft small" }, t(`host.eye_${kind}`, { name, number }))),
    h(
      "div",
      { class: "deeds" },
      h("button", { class: "second", "aria-label": t("host.let_text", { text }), onclick: () => act("release_words", fields, t("host.let_done", { text }), ["hold_words", fields]) }, t("host.let")),
      h("button", { class: "second", "aria-label": t("host.hold_text", { text }), onclick: () => act("hold_words", fields, t("host.hold_done", { text }), ["release_words", fields]) }, t("host.hold")),
    ),
  );
}
