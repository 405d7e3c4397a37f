/** What a phone asks while its person waits: which of it is shown, and what an answer says. Pure. */

import { offersOf, wantsOf } from "../lib/chips.js";

/** The level of an offer that somebody was asked for. */
const A_START = 1;

/** @returns {string} what an ask is known by */
export function keyOf({ side, topic }) {
  return `${side} ${topic}`;
}

/**
 * While somebody is choosing, what they look at stays: fresh asks must not jump under the thumb.
 * @param {object[]} asks of the snapshot
 * @param {{shown: object[], ticked: string[]}|null} choosing
 */
export function shownAsks(asks, choosing) {
  return choosing !== null && choosing.ticked.length > 0 ? choosing.shown : asks;
}

/** @returns {object|null} the one ask whose yes would free somebody: it is asked by itself */
export function onlyAsk(asks, choosing) {
  if (choosing !== null && choosing.ticked.length > 0) return null;
  const freeing = asks.filter(({ frees }) => frees);
  return freeing.length === 1 ? freeing[0] : null;
}

/** @returns {{shown: object[], ticked: string[]}} the choice after one more tap */
export function ticking(shown, choosing, ask) {
  const ticked = choosing?.ticked ?? [];
  const key = keyOf(ask);
  return { shown, ticked: ticked.includes(key) ? ticked.filter((other) => other !== key) : [...ticked, key] };
}

/**
 * What is sent for a choice: yes to what was ticked, and the rest may be asked another time; where nothing was ticked, not me
 * to all. What is no longer asked is simply offered, or wanted.
 * @returns {{reply: {yes: object[], no: object[]}|null, edit: object|null}} the fields of the two commands
 */
export function answerTo(asks, shown, ticked, you) {
  const asked = new Set(asks.map(keyOf));
  const named = (list) => list.map(({ side, topic }) => ({ side, topic }));
  const still = shown.filter((ask) => asked.has(keyOf(ask)));
  const yes = named(still.filter((ask) => ticked.includes(keyOf(ask))));
  const no = ticked.length > 0 ? [] : named(still);
  const late = shown.filter((ask) => ticked.includes(keyOf(ask)) && !asked.has(keyOf(ask)));
  return { reply: yes.length + no.length > 0 ? { yes, no } : null, edit: late.length > 0 ? said(you, late) : null };
}

function said({ offers, wants }, late) {
  const texts = (side) => late.filter((ask) => ask.side === side).map(({ text }) => text);
  return {
    offers: [...offersOf(offers), ...texts("offer").map((text) => ({ text, level: A_START }))],
    wants: [...wantsOf(wants), ...texts("want").map((text) => ({ text }))],
  };
}
