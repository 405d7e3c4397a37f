/** What a field for several short things holds: chips, the line being typed, and what we would ask about them. Pure. */

export const MOST = 10;
export const LONGEST = 80;
/** From so many words on it is a sentence: what we hear in it is added beside it, not put in its place. */
const SENTENCE_WORDS = 4;

/** @returns {{items: object[], typing: string}} a field with nothing in it but what is being typed */
export function blank(typing = "") {
  return { items: [], typing };
}

/**
 * What becomes of a field when something is typed.
 * @param {{items: {text: string}[], typing: string}} draft
 * @param {string} typed the whole line as it now stands
 * @param {boolean} whole whether the last piece is finished too
 * @returns {object} a new draft; a thing said twice stays one
 */
export function take(draft, typed, whole = false) {
  const pieces = typed.split(/[,;\n]/);
  const typing = whole ? "" : pieces.pop().trimStart();
  return { ...draft, items: pieces.reduce((items, piece) => withText(items, piece), draft.items), typing };
}

/** @returns {object[]} everything in the field, with what is typed but not yet a chip */
export function all(draft) {
  return take(draft, draft.typing, true).items;
}

/** @returns {object} the draft with one more thing, chosen rather than typed */
export function put(draft, text, more = {}) {
  return { ...draft, items: withText(draft.items, text, more), typing: "" };
}

/** @returns {object} the draft without that thing, and without what we would have asked about it */
export function drop(draft, text) {
  return { ...draft, items: draft.items.filter((item) => item.text !== text), questions: asking(draft, (question) => question.text !== text) };
}

/** @returns {object} the draft with that thing changed: its star, its level */
export function mark(draft, text, part) {
  return { ...draft, items: draft.items.map((item) => (item.text === text ? { ...item, ...part } : item)) };
}

/** @returns {object} in the draft if it is out, out if it is in */
export function toggle(draft, text, more = {}) {
  const there = draft.items.find((item) => same(item.text, text));
  return there === undefined ? { ...put(draft, text, more), typing: draft.typing } : drop(draft, there.text);
}

/** @returns {boolean} whether the draft has that thing, in whatever case */
export function holds(draft, text) {
  return draft.items.some((item) => same(item.text, text));
}

/**
 * What the house says about a chip: the person's words stay, with the topic's name beside them; what is not sure is asked.
 * @param {string} text of the chip
 * @param {{text: string, topic: string|null, suggestions: string[]}[]} topics how it was understood: several are several chips
 */
export function understood(draft, text, topics) {
  const at = draft.items.findIndex((item) => item.text === text);
  if (at < 0 || topics.length === 0) return draft;
  const item = draft.items[at];
  const parts = topics.map((topic) => ({
    ...item,
    text: topics.length === 1 ? text : topic.text.slice(0, LONGEST),
    label: topic.topic !== null && !same(topic.topic, topic.text) ? topic.topic : "",
  }));
  const others = draft.items.filter((other) => other !== item);
  const fresh = parts.filter((part) => !others.some((other) => same(other.text, part.text)));
  const unsure = topics.flatMap((topic, i) => (topic.topic === null && topic.suggestions.length > 0 ? [question(parts[i].text, topic.suggestions)] : []));
  return {
    ...draft,
    items: [...draft.items.slice(0, at), ...fresh, ...draft.items.slice(at + 1)].slice(0, MOST),
    questions: [...asking(draft, (asked) => asked.text !== text), ...unsure],
  };
}

/** @returns {object} the draft after "Did you mean …?" was answered with `label`: in its place, or beside a sentence */
export function meant(draft, { text, labels, beside }, label) {
  const item = draft.items.find((other) => other.text === text);
  if (!beside) {
    const kept = asking(draft, (asked) => asked.text !== text);
    if (holds(draft, label)) return drop(draft, text);
    return { ...draft, items: draft.items.map((other) => (other === item ? { ...item, text: label, label: "" } : other)), questions: kept };
  }
  const left = labels.filter((other) => other !== label);
  const questions = (draft.questions ?? []).map((asked) => (asked.text === text ? { ...asked, labels: left, answered: true } : asked));
  const { text: _, label: __, ...marks } = item ?? {};
  return { ...put(draft, label, marks), typing: draft.typing, questions: questions.filter((asked) => asked.labels.length > 0) };
}

/** @returns {object} the draft with nothing more to ask about that thing */
export function settled(draft, text) {
  return { ...draft, questions: asking(draft, (asked) => asked.text !== text) };
}

/** @returns {{text: string, level?: number}[]} offers as a command has them */
export function offersOf(items) {
  return items.map(({ text, level }) => (level === undefined ? { text } : { text, level }));
}

/** @returns {{text: string, starred?: boolean}[]} wants as a command has them */
export function wantsOf(items) {
  return items.map(({ text, starred }) => (starred === undefined ? { text } : { text, starred }));
}

function question(text, labels) {
  return { text, labels, beside: text.split(/\s+/).length >= SENTENCE_WORDS };
}

function asking(draft, still) {
  return (draft.questions ?? []).filter(still);
}

function withText(items, typed, more = {}) {
  const text = typed.trim().slice(0, LONGEST);
  const there = items.some((item) => same(item.text, text));
  return text === "" || there || items.length >= MOST ? items : [...items, { text, ...more }];
}

const same = (one, other) => one.toLowerCase() === other.toLowerCase();
