/** After a meeting: what went each way, whether it was a fit, and whether somebody sold something; said privately. */

import { h } from "../lib/dom.js";
import { listed, rich, t } from "../lib/words.js";
import { heading, screen, solid } from "./frame.js";

const NOTHING_SAID = { gave: false, got: false, unfit: false, sold: [] };

export function after(ctx) {
  const { snap, local } = ctx;
  const { id, others, gave, got } = snap.after;
  const said = local.outcome?.meeting === id ? local.outcome : { ...NOTHING_SAID, meeting: id };
  const say = (part) => ctx.change({ outcome: { ...said, ...part } });
  const flip = (side) => say({ [side]: !said[side] });
  const none = !said.gave && !said.got && !said.unfit;
  const nothing = gave !== "" && got !== "" ? "phone.after_none" : "phone.after_not";
  return screen(ctx, {
    cls: "after",
    body: [
      heading(t("phone.after_heading", { names: listed(others.map(({ name }) => name)) })),
      h("p", { class: "soft" }, t("phone.after_lead")),
      gave !== "" && tick("give", "phone.i_gave", gave, said.gave, () => flip("gave")),
      got !== "" && tick("get", "phone.i_got", got, said.got, () => flip("got")),
      tick("unfit", "keeping.no_fit", "", said.unfit, () => flip("unfit")),
      h("p", { class: "small soft", role: "status", key: "unfit-lead" }, said.unfit && t("keeping.no_fit_lead")),
      said.unfit && others.map((other) => pitch(other, others.length > 1, said.sold, (sold) => say({ sold }))),
    ],
    foot: solid(t(none ? nothing : "phone.after_done"), () => tell(ctx.act, said), none ? { class: "second big" } : {}),
  });
}

/** What was a sales pitch was none that one wishes to repeat: it is asked only there. */
function pitch({ person, name }, several, sold, say) {
  const on = sold.includes(person);
  const flip = () => say(on ? sold.filter((one) => one !== person) : [...sold, person]);
  return tick("unfit", several ? "meeting.pitch_of" : "meeting.pitch", name, on, flip, person);
}

async function tell(act, { unfit, sold, ...ticked }) {
  if (!unfit) return act("outcome", ticked);
  for (const person of sold) await act("pitch", { meeting: ticked.meeting, person });
  return act("outcome", { ...ticked, fit: false });
}

function tick(side, key, what, on, onclick, id = side) {
  return h(
    "button",
    { type: "button", class: `tick ${side}`, "aria-pressed": String(on), onclick, key: id },
    h("span", { class: "mark", "aria-hidden": "true" }, on ? "✓" : ""),
    h("span", null, rich(key, { what: h("b", { class: `${side}-word` }, what) })),
  );
}
