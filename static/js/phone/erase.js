/** Erase me: what it does, said first; then it is done, and cannot be undone. */

import { h } from "../lib/dom.js";
import { post } from "../lib/live.js";
import { nonce } from "../lib/nonce.js";
import { t } from "../lib/words.js";
import { heading, quiet, quietRow, screen, solid } from "./frame.js";

const POINTS = ["words", "others", "meeting", "link"];

export function erase(ctx) {
  return screen(ctx, {
    cls: "erase",
    body: [
      heading(t("keeping.erase_heading")),
      h("ul", { class: "points" }, POINTS.map((point) => h("li", { key: point }, t(`keeping.erase_${point}`)))),
      h("p", { class: "soft" }, t("keeping.erase_first"), " ", h("a", { class: "link", href: `/phone/${ctx.room.code}/mine.json`, download: "" }, t("keeping.mine_json"))),
    ],
    foot: [solid(t("keeping.erase_yes"), () => gone(ctx), { class: "solid big danger" }), quietRow(quiet(t("keeping.erase_no"), () => ctx.go("")))],
  });
}

/** Over HTTP, whatever the socket does: the answer takes the cookie back. */
async function gone(ctx) {
  const answer = await post(`/phone/${ctx.room.code}/do/erase_me`, { nonce: nonce() });
  ctx.change(answer.ok ? { page: "", notice: "" } : { notice: answer.sentence });
}
