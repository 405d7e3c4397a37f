/** The languages that a page can be had in, and going over to another without loading it anew. */

import { h } from "./dom.js";
import { fetchJson } from "./live.js";
import { knowNames } from "./moments.js";
import { setWords, t } from "./words.js";

const KEPT = 180 * 24 * 3600;

/**
 * @param {{languages: object[], lang: string}} boot
 * @param {(lang: string) => void} speak
 * @returns a quiet row of the languages, each by its own name
 */
export function languageChoice({ languages, lang: chosen }, speak) {
  return h(
    "div",
    { class: "languages", key: "languages", role: "group", "aria-label": t("common.language") },
    languages.map(({ lang, dir, name }) =>
      h("button", { type: "button", key: lang, lang, dir, "aria-pressed": String(lang === chosen), onclick: () => speak(lang) }, name),
    ),
  );
}

/** @returns a small word where nobody who speaks the page's language has read its texts yet */
export function unreviewed({ languages, lang }) {
  return declared(languages, lang)?.reviewed === false && h("p", { class: "soft small", key: "unreviewed" }, t("common.unreviewed"));
}

/** Makes the page speak as its boot block says. */
export function speakAs(boot, doc = document) {
  const its = declared(boot.languages ?? [], boot.lang);
  setWords(boot.words ?? {}, its);
  knowNames(boot.languages ?? []);
  if (its !== undefined) Object.assign(doc.documentElement, { lang: its.lang, dir: its.dir });
}

/**
 * Has the page's words in another language.
 * @returns {Promise<boolean>} false when they cannot be had now: all stays as it was
 */
export async function learn(boot, lang) {
  const its = declared(boot.languages, lang);
  const words = its && (await fetchJson(its.words, { cache: "default" }));
  if (!words || words.ok === false) return false;
  Object.assign(boot, { lang, words });
  speakAs(boot);
  return true;
}

/** What was chosen before anybody was known on this device is remembered there; without cookies, until the page is left. */
export function remember(lang, doc = document) {
  doc.cookie = `kiosk-lang=${lang}; path=/; max-age=${KEPT}; SameSite=Lax`;
}

const declared = (languages, lang) => languages.find((each) => each.lang === lang);
