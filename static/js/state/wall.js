/** What the wall says, worked out from its snapshot: pure, so that it can be tried without a page. */

import { waveOf } from "./wave.js";

const LONGEST_FIRST_NAME = 14;
const LONGEST_ANY = 18;
const LONGEST_WORD = 12;
const SMALLEST_NAME = 0.6;
const LAST_SECONDS = 60;
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

/**
 * How much smaller names are set so that their longest word stays whole.
 * @param {string[]} names in full
 * @returns {number} a factor, 1 for most
 */
export function nameScale(names) {
  const longest = Math.max(...names.flatMap((name) => name.split(/[\s-]+/)).map((word) => [...word].length));
  return Math.max(SMALLEST_NAME, Math.min(1, LONGEST_WORD / longest));
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
 * @returns {{who: string, what: string, whom: string, direction: "give"|"get"}[]} a pair's second line is the way back
 */
export function reasons(card) {
  const full = card.people.map(({ name }) => name);
  const short = shortNames(full);
  const shortOf = (name, at) => short[full[at] === name ? at : full.indexOf(name)] ?? cut(name, LONGEST_ANY);
  return card.gives.map((give, i) => ({
    who: shortOf(give.from_name, i),
    what: give.offer || give.want,
    whom: shortOf(give.to_name, (i + 1) % card.people.length),
    direction: card.kind === "pair" && i % 2 === 1 ? "get" : "give",
  }));
}

/** @returns {object[]} the cards as they are shown: whom the wall calls first, then who has just found each other */
export function calledFirst(cards) {
  const called = ({ state }) => state === "called";
  return [...cards.filter(called), ...cards.filter((card) => !called(card))];
}

/**
 * What stands where the cards would be: when there are none, and while everybody is about to be called.
 * @returns {"closed"|"countdown"|"starting"|"empty"|"round"|"soon"|"between"|"looking"|null} null: there are cards
 */
export function stageOf({ room, cards, counts }, now) {
  const wave = waveOf(room, now);
  if (room.closed) return "closed";
  if (wave !== null && wave.kind !== "round") return wave.kind;
  if (cards.length > 0) return null;
  if (counts.here === 0) return "empty";
  if (wave !== null) return "round";
  if (!room.matching) return "soon";
  return room.mode === "rounds" ? "between" : "looking";
}

/** @returns {{number: number, left: number, last: boolean}|null} the round under way, its seconds, and whether its last minute runs */
export function roundOf({ room }, now) {
  const wave = waveOf(room, now);
  return wave?.kind === "round" ? { number: wave.number, left: wave.left, last: wave.left <= LAST_SECONDS } : null;
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
    const called = cards.filter(({ state }) => state === "called").map(({ id }) => id);
    const fresh = seen === null ? [] : called.filter((id) => !seen.has(id));
    seen = new Set(cards.map(({ id }) => id));
    return fresh;
  };
}
