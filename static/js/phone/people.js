/** Your people: with whom both chose to keep in touch, what was promised, whom one met; and all of it to take home. */

import { h } from "../lib/dom.js";
import { nonce } from "../lib/nonce.js";
import { listed, t } from "../lib/words.js";
import { day, hopedFor, zone } from "../state/keeping.js";
import { yours } from "./data.js";
import { heading, quiet, screen, solid } from "./frame.js";
import { keeper } from "./join.js";
import { met } from "./met.js";
import { draftFor, terms } from "./promise.js";
import { remind } from "./remind.js";

export function people(ctx) {
  const { snap, room } = ctx;
  const { contacts } = snap.keeping;
  const hoped = hopedFor(snap);
  return screen(ctx, {
    cls: "people",
    body: [
      room.kept && h("p", { class: "soft", key: "title" }, room.title),
      heading(t("keeping.people_heading")),
      contacts.length + hoped.length === 0 && h("p", { class: "soft" }, t("keeping.people_none")),
      h("div", { class: "stack", "aria-live": "polite" }, contacts.map((one) => contact(ctx, one)), hoped.map(hope)),
      !room.kept && met(ctx),
      takeHome(ctx),
      otherDevice(ctx),
      room.kept && yours(ctx),
      h("p", { class: "small soft" }, keeper(ctx), " ", ends(ctx)),
    ],
    foot: !room.kept && solid(t("phone.back"), () => ctx.go("")),
  });
}

/** Until when this page is there. */
export function ends({ room, lang }) {
  if (room.kept) return null;
  return room.stays_until === null ? t("keeping.ends_too") : t("keeping.stays", { day: day(room.stays_until, lang) });
}

function contact(ctx, one) {
  const { card, name, person, yours } = one;
  const mine = ctx.snap.keeping.promises.filter((promise) => promise.person === person);
  const shown = ["name", "email", "phone", "link"].filter((field) => yours[field] !== "").map((field) => t(`keeping.your_${field}`));
  return h(
    "section",
    { class: "card contact", key: person },
    h("h2", null, name),
    h("div", { class: "ways" }, ways(card)),
    h("p", { class: "soft small" }, t("keeping.they_see", { name, what: listed(shown) })),
    mine.map((promise) => agreement(ctx, promise)),
    h(
      "div",
      { class: "choice" },
      h("button", { type: "button", class: "second", key: "promise", onclick: () => begin(ctx, one) }, t("keeping.promise"), aside("keeping.with", { name })),
      h("a", { class: "second", key: "card", href: `${base(ctx)}/people.vcf?person=${person}` }, t("keeping.to_contacts"), aside("keeping.with", { name })),
    ),
    h("button", { type: "button", class: "quiet small", key: "end", onclick: () => ctx.act("share", { person, wish: false }) }, t("keeping.end"), aside("keeping.with", { name })),
  );
}

/** Words for the ears alone: which of several buttons that read the same this one is. */
function aside(key, places) {
  return h("span", { class: "aside" }, " ", t(key, places));
}

function ways({ email, phone, link }) {
  return [
    email !== "" && h("a", { key: "email", class: "link", href: `mailto:${email}` }, email),
    phone !== "" && h("a", { key: "phone", class: "link", href: `tel:${phone.replaceAll(/[^\d+]/g, "")}` }, phone),
    link !== "" && h("a", { key: "link", class: "link", href: link, rel: "noreferrer", target: "_blank" }, link.replace(/^(https?:\/\/|mailto:)/, "")),
  ];
}

function agreement(ctx, promise) {
  const { id, agreed, yours, at, name } = promise;
  const answer = (yes) => ctx.act("agree", { promise: id, yes });
  return h(
    "div",
    { class: "pact", key: id },
    !agreed && h("p", { class: "small" }, h("b", null, t(yours ? "keeping.you_suggested" : "keeping.suggests", { name }))),
    terms(promise, ctx.lang),
    remind(ctx, promise),
    h(
      "div",
      { class: "row start" },
      !agreed && !yours && quiet(t("keeping.agree"), () => answer(true)),
      agreed && at !== null && h("a", { class: "quiet", key: "ics", href: `${base(ctx)}/promises.ics?promise=${id}&zone=${encodeURIComponent(zone())}` }, t("keeping.to_calendar")),
      quiet(t(agreed ? "keeping.let_go" : yours ? "keeping.take_back" : "keeping.disagree"), () => answer(false)),
    ),
  );
}

function hope({ person, name }) {
  return h("p", { class: "card soft", key: `hope ${person}` }, t("keeping.hoped", { name }));
}

function begin(ctx, one) {
  ctx.change({ promise: draftFor(ctx.snap, one) });
  ctx.go("promise");
}

const base = ({ room }) => `/phone/${room.code}`;

/** One tap to save everything, and the parts by themselves. */
function takeHome(ctx) {
  const { snap } = ctx;
  const { contacts, promises } = snap.keeping;
  if (snap.met.length === 0 && contacts.length === 0) return null;
  const dated = promises.some(({ agreed, at }) => agreed && at !== null);
  return h(
    "section",
    { class: "card take-home", key: "home" },
    h("h2", null, t("keeping.home_heading")),
    saveAll(ctx, "second big"),
    h(
      "div",
      { class: "row start" },
      contacts.length > 0 && h("a", { class: "quiet", key: "vcf", href: `${base(ctx)}/people.vcf` }, t("keeping.all_contacts")),
      dated && h("a", { class: "quiet", key: "ics", href: `${base(ctx)}/promises.ics?zone=${encodeURIComponent(zone())}` }, t("keeping.all_promises")),
      quiet(t("keeping.print"), () => window.print()),
    ),
  );
}

/** @returns the one tap that saves all there is, as a page that needs nothing else */
export function saveAll({ room }, cls) {
  return h("a", { class: cls, key: "save", href: `${base({ room })}/saved.html?zone=${encodeURIComponent(zone())}`, download: "" }, t("keeping.save_all"));
}

/** The same page on another device: a code that works once, drawn when it is asked for. */
function otherDevice(ctx) {
  const { carry } = ctx.local;
  return h(
    "section",
    { class: "card other-device", key: "carry" },
    h("h2", null, t("keeping.carry_heading")),
    carry
      ? [h("img", { key: carry, class: "qr", src: `${base(ctx)}/carry.svg?${carry}`, alt: t("keeping.carry_alt") }), h("p", { class: "soft small" }, t("keeping.carry_lead"))]
      : h("button", { type: "button", class: "second", onclick: () => ctx.change({ carry: nonce() }) }, t("keeping.carry")),
  );
}
