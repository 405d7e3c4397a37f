/** "I have nothing to offer": three small questions, each answered by taps. */

import { h } from "../lib/dom.js";
import { t } from "../lib/words.js";
import { starterLists } from "../state/topics.js";
import { draftToggles } from "../lib/toggles.js";
import { heading, quiet, quietRow, screen, solid } from "./frame.js";

const STEPS = 3;

export function starter(ctx) {
  const { where, step } = ctx.local.starter;
  const held = ctx.local[where];
  const lists = starterLists(ctx.writing.starter(), ctx.writing.heard.wanted);
  const title = t(`phone.starter_${step + 1}`);
  const to = (next) => () => ctx.change({ starter: next === STEPS || next < 0 ? null : { where, step: next } });
  const draft = held.offers;
  const n = draft.items.length;
  return screen(ctx, {
    cls: `starter step-${step}`,
    body: [
      h("p", { class: "soft" }, t("phone.starter_step", { step: step + 1, of: STEPS })),
      heading(title),
      h("p", { class: "soft" }, t("phone.starter_lead")),
      lists.length === 0
        ? h("p", { class: "notice", role: "status" }, t("common.one_moment"))
        : draftToggles({ side: "give", label: title, texts: lists[step], draft, change: (offers) => ctx.change({ [where]: { ...held, offers } }) }),
    ],
    foot: [
      n > 0 && h("p", { class: "soft small centre", role: "status" }, t("phone.starter_have", { n })),
      solid(t(step === STEPS - 1 ? "phone.starter_done" : "phone.starter_next"), to(step + 1)),
      quietRow(quiet(t("phone.back"), to(step - 1))),
    ],
  });
}
