/** After a meeting: what went each way, said privately; and never again, if they wish. */

import { h } from "../lib/dom.js";
import { rich, t } from "../lib/words.js";
import { listOf } from "../state/phone.js";
import { heading, quiet, quietRow, screen, solid } from "./frame.js";

export function after(ctx) {
  const { snap, local, lang, act } = ctx;
  const { id, others, gave, got } = snap.after;
  const ticked = local.outcome?.meeting === id ? local.outcome : { meeting: id, gave: false, got: false };
  const flip = (side) => ctx.change({ outcome: { ...ticked, [side]: !ticked[side] } });
  const none = !ticked.gave && !ticked.got;
  const nothing = gave !== "" && got !== "" ? "phone.after_none" : "phone.after_not";
  const blocked = local.blocked ?? [];
  return screen(ctx, {
    cls: "after",
    body: [
      heading(t("phone.after_heading", { names: listOf(others.map(({ name }) => name), lang) })),
      h("p", { class: "soft" }, t("phone.after_lead")),
      gave !== "" && tick("give", "phone.i_gave", gave, ticked.gave, () => flip("gave")),
      got !== "" && tick("get", "phone.i_got", got, ticked.got, () => flip("got")),
    ],
    foot: [
      solid(t(none ? nothing : "phone.after_done"), () => act("outcome", ticked), none ? { class: "second big" } : {}),
      others.map(({ person, name }) =>
        blocked.includes(person)
          ? h("p", { class: "small soft centre", role: "status", key: person }, t("phone.blocked"))
          : quietRow(quiet(t("phone.block", { name }), () => block(ctx, person, blocked))),
      ),
    ],
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

async function block(ctx, person, blocked) {
  if (await ctx.act("block", { person })) ctx.change({ blocked: [...blocked, person] });
}
