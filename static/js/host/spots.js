/** Where groups are sent: added in one go or one by one. */

import { h } from "../lib/dom.js";
import { t } from "../lib/words.js";
import { spotNames } from "../state/host.js";

const LONGEST_NAME = 40;
const LONGEST_DESCRIPTION = 120;

export function spots(ctx) {
  const { spots: all } = ctx.snapshot;
  return h(
    "section",
    { key: "spots", class: "card spots" },
    h("h2", null, t("host.spots")),
    all.length === 0 && h("p", { class: "soft" }, t("host.spots_none")),
    h("ul", { class: "rows spots" }, all.map((spot) => row(spot, ctx))),
    adding(ctx),
  );
}

function row(place, ctx) {
  const { spot, name, capacity, used, quiet, step_free: stepFree, description } = place;
  const { local, change, act, dialog } = ctx;
  const open = local.describing?.spot === spot;
  const facts = [
    capacity === null ? t("host.spot_used", { n: used }) : t("host.spot_used_of", { n: used, capacity }),
    quiet && t("host.spot_quiet"),
    stepFree && t("host.spot_step_free"),
  ].filter(Boolean);
  const remove = () =>
    dialog({
      title: t("host.spot_ask", { name }),
      says: t("host.spot_says"),
      yes: t("host.spot_remove", { name }),
      then: () => act("remove_spot", { spot }, t("host.spot_removed", { name })),
    });
  return h(
    "li",
    { key: spot, class: "row wide" },
    h("div", { class: "who" }, h("p", { class: "name" }, h("bdi", null, name)), description !== "" && h("p", { class: "small" }, h("bdi", null, description)), h("p", { class: "soft small" }, facts.join(" · "))),
    h(
      "div",
      { class: "deeds" },
      h("button", { class: "quiet", "aria-expanded": String(open), "aria-label": t("host.spot_describe_name", { name }), onclick: () => change({ describing: open ? null : { spot, text: description } }) }, t("host.spot_describe")),
      h("button", { class: "quiet", "aria-label": t("host.spot_remove", { name }), onclick: remove }, t("host.remove")),
    ),
    open && describing(place, ctx),
  );
}

function describing({ spot, name, capacity, quiet, step_free }, { local, change, act }) {
  const { text } = local.describing;
  async function save(event) {
    event.preventDefault();
    const fields = { spot, name, capacity, quiet, step_free, description: text };
    if (await act("set_spot", fields, t("host.spot_described", { name }))) change({ describing: null });
  }
  return h(
    "form",
    { key: "describing", class: "opened", onsubmit: save },
    h(
      "div",
      { class: "field" },
      h("label", { for: "describing" }, t("host.spot_description")),
      h("input", { id: "describing", autocomplete: "off", maxlength: LONGEST_DESCRIPTION, placeholder: t("host.spot_description_example"), value: text, oninput: ({ target }) => change({ describing: { spot, text: target.value } }) }),
    ),
    h("div", { class: "line start" }, h("button", { class: "second" }, t("host.spot_describe_save"))),
  );
}

function adding(ctx) {
  const { local, change } = ctx;
  const { spot } = local;
  const set = (part) => change({ spot: { ...spot, ...part } });
  const line = (id, label, attrs = {}) =>
    h(
      "div",
      { key: id, class: "field" },
      h("label", { for: `spot-${id}` }, label),
      h("input", { id: `spot-${id}`, autocomplete: "off", value: spot[id], oninput: ({ target }) => set({ [id]: target.value }), ...attrs }),
    );
  const number = { inputmode: "numeric", pattern: "[0-9]*", maxlength: 4 };
  const check = (id, label) =>
    h("label", { key: id, class: "check" }, h("input", { type: "checkbox", checked: spot[id], onchange: ({ target }) => set({ [id]: target.checked }) }), label);
  return h(
    "details",
    { class: "adding" },
    h("summary", { class: "second" }, t("host.spot_add")),
    h(
      "form",
      { class: "adding-form", onsubmit: (event) => add(event, ctx) },
      check("many", t("host.spot_many")),
      h(
        "div",
        { class: "fields" },
        line("name", t("host.spot_name"), { maxlength: LONGEST_NAME, placeholder: t(spot.many ? "host.spot_name_many" : "host.spot_name_one"), required: true }),
        spot.many && line("from", t("host.spot_from"), { ...number, required: true }),
        spot.many && line("to", t("host.spot_to"), { ...number, required: true }),
        line("capacity", t("host.spot_capacity"), { ...number, placeholder: t("host.spot_unlimited") }),
      ),
      !spot.many && line("description", t("host.spot_description"), { maxlength: LONGEST_DESCRIPTION, placeholder: t("host.spot_description_example") }),
      h("div", { class: "checks" }, check("quiet", t("host.spot_is_quiet")), check("step_free", t("host.spot_is_step_free"))),
      h("button", { class: "second" }, t("host.spot_add_now")),
    ),
  );
}

async function add(event, { snapshot, local, change, act }) {
  event.preventDefault();
  const { many, name, from, to, capacity, description, quiet, step_free } = local.spot;
  const taken = snapshot.spots.map((spot) => spot.name);
  const names = many ? spotNames(name, Number(from), Number(to), taken) : [name.trim()].filter((one) => one !== "" && !taken.includes(one));
  if (names.length === 0) return change({ notice: { text: t("host.spot_nothing"), wrong: true } });
  const groups = Number.parseInt(capacity, 10);
  for (const one of names) {
    const fields = { name: one.slice(0, LONGEST_NAME), capacity: groups > 0 ? groups : null, quiet, step_free, description: many ? "" : description };
    if (!(await act("set_spot", fields))) return undefined;
  }
  return change({ notice: { text: t("host.spot_added", { n: names.length }) }, spot: { ...local.spot, name: "", description: "" } });
}
