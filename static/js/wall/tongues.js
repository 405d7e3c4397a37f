/** The wall in two languages: both stand in the same place, each is seen in turn, and nothing moves. */

import { h } from "../lib/dom.js";
import { learn } from "../lib/languages.js";
import { fetchJson } from "../lib/live.js";
import { inLanguage, t } from "../lib/words.js";

/** How long each is seen (ms). */
export const EACH_FOR = 10_000;

let first = "";
let second = null;

/** @returns a text of the catalogue, for `render`; `filled(tell)` gives the places that are not the same in both */
export function said(key, params = {}, filled = () => ({})) {
  return inBoth(t(key, { ...params, ...filled(first) }), second?.say(key, { ...params, ...filled(second.locale) }));
}

/** @returns a text that the server sent in both languages, for `render` */
export function inBoth(text, also) {
  if (second === null || !also || also === text) return text;
  return h("span", { class: "tongues" }, h("span", null, text), h("span", { lang: second.lang, dir: second.dir, "aria-hidden": "true" }, also));
}

/** Has which of the two is seen follow the clock, the same on every wall of a room. */
export function takeTurns(now, doc = document) {
  doc.documentElement.toggleAttribute("data-second", second !== null && Math.floor(now / EACH_FOR) % 2 === 1);
}

/**
 * Speaks what the room's wall is to speak, as soon as the words can be had.
 * @param {object} boot
 * @param {() => void} learnt is called when what stands there is to be drawn anew
 */
export function tongues(boot, learnt) {
  let busy = false;
  first = localeOf(boot, boot.lang);

  const wanted = ([lang, also = null]) => lang === boot.lang && also === (second?.lang ?? null);

  /** Asked again with every drawing: what cannot be had now comes later. */
  return async function speak(languages) {
    if (busy || wanted(languages)) return;
    busy = true;
    const [lang, also] = languages;
    if (lang !== boot.lang && (await learn(boot, lang))) first = localeOf(boot, lang);
    if (also !== second?.lang) second = also === undefined ? null : await secondOf(boot, also);
    busy = false;
    if (wanted(languages)) learnt();
  };
}

/** @returns {string} what is spoken: a text may be as long in one language as in another, or not */
export function spoken() {
  return `${first} ${second?.lang ?? ""}`;
}

async function secondOf({ languages }, also) {
  const its = languages.find(({ lang }) => lang === also);
  const words = its && (await fetchJson(its.words, { cache: "default" }));
  return !words || words.ok === false ? null : { lang: its.lang, dir: its.dir, locale: its.locale, say: inLanguage(words, its) };
}

const localeOf = ({ languages }, wanted) => languages?.find(({ lang }) => lang === wanted)?.locale ?? "en-GB";
