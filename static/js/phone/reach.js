/** How a call reaches whoever waits: said as it is; and what can be done so that it reaches them better. */

import { h } from "../lib/dom.js";
import { t } from "../lib/words.js";
import { reachOf, waysOf } from "../state/push.js";
import { heading, quiet, quietRow, screen, solid } from "./frame.js";

const TROUBLE = ["slow", "failed", "dismissed", "refused"];
const STEPS = ["home_1", "home_2", "home_3"];

const reach = ({ push, snap }) => reachOf(push.browser(), snap.you);

const said = (kind, { sounds }) => waysOf(kind, sounds.state().ready).map((key) => t(key)).join(" ");

/** One line under the heading of whoever waits, with a way to hear the sound. */
export function way(ctx) {
  const kind = reach(ctx);
  const { ready, tried } = ctx.sounds.state();
  return h(
    "div",
    { class: "stack way", key: "way" },
    h("p", null, said(kind, ctx)),
    kind !== "on" && [
      h("p", { class: "small soft", key: "tried", role: "status" }, tried && ready && t("ringing.tried")),
      h("div", { class: "row start", key: "try" }, h("button", { type: "button", class: "link small", onclick: () => ctx.sounds.listen() }, t(ready ? "ringing.try" : "ringing.let_ring"))),
    ],
  );
}

/** One quiet card while waiting; none where there is nothing to offer, or where they would rather not be asked. */
export function offer(ctx) {
  const kind = reach(ctx);
  if (ctx.push.browser().declined) return null;
  return CARDS[kind]?.(ctx, quiet(t("ringing.no"), () => ctx.push.decline())) ?? null;
}

/** The same on one's own page, where it can also be taken back. */
export function reaching(ctx) {
  const kind = reach(ctx);
  const more = {
    on: () => quiet(t("ringing.stop"), () => ctx.push.stop()),
    elsewhere: () => [ctx.push.browser().able && quiet(t("ringing.here"), () => ctx.push.ask()), quiet(t("ringing.stop"), () => ctx.push.stop())],
  }[kind];
  return (
    CARDS[kind]?.(ctx, null) ??
    h("section", { class: "card", key: "reach" }, h("h2", null, t("ringing.heading")), h("p", null, said(kind, ctx)), troubled(ctx), more && h("div", { class: "row start" }, more()))
  );
}

const CARDS = {
  ask(ctx, no) {
    const { busy } = ctx.push.browser();
    const trouble = troubled(ctx);
    return card(
      t("ringing.ask_heading"),
      trouble || h("p", { class: "soft" }, t("ringing.ask_lead")),
      h(
        "div",
        { class: "choice" },
        h(
          "button",
          { type: "button", class: "second", "aria-disabled": busy ? "true" : null, onclick: () => ctx.push.ask() },
          t(busy ? "common.one_moment" : trouble ? "common.try_again" : "ringing.yes"),
        ),
        !busy && no,
      ),
    );
  },
  denied({ push }, no) {
    const { ios } = push.browser();
    return card(t("ringing.denied_heading"), h("p", { class: "soft" }, t(ios ? "ringing.denied_home" : "ringing.denied_lead")), no && h("div", { class: "row start" }, no));
  },
  home({ room }, no) {
    return card(
      t("ringing.ask_heading"),
      h("p", { class: "soft" }, t("ringing.home_lead")),
      h("div", { class: "choice" }, h("a", { class: "second", href: `/${room.code}?home=1` }, t("ringing.home_how")), no),
    );
  },
  in_app({ push, snap }, no) {
    const { number, pin } = snap.you;
    const browser = t(push.browser().ios ? "ringing.safari" : "ringing.browser");
    return card(t("ringing.ask_heading"), h("p", { class: "soft" }, t("ringing.in_app_lead", { browser, number, pin })), no && h("div", { class: "row start" }, no));
  },
};

function card(title, ...parts) {
  return h("section", { class: "card reach", key: "reach" }, h("h2", null, title), parts);
}

function troubled({ push }) {
  const trouble = push.trouble();
  return TROUBLE.includes(trouble) && h("p", { class: "notice", role: "status", key: trouble }, t(`ringing.${trouble}`));
}

/** Step by step to the home screen. The address has its own page: the browser must have loaded what it is to put there. */
export function home(ctx) {
  const { browser } = ctx.push;
  const there = reachOf(browser(), ctx.snap.you) !== "home";
  return screen(ctx, {
    cls: "home",
    body: [
      heading(t("ringing.home_heading")),
      there ? h("p", { class: "soft" }, t("ringing.home_not")) : h("ol", { class: "steps" }, STEPS.map((step) => h("li", { key: step }, t(`ringing.${step}`)))),
    ],
    foot: [solid(t("phone.back"), () => ctx.go(""), { class: "second big" }), quietRow()],
  });
}
