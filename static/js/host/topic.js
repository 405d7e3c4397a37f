/** One topic: who gives and wants it, and what the host can do to it. */

import { h } from "../lib/dom.js";
import { t } from "../lib/words.js";

const LONGEST = 80;

export function topicRow(row, ctx) {
  const { local, set } = ctx;
  const { topic, text, offers, wants, hidden } = row;
  const open = local.topics.editing === topic;
  return h(
    "li",
    { key: topic, class: "row wide" },
    h(
      "div",
      { class: "who" },
      h("p", { class: "name" }, h("bdi", null, text), hidden && h("span", { class: "soft small since" }, t("host.topic_hidden_word"))),
      h("p", { class: "small tags" }, h("span", null, h("b", { class: "give-word number" }, offers), ` ${t("host.topic_give", { n: offers })}`), h("span", null, h("b", { class: "get-word number" }, wants), ` ${t("host.topic_want", { n: wants })}`)),
    ),
    h(
      "div",
      { class: "deeds" },
      h("button", { class: "quiet", "aria-expanded": String(open), "aria-label": t("host.topic_change", { text }), onclick: () => set({ editing: open ? null : topic, name: text }) }, t("host.change")),
    ),
    open && deeds(row, ctx),
  );
}

function deeds(row, { local, set, act, merge }) {
  const { topic, text, own, hidden } = row;
  const rename = async (event) => {
    event.preventDefault();
    const name = local.topics.name.trim();
    const before = text === own ? "" : text;
    if (await act("name_topic", { topic, text: name === own ? "" : name }, t("host.topic_named", { text: name || own }), ["name_topic", { topic, text: before }])) set({ editing: null });
  };
  const hide = () => act("hide_topic", { topic, hidden: !hidden }, t(hidden ? "host.topic_shown" : "host.topic_hidden", { text }), ["hide_topic", { topic, hidden }]);
  return h(
    "div",
    { key: "deeds", class: "opened" },
    h(
      "form",
      { class: "say", onsubmit: rename },
      h("label", { class: "aside", for: "topic-name" }, t("host.topic_name")),
      h("input", { id: "topic-name", class: "input", maxlength: LONGEST, autocomplete: "off", value: local.topics.name, oninput: ({ target }) => set({ name: target.value }) }),
      h("button", { class: "second" }, t("host.topic_rename")),
    ),
    h("div", { class: "line start" }, h("button", { class: "second", onclick: () => merge(row) }, t("host.topic_merge")), h("button", { class: "second", onclick: hide }, t(hidden ? "host.topic_show" : "host.topic_hide"))),
    h("p", { class: "soft small" }, t("host.topic_hide_says")),
  );
}
