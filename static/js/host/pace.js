/** How the evening runs: one clear next step, and what the matchmaker waits for. */

import { h } from "../lib/dom.js";
import { t } from "../lib/words.js";
import { ago } from "../state/host.js";
import { looksAgainIn, pace } from "../state/host_pace.js";
import { timeLeft } from "../state/wave.js";
import { listed } from "./names.js";
import { quiet, quietly } from "./quiet.js";
import { inRounds, oneByOne, roundOf, wave } from "./ways.js";

const BODIES = { closed, countdown, quiet, round, between, opening, on, off };
const MORE = 2;

export function pacing(ctx) {
  const now = pace(ctx.snapshot, ctx.now);
  return h("section", { key: "pace", id: "now", class: `card pace ${now.kind}` }, BODIES[now.kind](ctx, now));
}

function closed() {
  return [h("h2", null, t("host.closed")), h("p", { class: "soft" }, t("host.closed_lead"))];
}

function countdown({ act }, { left, number, minutes }) {
  return [
    h("h2", { key: "h" }, left === 0 ? t("host.countdown_now") : t(number === 0 ? "host.countdown_wave" : "host.countdown_round", { number })),
    h("p", { key: "clock", class: "clock number", role: "timer" }, timeLeft(left)),
    h("p", { key: "lead" }, t(number === 0 ? "host.countdown_wave_lead" : "host.countdown_round_lead", { n: minutes })),
    moreTime(act),
    h("button", { key: "stop", class: "second main", onclick: () => act("cancel_wave", {}, t("host.called_off")) }, t("host.call_off")),
  ];
}

function round(ctx, { left, number, satOut, free }) {
  const { act, dialog } = ctx;
  const end = () =>
    dialog({ title: t("host.round_end_ask", { number }), says: t("host.round_end_says"), yes: t("host.round_end"), then: () => act("end_round", {}, t("host.round_ended", { number })) });
  return [
    h("h2", { key: "h" }, t("host.round", { number })),
    h("p", { key: "clock", class: "clock number", role: "timer" }, timeLeft(left), h("span", { class: "unit" }, t("host.round_left"))),
    satOut.length > 0 && h("p", { key: "out" }, t("host.round_sat_out", { n: satOut.length, names: listed(satOut) })),
    free.length > 0 && h("p", { key: "free" }, t("host.round_free", { n: free.length, names: listed(free) })),
    h("p", { key: "lead", class: "soft" }, t("host.waits_round")),
    waiting(ctx),
    moreTime(act),
    h("button", { key: "end", class: "second main", onclick: end }, t("host.round_end")),
  ];
}

function between(ctx, { number }) {
  return [
    h("h2", { key: "h" }, t("host.between")),
    h("p", { key: "waits" }, t("host.waits_between_rounds")),
    roundOf(ctx, { number, main: true }),
    oneByOne(ctx, { main: false }),
    quietly(ctx),
  ];
}

function opening(ctx, { number }) {
  const { waiting: free } = ctx.snapshot.counts;
  return [
    h("h2", { key: "h" }, t("host.opening")),
    h("p", { key: "free" }, t(free < 2 ? "host.opening_few" : "host.opening_free", { n: free })),
    wave(ctx, { main: true }),
    h("h3", { key: "or" }, t("host.or")),
    roundOf(ctx, { number, main: false }),
    oneByOne(ctx, { main: false }),
    quietly(ctx),
  ];
}

function on(ctx, { number }) {
  const { act } = ctx;
  return [
    h("h2", { key: "h" }, t("host.on")),
    waiting(ctx),
    h("button", { key: "pause", class: "second main", onclick: () => act("change_setting", { name: "matching", value: false }) }, t("host.turn_off")),
    inRounds(ctx, number),
    quietly(ctx),
  ];
}

/** The countdown, or the round, takes a little longer. */
function moreTime(act) {
  return h("button", { key: "more", class: "second main", onclick: () => act("more_time", { minutes: MORE }, t("host.more_time_done", { n: MORE })) }, t("host.more_time", { n: MORE }));
}

function off(ctx, { number }) {
  return [h("h2", { key: "h" }, t("host.off")), h("p", { key: "waits" }, t("host.waits_off")), oneByOne(ctx, { main: true }), inRounds(ctx, number), quietly(ctx)];
}

/** What the matchmaker waits for, when it looks next, and what it last did. */
function waiting({ snapshot, now }) {
  const { matchmaker } = snapshot;
  const next = looksAgainIn(matchmaker, now);
  const underWay = matchmaker.waits === "round";
  return h(
    "div",
    { key: "waits", class: "waits" },
    !underWay && h("p", null, t(`host.waits_${matchmaker.waits}`), next !== null && ` ${t("host.wakes", { n: next })}`),
    matchmaker.queued > 0 && h("p", null, t("host.queued", { n: matchmaker.queued })),
    !underWay && matchmaker.at !== null && h("p", { class: "soft small" }, lastLook(matchmaker, now)),
  );
}

/** What the matchmaker last did, in a sentence or two. */
function lastLook({ at, waiting: free, called, left_out: left, exact }, now) {
  const { unit, n } = ago(at, now);
  const parts = [t("host.looked", { when: t(`host.ago_${unit}`, { n }) }), t("host.looked_waiting", { n: free }), t("host.looked_called", { n: called })];
  if (left > 0) parts.push(t("host.looked_left", { n: left }));
  if (!exact) parts.push(t("host.looked_roughly"));
  return parts.join(" ");
}
