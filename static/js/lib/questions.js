/** The two questions of the product, with what helps to answer them: the same on a phone and at the door. */

import { holds, take } from "./chips.js";
import { h } from "./dom.js";
import { tagField } from "./tagfield.js";
import { t } from "./words.js";
import { draftToggles } from "./toggles.js";

/** What the room asks for, on one phone's screen. */
const MOST_HEARD = 6;
const SIDES = { offers: "give", wants: "get" };
/** How long whoever sends the form waits at most to be asked what their last words mean (ms). */
const ASK_WITHIN = 1_000;
const OTHER = { offers: "wants", wants: "offers" };

/**
 * @param {object} ctx of the screen: `section` its words, `writing`, `change`
 * @param {"form"|"draft"|"person"} where the drafts are held
 * @param {{offers: object, wants: object}} drafts
 * @param {(part: object) => void} set
 * @param {boolean} marks whether a chip opens star or level
 */
export function questions(ctx, where, drafts, set, marks) {
  return Object.entries(SIDES).map(([field, side]) => {
    const draft = drafts[field];
    const change = (next) => set({ [field]: next });
    const all = ctx.writing.helpFor(where, field);
    // Of what people here would like, some is one's own wish.
    const help = { ...all, room: all.room.filter((text) => !holds(drafts[OTHER[field]], text)) };
    return h(
      "div",
      { class: "question", key: field },
      tagField({ id: field, side, label: t(`${ctx.section}.${field}`), example: t(`${ctx.section}.${field}_example`), draft, change, marks, help }),
      help.room.length > 0 && heard(ctx.section, side, help.room.slice(0, MOST_HEARD), draft, change),
      ctx.section === "phone" && field === "offers" && starterLink(ctx, where),
    );
  });
}

/**
 * What still stands in the fields becomes chips, and is understood as every chip is.
 * @returns {Promise<string|null>} the field in which something is to be asked about it, if that is known soon
 */
export async function finished(ctx, where, drafts) {
  const open = Object.keys(SIDES).filter((field) => drafts[field].typing.trim() !== "");
  if (open.length === 0) return null;
  const whole = Object.fromEntries(open.map((field) => [field, take(drafts[field], drafts[field].typing, true)]));
  ctx.change({ [where]: { ...drafts, ...whole } });
  const reads = open.flatMap((field) =>
    whole[field].items
      .filter((item) => !drafts[field].items.includes(item))
      .map(async ({ text }) => ((await ctx.writing.helpFor(where, field).read(text)).some(unsure) ? field : null)),
  );
  const late = new Promise((resolve) => setTimeout(resolve, ASK_WITHIN, []));
  const fields = await Promise.race([Promise.all(reads), late]);
  return fields.find((field) => field !== null) ?? null;
}

const unsure = ({ topic, suggestions }) => topic === null && suggestions.length > 0;

function heard(section, side, texts, draft, change) {
  const label = t(`${section}.room_${side === "give" ? "wants" : "offers"}`);
  return h(
    "div",
    { class: "heard", key: "heard" },
    h("p", { class: "small" }, label, " ", h("span", { class: "soft" }, t(`${section}.room_${side === "give" ? "wants" : "offers"}_lead`))),
    draftToggles({ side, label, texts, draft, change }),
  );
}

function starterLink(ctx, where) {
  const begin = () => {
    ctx.writing.prepare();
    ctx.change({ starter: { where, step: 0 } });
  };
  return h("p", { class: "small soft", key: "starter" }, t("phone.starter_hint"), " ", h("button", { type: "button", class: "link", onclick: begin }, t("phone.starter_link")));
}
