/** What the host's screen says, worked out from its snapshot: pure. */

import { fold, wordsOf } from "./search.js";

const ORDER = ["away", "waiting", "meeting", "breather", "paused", "coming", "left", "removed", "erased"];
const LONG_WAIT = 15 * 60_000;
const MINUTE = 60_000;
const MOST_SPOTS = 200;

/**
 * What needs a hand, the gravest first.
 * @returns {{key: string, n?: number, names?: string[]}[]} catalogue keys below `host.`; none when all is well
 */
export function troubles(snapshot, { offline, now }) {
  const { room, matchmaker, people } = snapshot;
  const found = [];
  if (offline) found.push({ key: "trouble_offline" });
  if (room.closed) return found;
  if (matchmaker.trouble !== "") found.push({ key: `trouble_${matchmaker.trouble}` });
  const long = people.filter(({ state, since, meetings }) => state === "waiting" && meetings === 0 && now - since > LONG_WAIT);
  if (room.matching && long.length > 0) found.push({ key: "trouble_unmet", n: long.length, names: long.map(({ name }) => name) });
  return found;
}

/**
 * People found by number, or by any words of their name, line, offers and wants; who may need a hand comes first.
 * @param {string} query as typed; empty finds everybody still here
 */
export function findPeople(people, query) {
  const words = wordsOf(query);
  const gone = new Set(["left", "removed", "erased"]);
  const hit = (person) => {
    const text = textOf(person);
    return words.every((word) => text.includes(word) || String(person.number) === word.replace("#", ""));
  };
  const found = words.length === 0 ? people.filter(({ state }) => !gone.has(state)) : people.filter(hit);
  return [...found].sort((a, b) => ORDER.indexOf(a.state) - ORDER.indexOf(b.state) || a.number - b.number);
}

/** By person what they are found by: with two thousand people folding each anew for each letter would be felt. */
const folded = new Map();

/** Gets ready to find among these, when there is time: for whoever is new or says something else. */
export function readyToFind(people) {
  if (folded.size > people.length) folded.clear(); // of whoever is erased nothing stays here either
  people.forEach(textOf);
}

function textOf({ person, name, line, offers, wants }) {
  let said = `${name} ${line}`;
  for (const { text } of offers) said += ` ${text}`;
  for (const { text } of wants) said += ` ${text}`;
  const known = folded.get(person);
  if (known?.said === said) return known.text;
  const text = fold(said);
  folded.set(person, { said, text });
  return text;
}

/** @returns {{unit: "seconds"|"minutes", n: number}} how long it is since `then` */
export function ago(then, now) {
  const past = Math.max(0, now - then);
  if (past < MINUTE) return { unit: "seconds", n: Math.round(past / 1_000) };
  return { unit: "minutes", n: Math.floor(past / MINUTE) };
}

/**
 * The names that "Table", 1, 12 stands for, without those that there are already.
 * @returns {string[]} none when the numbers make no sense
 */
export function spotNames(name, from, to, taken) {
  if (!Number.isInteger(from) || !Number.isInteger(to) || from < 0 || to < from || to - from >= MOST_SPOTS) return [];
  const word = name.trim();
  const names = Array.from({ length: to - from + 1 }, (_, i) => `${word} ${from + i}`.trim());
  return names.filter((made) => !taken.includes(made));
}

/** @returns {object[]} the names of the others in the live meeting of `person`; empty when in none */
export function companions(meetings, person) {
  const meeting = meetings.find(({ people }) => people.some((member) => member.person === person));
  return meeting === undefined ? [] : meeting.people.filter((member) => member.person !== person).map(({ name }) => name);
}
