/** Bringing people together by hand: who, what it is worth and why, or why not; only then it is done. */

import { h, render } from "../lib/dom.js";
import { t } from "../lib/words.js";
import { findPeople } from "../state/host.js";
import { listed } from "./names.js";

const SHOWN = 5;
const MOST = 3;
const CANDIDATES = new Set(["waiting", "breather", "away"]);

/**
 * @param {HTMLDialogElement} node
 * @param {{weigh: (members: string[], generous: boolean) => Promise<object>, act: Function, people: () => object[]}} ways
 */
export function makePinning(node, { weigh, act, people }) {
  let members = [];
  let query = "";
  let said = null;
  let asked = 0;

  /** Opens with those who are chosen already. */
  return function open(chosen) {
    members = chosen;
    query = "";
    look(false);
    node.showModal();
  };

  /** Asks what those who are chosen are worth; an answer that comes too late says nothing. */
  async function look(generous) {
    said = null;
    const mine = ++asked;
    show();
    if (members.length === 0) return;
    const answer = await weigh(members, generous);
    if (mine !== asked) return;
    said = answer;
    show();
  }

  function choose(next) {
    members = next;
    query = "";
    look(false);
    document.getElementById("pin-find")?.focus();
  }

  function show() {
    render(
      node,
      h(
        "form",
        { key: "pinning", class: "question pinning", method: "dialog", onsubmit: (event) => submit(event) },
        h("h2", { id: "question" }, t(members.length === 1 ? "host.pin_for" : "host.pin_ask", { name: members.length === 1 ? named(members[0]) : "" })),
        members.length > 0 && h("div", { class: "chips" }, members.map(chip)),
        members.length < MOST && finding(),
        h("div", { class: "verdict", role: "status" }, verdict()),
        h("div", { class: "answers" }, h("button", { type: "button", class: "second", onclick: () => node.close() }, t("host.keep"))),
      ),
    );
  }

  function submit(event) {
    event.preventDefault();
    const [first] = candidates();
    if (query !== "" && first) choose([...members, first.person]);
  }

  function chip(person) {
    const name = named(person);
    return h("button", { key: person, type: "button", class: "chip", "aria-label": t("host.pin_without", { name }), onclick: () => choose(members.filter((one) => one !== person)) }, h("bdi", null, name), " ×");
  }

  function finding() {
    return h(
      "div",
      { key: "finding", class: "stack" },
      h(
        "div",
        { class: "field" },
        h("label", { for: "pin-find" }, t(members.length === 0 ? "host.pin_first" : members.length === 1 ? "host.pin_second" : "host.pin_third")),
        h("input", {
          id: "pin-find",
          type: "search",
          autocomplete: "off",
          value: query,
          oninput({ target }) {
            query = target.value;
            show();
          },
        }),
      ),
      (query !== "" || members.length === 0) && h("ul", { class: "choices" }, candidates().map((person) => candidate(person))),
    );
  }

  function candidates() {
    return findPeople(people(), query)
      .filter(({ person, state }) => CANDIDATES.has(state) && !members.includes(person))
      .slice(0, SHOWN);
  }

  function candidate({ person, name, number, state }) {
    return h(
      "li",
      { key: person },
      h("button", { type: "button", class: "choice", onclick: () => choose([...members, person]) }, h("bdi", null, name), h("span", { class: "soft small" }, `${number} · ${t(`host.state_${state}`)}`)),
    );
  }

  function verdict() {
    if (members.length === 0) return h("p", { class: "soft" }, t("host.pin_says"));
    if (said === null) return h("p", { class: "soft" }, t("host.pin_looking"));
    if (said.groups.length === 0) return [h("p", { class: "notice" }, said.code === "" ? t("host.pin_none") : said.sentence), oneWay()];
    return [members.length === 1 && h("h3", null, t("host.pin_best")), h("ul", { class: "weighed" }, said.groups.map(group))];
  }

  /** Where one of two would get nothing, the other may still give. */
  function oneWay() {
    if (said.code !== "gets_nothing" || members.length !== 2) return null;
    return h("button", { key: "one-way", type: "button", class: "second fit", onclick: () => generously() }, t("host.pin_generous"));
  }

  async function generously() {
    const mine = ++asked;
    for (const order of [members, [...members].reverse()]) {
      const answer = await weigh(order, true);
      if (mine !== asked) return;
      said = answer;
      if (answer.groups.length > 0) break;
    }
    show();
  }

  function group(found) {
    const names = listed(found.people.map(({ name }) => name));
    return h(
      "li",
      { key: found.people.map(({ person }) => person).join(" "), class: "worth" },
      h("p", { class: "name" }, names),
      h("p", { class: "small" }, h("b", null, t(found.generous ? "host.worth_generous" : `host.worth_${found.worth}`))),
      found.gives.map((give) => h("p", { key: `${give.from} ${give.to}`, class: "small" }, t("host.give", { from: give.from_name, to: give.to_name, offer: give.offer, want: give.want }))),
      found.speaks_for.length > 0 && h("p", { class: "soft small" }, found.speaks_for.map((bonus) => t(`host.bonus_${bonus}`)).join(" · ")),
      found.people.some(({ away }) => away) && h("p", { class: "soft small" }, t("host.pin_away", { names: listed(found.people.filter(({ away }) => away).map(({ name }) => name)) })),
      h("button", { type: "button", class: members.length === 1 ? "second" : "solid", "aria-label": t("host.pin_call_names", { names }), onclick: () => call(found, names) }, t("host.pin_call")),
    );
  }

  async function call({ people: chosen, generous }, names) {
    node.close();
    await act("pin", { members: chosen.map(({ person }) => person), generous }, t("host.pinned", { names }), "last");
  }

  function named(id) {
    return people().find(({ person }) => person === id)?.name ?? "";
  }
}
