/** The console from top to bottom: what needs a hand, the next step, then the room. */

import { h } from "../lib/dom.js";
import { has, t } from "../lib/words.js";
import { troubles } from "../state/host.js";
import { apart } from "./apart.js";
import { counts } from "./counts.js";
import { evening } from "./evening.js";
import { eye } from "./eye.js";
import { help } from "./help.js";
import { lacking } from "./lacks.js";
import { doings } from "./log.js";
import { meetings } from "./meetings.js";
import { listed } from "./names.js";
import { nav } from "./nav.js";
import { pacing } from "./pace.js";
import { people } from "./people.js";
import { announcing, closing, links } from "./speaking.js";
import { spots } from "./spots.js";
import { topics } from "./topics.js";
import { alone } from "./unmet.js";

export function view(ctx) {
  const { room } = ctx.snapshot;
  return [
    h(
      "header",
      { key: "head", class: "head" },
      h("h1", { dir: "auto" }, room.title),
      h("p", { class: "soft" }, room.run_by && t("host.run_by", { who: room.run_by })),
    ),
    h("div", { key: "help", class: "troubles", role: "alert" }, help(ctx)),
    h("div", { key: "troubles", class: "troubles", role: "status" }, troubles(ctx.snapshot, ctx).map(trouble)),
    eye(ctx),
    counts(ctx),
    h("div", { key: "one", class: "column" }, pacing(ctx), announcing(ctx), lacking(ctx), links(ctx), spots(ctx), topics(ctx), apart(ctx), doings(ctx), evening(ctx), closing(ctx)),
    h("div", { key: "two", class: "column" }, alone(ctx), meetings(ctx), people(ctx)),
    nav(ctx, ctx.sheet),
    h("div", { key: "said", class: "said-last", role: "status" }, notice(ctx)),
  ];
}

function trouble({ key, n, names = [] }) {
  return h("p", { key, class: "notice wrong" }, t(has(`host.${key}`) ? `host.${key}` : "host.trouble_any", { n, names: listed(names) }));
}

function notice({ local, change }) {
  if (!local.notice) return null;
  const { text, wrong, undo } = local.notice;
  return h(
    "div",
    { key: "notice", class: wrong ? "notice wrong said" : "notice said" },
    h("p", null, text),
    undo && h("button", { key: "undo", class: "second", onclick: undo }, t("host.undo")),
    h("button", { key: "ok", class: "quiet", onclick: () => change({ notice: null }) }, t("host.ok")),
  );
}
