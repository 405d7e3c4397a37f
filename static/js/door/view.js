/** The tablet at the door, and a helper's phone. */

import { h } from "../lib/dom.js";
import { t } from "../lib/words.js";
import { done } from "./done.js";
import { form } from "./form.js";
import { helping } from "./helping.js";

export function view(ctx) {
  const { snapshot, offline, local } = ctx;
  const { room, counts } = snapshot;
  return [
    h(
      "header",
      { key: "head", class: "head" },
      h("p", { class: "title", dir: "auto" }, room.title),
      h("p", { class: "soft" }, t("door.here", { n: counts.here })),
    ),
    h("p", { key: "offline", class: "notice wrong", role: "status", hidden: !offline }, offline && t("door.offline")),
    room.closed ? closed() : local.done === null ? form(ctx) : done(ctx),
    helping(ctx),
  ];
}

function closed() {
  return h("section", { key: "closed", class: "arrival" }, h("h1", null, t("door.closed")), h("p", { class: "soft" }, t("door.closed_lead")));
}
