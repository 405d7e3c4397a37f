/** Saying no to a call: one tap says why, to nobody but the room. */

import { h } from "../lib/dom.js";
import { t } from "../lib/words.js";
import { MINUTE } from "../state/phone.js";
import { heading, quiet, quietRow, screen, solid } from "./frame.js";

/** Minutes that "not for the next minutes" means. */
const REST = 10;

export function declining(ctx) {
  const { snap, act, go } = ctx;
  const { meeting } = snap;
  const no = (more = {}) => act("decline", { meeting: meeting.id, ...more });
  const pair = meeting.others.length === 1;
  const [first] = meeting.others;
  return screen(ctx, {
    cls: "declining",
    body: [
      heading(t("meeting.no_heading")),
      h("p", { class: "soft" }, t("meeting.no_lead")),
      h(
        "div",
        { class: "reasons" },
        reason(t("meeting.no_once"), () => no()),
        reason(t("meeting.no_pause", { n: REST }), () => no({ pause: REST * MINUTE })),
        reason(t("meeting.no_known"), () => no({ why: "known" })),
        pair
          ? reason(t("meeting.no_never", { name: first.name }), () => no({ why: "never" }))
          : meeting.others.map(({ person, name }) => reason(t("meeting.no_never", { name }), () => act("block", { person }))),
        !pair && reason(t("meeting.no_circles"), () => no({ why: "no_circles" })),
      ),
    ],
    foot: [
      solid(t("meeting.back_to_call"), () => go("")),
      quietRow(quiet(t("phone.leave"), () => act("leave"))),
    ],
  });
}

function reason(label, onclick) {
  return solid(label, onclick, { class: "second" });
}
