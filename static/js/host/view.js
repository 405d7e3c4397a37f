/** The console from top to bottom: what needs a hand, the one switch, then the room. */

import { h } from "../lib/dom.js";
import { has, t } from "../lib/words.js";
import { troubles } from "../state/host.js";
import { meetings } from "./meetings.js";
import { people } from "./people.js";
import { announcing, closing, links } from "./speaking.js";
import { spots } from "./spots.js";
import { control, counts } from "./control.js";
import { evening } from "./evening.js";

export function view(ctx) {
  const { room } = ctx.snapshot;
  return [
    h(
      "header",
      { key: "head", class: "head" },
      h("h1", { dir: "auto" }, room.title),
      h("p", { class: "soft" }, room.run_by && t("host.run_by", { who: room.run_by })),
    ),
    h("div", { key: "troubles", class: "troubles", role: "status" }, troubles(ctx.snapshot, ctx).map(trouble), notice(ctx)),
    h("div", { key: "one", class: "column" }, control(ctx), counts(ctx), announcing(ctx), links(ctx), spots(ctx), evening(ctx), closing(ctx)),
    h("div", { key: "two", class: "column" }, meetings(ctx), people(ctx)),
  ];
}

function trouble({ key, n, names = [] }) {
  const list = new Intl.ListFormat(document.documentElement.lang || "en").format(names);
  return h("p", { key, class: "notice wrong" }, t(has(`host.${key}`) ? `host.${key}` : "host.trouble_any", { n, names: list }));
}

function notice({ local, change }) {
  if (!local.notice) return null;
  return h(
    "div",
    { key: "notice", class: local.notice.wrong ? "notice wrong said" : "notice said" },
    h("p", null, local.notice.text),
    h("button", { class: "quiet", onclick: () => change({ notice: null }) }, t("host.ok")),
  );
}
