/** What the wall says, worked out from its snapshot: pure, so that it can be tried without a page. */

import { waveOf } from "./wave.js";

const LONGEST_FIRST_NAME = 14;
const LONGEST_ANY = 18;
const LAST_SECONDS = 60;
const OVER_FOR = 25_000;
/** So many cards of groups that have found each other are worth the look. */
const FEW_FOUND = 4;
const ELLIPSIS = "…";
/** "Number 104": a word that says nothing without the number after it. */
const NUMBERED = /^\S+ \d+$/;

/**
 * Names for the reasons, where there is room for one word: the first, unless two in the group share it or it is a number's.
 * @param {string[]} names in full
 * @returns {string[]} one for each, in order
 */
export function shortNames(names) {
  const firsts = names.map((name) => (NUMBERED.test(name) ? name : name.trim().split(/\s+/)[0]));
  return names.map((name, i) => {
    const alone = firsts.filter((first) => first === firsts[i]).length === 1;
    return alone ? cut(firsts[i], LONGEST_FIRST_NAME) : cut(name.trim(), LONGEST_ANY);
  });
}

/** @returns {string} `text`, or as many of its letters as fit into `longest` with an ellipsis */
export function cut(text, longest) {
  const letters = [...new Intl.Segmenter(undefined, { granularity: "grapheme" }).segment(text)];
  if (letters.length <= longest) return text;
  return letters
    .slice(0, longest - 1)
    .map(({ segment }) => segment)
    .join("")
    .trimEnd() + ELLIPSIS;
}

/**
 * The lines of a card: who gives what to whom.
 * @returns {{who: string, what: string, also: string, whom: string, direction: "give"|"get"}[]} a pair's second line is the way back
 */
export function reasons(card) {
  const full = card.people.map(({ name }) => name);
  const short = shortNames(full);
  const shortOf = (name, at) => short[full[at] === name ? at : full.indexOf(name)] ?? cut(name, LONGEST_ANY);
  return card.gives.map((give, i) => ({
    who: shortOf(give.from_name, i),
    what: give.offer || give.want,
    also: give.also,
    whom: shortOf(give.to_name, (i + 1) % card.people.length),
    direction: card.kind === "pair" && i % 2 === 1 ? "get" : "give",
  }));
}

/** @returns {object[]} the cards as they are shown: whom the wall calls first, then who has just found each other */
export function calledFirst(cards) {
  return [...cards.filter(isCalled), ...cards.filter((card) => !isCalled(card))];
}

const isCalled = ({ state }) => state === "called";

/**
 * What stands where the cards would be: when there are none, and while everybody is about to be called or to part.
 * @param {number|null} over the round that has just ended
 * @returns {"closed"|"closing"|"countdown"|"starting"|"empty"|"round"|"last"|"over"|"talking"|"soon"|"quiet"|"paused"|"between"|
 *   "looking"|null} null: there are cards
 */
export function stageOf({ room, cards, counts }, now, over = null) {
  const wave = waveOf(room, now);
  if (room.closed) return cards.some(isCalled) ? null : counts.talking > 0 ? "closing" : "closed";
  if (wave !== null && wave.kind !== "round") return wave.kind;
  if (room.quiet && !cards.some(isCalled)) return "quiet";
  if (wave !== null && wave.left <= LAST_SECONDS) return "last";
  if (cards.length > FEW_FOUND && !cards.some(isCalled)) return "talking";
  if (cards.length > 0) return null;
  if (counts.here === 0) return "empty";
  if (wave !== null) return "round";
  if (over !== null) return "over";
  if (!room.matching) return counts.meetings > 0 ? "paused" : "soon";
  return room.mode === "rounds" ? "between" : "looking";
}

/** Remembers the round under way, so that its end is told for a while. @returns {number|null} which one has just ended */
export function makeEndings() {
  let round = null;
  let ended = null;
  return function over({ room }, now) {
    const wave = waveOf(room, now);
    if (wave?.kind === "round") round = wave.number;
    else if (round !== null) {
      ended = { number: round, until: now + OVER_FOR };
      round = null;
    }
    return ended !== null && now < ended.until ? ended.number : null;
  };
}

/** @returns {{number: number, left: number}|null} the round under way and its seconds */
export function roundOf({ room }, now) {
  const wave = waveOf(room, now);
  return wave?.kind === "round" ? { number: wave.number, left: wave.left } : null;
}

/** @returns {string} the host's words while they are to be shown, else "" */
export function announcementAt(snapshot, now) {
  const { announcement } = snapshot.room;
  return announcement !== null && announcement.until > now ? announcement.text : "";
}

/** Remembers which cards have been seen, so that each is news once; the first cards of a page are not news. */
export function makeNews() {
  let seen = null;
  return function news(cards) {
    const called = cards.filter(isCalled).map(({ id }) => id);
    const fresh = seen === null ? [] : called.filter((id) => !seen.has(id));
    seen = new Set(cards.map(({ id }) => id));
    return fresh;
  };
}

/** @returns {{number: number, card: object}[]} who has no phone and is called on a page that is not in sight */
export function unseenNumbers(cards, shown) {
  const elsewhere = cards.filter((card) => isCalled(card) && !shown.includes(card.id));
  return elsewhere.flatMap((card) => card.people.filter((person) => !person.has_phone).map(({ number }) => ({ number, card })));
}
