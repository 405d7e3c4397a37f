/** The topics of a room as its host looks after them: pure. */

import { fold, search } from "./search.js";

const ALIKE = 4;

/** @returns {object[]} topics that stand for themselves, found by any words of what they are called, in their order */
export function findTopics(topics, query) {
  return search(topics.filter(({ into }) => into === null), query, ({ text, own }) => `${text} ${own}`);
}

/**
 * What the host has done to topics, so that each can be taken back.
 * @returns {{topic, deed: "merged"|"named"|"hidden", text: string, other: string}[]} `other`: what it counts as, or its own name
 */
export function changes(topics) {
  const called = new Map(topics.map(({ topic, text }) => [topic, text]));
  return topics.flatMap(({ topic, text, own, into, hidden }) => [
    ...(into === null ? [] : [{ topic, deed: "merged", text, other: called.get(into) ?? "" }]),
    ...(text === own ? [] : [{ topic, deed: "named", text, other: own }]),
    ...(hidden ? [{ topic, deed: "hidden", text, other: "" }] : []),
  ]);
}

/** @returns {object[]} the topics that `topic` could count as, those that look like it first */
export function others(topics, topic) {
  const self = topics.find((one) => one.topic === topic);
  const rest = topics.filter(({ topic: id, into }) => id !== topic && into === null);
  return [...rest.filter((one) => alike(self, one)), ...rest.filter((one) => !alike(self, one))];
}

function alike(one, other) {
  const words = (text) => fold(text).split(/\s+/).map((word) => word.slice(0, ALIKE));
  const theirs = new Set(words(other.text));
  return words(one.text).some((word) => word.length > 1 && theirs.has(word));
}
