/** Saying something to everyone, the links to hand on, and the end of the evening. */

import { h } from "../lib/dom.js";
import { t } from "../lib/words.js";

const LONGEST = 200;

export function announcing({ snapshot, now, local, change, act }) {
  const { announcement, closed } = snapshot.room;
  if (closed) return null;
  const submit = async (event) => {
    event.preventDefault();
    const text = local.announce.trim();
    if (text !== "" && (await act("announce", { text }, t("host.announced")))) change({ announce: "" });
  };
  return h(
    "section",
    { key: "announcing", class: "card announcing" },
    h("h2", null, t("host.announce")),
    announcement !== null && announcement.until > now && h("p", { class: "notice" }, t("host.announcing", { text: announcement.text })),
    h(
      "form",
      { class: "say", onsubmit: submit },
      h("label", { for: "announce", class: "aside" }, t("host.announce")),
      h("input", {
        id: "announce",
        class: "input",
        maxlength: LONGEST,
        autocomplete: "off",
        placeholder: t("host.announce_example"),
        value: local.announce,
        oninput: ({ target }) => change({ announce: target.value }),
      }),
      h("button", { class: "second" }, t("host.announce_now")),
    ),
  );
}

/** The door's address holds a key, so it is never written out: a host's screen may be mirrored. */
export function links({ snapshot, change }) {
  const { links: to, room, role } = snapshot;
  const copy = (address) => async () => {
    const copied = await navigator.clipboard?.writeText(address).then(
      () => true,
      () => false,
    );
    change({ notice: copied ? { text: t("host.copied") } : { text: t("host.not_copied"), wrong: true } });
  };
  const link = (key, address, shown) =>
    h(
      "li",
      { key, class: "row" },
      h("div", { class: "who" }, h("a", { href: address, target: "_blank", rel: "noopener noreferrer" }, t(`host.link_${key}`)), h("p", { class: "soft small" }, shown)),
      h("div", { class: "deeds" }, h("button", { class: "quiet", "aria-label": t(`host.copy_${key}`), onclick: copy(address) }, t("host.copy"))),
    );
  return h(
    "section",
    { key: "links", class: "card links" },
    h("h2", null, t("host.links")),
    h("ul", { class: "rows" }, link("wall", to.wall, t("host.link_wall_for")), role === "host" && link("door", to.door, t("host.link_door_for")), link("join", to.join, room.short)),
    h(
      "p",
      { class: "row start" },
      ["before", "ready", "print", "report", role === "host" && "lists", role === "host" && "team"].map((page) => page && h("a", { key: page, class: "second fit", href: `${location.pathname}/${page}` }, t(`host.${page}`))),
    ),
  );
}

export function closing({ snapshot, act, dialog }) {
  if (snapshot.room.closed || snapshot.role !== "host") return null;
  const erased = new Intl.DateTimeFormat(document.documentElement.lang || "en", { weekday: "long", hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
  const close = () =>
    dialog({
      title: t("host.close_ask"),
      says: t("host.close_says", { time: erased.format(new Date(snapshot.room.erase_at)) }),
      yes: t("host.close"),
      then: () => act("close", {}),
    });
  return h("section", { key: "closing", class: "closing" }, h("button", { class: "quiet", onclick: close }, t("host.close")), h("a", { class: "quiet", href: "/accessibility", target: "_blank", rel: "noopener" }, t("common.accessibility")));
}
