/** "Did you mean …?": asked under a tag field, answered by one tap. */

import { meant, settled } from "./chips.js";
import { h } from "./dom.js";
import { t } from "./words.js";

/** @returns the first question about what stands in the draft, or nothing */
export function asked({ side, draft, change }) {
  const question = draft.questions?.[0];
  if (question === undefined) return null;
  const { text, labels, beside, answered } = question;
  const sentence = t(beside ? "common.heard_in" : "common.did_you_mean", { text });
  return h(
    "div",
    { class: "asked", key: `asked ${text}`, role: "group", "aria-label": sentence },
    h("p", { class: "small", role: "status" }, sentence),
    h(
      "div",
      { class: "chips" },
      labels.map((label) =>
        h(
          "button",
          { type: "button", key: label, class: `chip may-${side}`, onclick: () => change({ ...meant(draft, question, label), said: ["common.added", { text: label }] }) },
          beside && h("span", { "aria-hidden": "true" }, "+"),
          label,
        ),
      ),
      h("button", { type: "button", key: "no", class: "quiet small", onclick: () => change(settled(draft, text)) }, t(answered ? "common.enough" : "common.as_written")),
    ),
  );
}
