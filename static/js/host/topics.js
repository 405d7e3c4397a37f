/** The topics that people named here: found by typing; merged, named, hidden, each with its way back. */

import { h } from "../lib/dom.js";
import { t } from "../lib/words.js";
import { changes, findTopics, others } from "../state/host_topics.js";
import { topicRow } from "./topic.js";

const SHOWN = 30;

export function topics(ctx) {
  const { snapshot, local, change } = ctx;
  const all = snapshot.topics;
  if (snapshot.room.closed || all.length === 0) return null;
  const set = (part) => change({ topics: { ...local.topics, ...part } });
  const mine = { ...ctx, set, merge: (row) => merge(row, ctx) };
  return h(
    "section",
    { key: "topics", class: "card topics" },
    h("h2", null, t("host.topics")),
    h("p", { class: "soft" }, t("host.topics_lead", { n: all.filter(({ into }) => into === null).length })),
    h("ul", { class: "rows" }, changes(all).map((made) => changed(made, ctx))),
    h(
      "details",
      { class: "adding", ontoggle: ({ target }) => target.open !== local.topics.open && set({ open: target.open }) },
      h("summary", { class: "second" }, t("host.topics_open")),
      local.topics.open && care(mine),
    ),
  );
}

function care(ctx) {
  const { snapshot, local, set } = ctx;
  const found = findTopics(snapshot.topics, local.topics.query);
  return h(
    "div",
    { class: "care" },
    h(
      "div",
      { class: "field" },
      h("label", { for: "find-topic" }, t("host.topics_find")),
      h("input", { id: "find-topic", type: "search", autocomplete: "off", value: local.topics.query, oninput: ({ target }) => set({ query: target.value }) }),
    ),
    found.length === 0 && h("p", { class: "soft" }, t("host.topics_none")),
    h("ul", { class: "rows" }, found.slice(0, SHOWN).map((row) => topicRow(row, ctx))),
    found.length > SHOWN && h("p", { class: "soft" }, t("host.search_more", { n: found.length - SHOWN })),
  );
}

function merge({ topic, text }, { snapshot, act, pick }) {
  const rest = others(snapshot.topics, topic);
  pick({
    title: t("host.topic_merge_ask", { text }),
    says: t("host.topic_merge_says"),
    label: t("host.topics_find"),
    items: rest.map((one) => ({ key: one.topic, text: one.text, note: t("host.topic_counts", { offers: one.offers, wants: one.wants }) })),
    then(into) {
      const other = rest.find((one) => one.topic === into).text;
      act("merge_topic", { topic, into }, t("host.topic_merged", { text, other }), ["merge_topic", { topic, into: null }]);
    },
  });
}

const BACK = {
  merged: (topic) => ["merge_topic", { topic, into: null }],
  named: (topic) => ["name_topic", { topic, text: "" }],
  hidden: (topic) => ["hide_topic", { topic, hidden: false }],
};

/** Something that was done to a topic, with its way back. */
function changed({ topic, deed, text, other }, { act }) {
  const said = t(`host.topic_is_${deed}`, { text, other });
  return h(
    "li",
    { key: `${topic} ${deed}`, class: "row" },
    h("p", { class: "who" }, said),
    h(
      "div",
      { class: "deeds" },
      h("button", { class: "quiet", "aria-label": `${t("host.undo")}: ${said}`, onclick: () => act(...BACK[deed](topic), t("host.undone")) }, t("host.undo")),
    ),
  );
}
