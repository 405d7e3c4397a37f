/** Choosing one of many: typing finds it, a tap takes it. */

import { h, render } from "../lib/dom.js";
import { t } from "../lib/words.js";
import { search } from "../state/search.js";

const SHOWN = 8;

/** @param {HTMLDialogElement} node */
export function makePicker(node) {
  /**
   * @param {object} question
   * @param {string} question.title
   * @param {string} question.says what choosing will do
   * @param {string} question.label of the field to type in
   * @param {{key: string, text: string, note: string}[]} question.items the likeliest first
   * @param {(key: string) => void} question.then what to do with the chosen one
   */
  return function pick({ title, says, label, items, then }) {
    const show = (query) => render(node, form(query));
    const close = () => node.close();
    const take = (key) => {
      close();
      then(key);
    };
    const form = (query) => {
      const found = search(items, query, ({ text, note }) => `${text} ${note}`);
      return h(
        "form",
        {
          key: `pick ${title}`,
          class: "question",
          method: "dialog",
          onsubmit(event) {
            event.preventDefault();
            if (found.length === 1) take(found[0].key);
          },
        },
        h("h2", { id: "question" }, title),
        h("p", null, says),
        h(
          "div",
          { class: "field" },
          h("label", { for: "pick" }, label),
          h("input", { id: "pick", type: "search", autocomplete: "off", oninput: ({ target }) => show(target.value) }),
        ),
        h("ul", { class: "choices" }, found.slice(0, SHOWN).map((item) => choice(item, take))),
        h("p", { class: "soft small", role: "status" }, left(found.length)),
        h("div", { class: "answers" }, h("button", { type: "button", class: "second", onclick: close }, t("host.keep"))),
      );
    };
    show("");
    node.showModal();
  };
}

function choice({ key, text, note }, take) {
  return h(
    "li",
    { key },
    h("button", { type: "button", class: "choice", onclick: () => take(key) }, h("bdi", null, text), note !== "" && h("span", { class: "soft small" }, note)),
  );
}

function left(found) {
  if (found === 0) return t("host.pick_none");
  return found > SHOWN ? t("host.pick_more", { n: found - SHOWN }) : "";
}
