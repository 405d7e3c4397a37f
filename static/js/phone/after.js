/** After a meeting: what went each way, and whether it was a fit; said privately. */

import { h } from "../lib/dom.js";
import { rich, t } from "../lib/words.js";
import { listOf } from "../state/phone.js";
import { heading, screen, solid } from "./frame.js";

export function after(ctx) {
  const { snap, local, lang, act } = ctx;
  const { id, others, gave, got } = snap.after;
  const { unfit, ...ticked } = local.outcome?.meeting === id ? local.outcome : { meeting: id, gave: false, got: false, unfit: false };
  const flip = (side) => ctx.change({ outcome: { ...ticked, unfit, [side]: !(side === "unfit" ? unfit : ticked[side]) } });
  const none = !ticked.gave && !ticked.got && !unfit;
  const nothing = gave !== "" && got !== "" ? "phone.after_none" : "phone.after_not";
  return screen(ctx, {
    cls: "after",
    body: [
      heading(t("phone.after_heading", { names: listOf(others.map(({ name }) => name), lang) })),
      h("p", { class: "soft" }, t("phone.after_lead")),
      gave !== "" && tick("give", "phone.i_gave", gave, ticked.gave, () => flip("gave")),
      got !== "" && tick("get", "phone.i_got", got, ticked.got, () => flip("got")),
      tick("unfit", "keeping.no_fit", "", unfit, () => flip("unfit")),
      h("p", { class: "small soft", role: "status", key: "unfit-lead" }, unfit && t("keeping.no_fit_lead")),
    ],
    foot: solid(t(none ? nothing : "phone.after_done"), () => act("outcome", unfit ? { ...ticked, fit: false } : ticked), none ? { class: "second big" } : {}),
  });
}

function tick(side, key, what, on, onclick) {
  return h(
    "button",
    { type: "button", class: `tick ${side}`, "aria-pressed": String(on), onclick, key: side },
    h("span", { class: "mark", "aria-hidden": "true" }, on ? "✓" : ""),
    h("span", null, rich(key, { what: h("b", { class: `${side}-word` }, what) })),
  );
}
