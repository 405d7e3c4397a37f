/** News of one's people: for a while after two both said yes, whatever each is shown says so. */

import { h } from "../lib/dom.js";
import { t } from "../lib/words.js";
import { justFound } from "../state/keeping.js";

/** Where one is shown it: not while called or talking, and not where it stands anyway. */
const WHERE = ["waiting", "after", "breather", "paused", "left", "over"];

/** @returns {object} the same views, with the news at their top */
export function withNews(views) {
  const told = ([name, view]) => [name, WHERE.includes(name) ? (ctx) => view({ ...ctx, news: news(ctx) }) : view];
  return Object.fromEntries(Object.entries(views).map(told));
}

function news({ snap, now, go }) {
  const found = justFound(snap.keeping, now);
  return (
    found !== undefined &&
    h(
      "p",
      { class: "notice news", role: "status", key: `news ${found.person}` },
      h("span", null, t("keeping.found", { name: found.name })),
      h("button", { type: "button", class: "link", onclick: () => go("people") }, t("keeping.look")),
    )
  );
}
