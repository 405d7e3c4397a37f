/** Reminding somebody of a promise: a tick, where their phone can be reached when the time has come. */

import { h } from "../lib/dom.js";
import { t } from "../lib/words.js";
import { reachOf } from "../state/push.js";

/** @returns the tick of a promise that is agreed on and still to come; nothing where nothing would come of it */
export function remind(ctx, { id, agreed, at, remind: on }) {
  const reach = reachOf(ctx.push.browser(), ctx.snap.you);
  if (!agreed || at === null || at <= ctx.now || !(ctx.snap.you.push || reach === "ask")) return null;
  return h(
    "div",
    { key: "remind" },
    h("label", { class: "check" }, h("input", { type: "checkbox", checked: on, onchange: ({ target }) => set(ctx, id, target, on) }), t("ringing.remind")),
    reach === "ask" && h("p", { class: "small soft" }, t("ringing.remind_ask")),
  );
}

/** The tick stands as it is only if it was done. */
async function set({ act, push, snap }, promise, box, before) {
  const reached = !box.checked || snap.you.push || (await push.ask());
  if (!reached || !(await act("remind", { promise, on: box.checked }))) box.checked = before;
}
