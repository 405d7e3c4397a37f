/** What the door holds of the person before it: pure. Nothing of it outlives the next person. */

import { all, offersOf, wantsOf } from "../lib/chips.js";

/** What somebody typed is cleared when nobody has touched the page for so long (ms). */
export const FORGET_AFTER = 90_000;
/** So long before (ms) whoever may still be there is asked: time enough to say so. */
export const WARN_FOR = 20_000;
/** A number stays on the tablet for so long (ms), or until the next person. */
export const SHOW_NUMBER = 15_000;
/** For whoever has to write it down it stays longer (ms). */
export const WRITE_DOWN = 60_000;

/** @returns an empty form; `nonce` makes sending it twice harmless */
export function emptyPerson(nonce) {
  const none = { items: [], typing: "" };
  return { nonce, name: "", line: "", offers: none, wants: none };
}

/** @returns {boolean} whether somebody has begun */
export function begun({ name, line, offers, wants }) {
  return [name, line, offers.typing, wants.typing].some((text) => text.trim() !== "") || offers.items.length + wants.items.length > 0;
}

/**
 * @param {string|null} lang in which they chose to be spoken to
 * @returns {object} the fields of the command that checks this person in
 */
export function checkIn({ nonce, name, line, offers, wants }, noPhone, lang) {
  return { nonce, name: name.trim(), line: line.trim(), offers: offersOf(all(offers)), wants: wantsOf(all(wants)), has_phone: !noPhone, lang };
}

/** @returns {"name"|"offers"|null} the first field that still needs something */
export function missing(person) {
  if (person.name.trim() === "") return "name";
  return all(person.offers).length + all(person.wants).length === 0 ? "offers" : null;
}

/** @returns {object[]} people without a phone: who is called first, then who talks, then who waits; by number */
export function inOrder(people) {
  const rank = ({ state }) => ({ called: 0, talking: 1 })[state] ?? 2;
  return [...people].sort((a, b) => rank(a) - rank(b) || a.number - b.number);
}
