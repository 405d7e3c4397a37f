/** Asks before anything that cannot be taken back, and says what it will do. */

import { h, render } from "../lib/dom.js";
import { t } from "../lib/words.js";

/** @param {HTMLDialogElement} node */
export function makeDialog(node) {
  /**
   * @param {object} question
   * @param {string} question.title
   * @param {string} question.says what will happen
   * @param {string} question.yes names the deed on its button
   * @param {string} [question.reason] the label of a line to write; without it none is asked
   * @param {(reason: string) => void} question.then what to do on yes
   */
  return function ask({ title, says, yes, reason = "", then }) {
    const close = () => node.close();
    const submit = (event) => {
      event.preventDefault();
      const written = event.target.elements.reason?.value ?? "";
      close();
      then(written);
    };
    render(
      node,
      h(
        "form",
        { key: title, class: "question", method: "dialog", onsubmit: submit },
        h("h2", { id: "question" }, title),
        h("p", null, says),
        reason !== "" &&
          h("div", { class: "field" }, h("label", { for: "reason" }, reason), h("input", { id: "reason", name: "reason", maxlength: 120, autocomplete: "off" })),
        h(
          "div",
          { class: "answers" },
          h("button", { type: "button", class: "second", onclick: close }, t("host.keep")),
          h("button", { class: "solid danger" }, yes),
        ),
      ),
    );
    node.showModal();
  };
}
