/** Which topics somebody may be typing: what the room talks of first, then the vocabulary. Pure, and quick on any phone. */

/** So many at once: all of them stay above a phone's keyboard. */
export const MOST_SUGGESTED = 5;

/** How well a name fits what was typed, best first. */
const [WHOLE, BEGINS, WORD, OTHER_WAY, OTHER_WORD, NOT] = [0, 1, 2, 3, 4, 5];

/** @returns {string} as it is compared: without accents, case and signs between words */
export function folded(text) {
  return text
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}+#&.]+/gu, " ")
    .trim();
}

/**
 * @param {string[][]} topics each a label and some other ways to type it
 * @returns {object[]} what `suggest` searches
 */
export function known(topics) {
  return topics.map(([label, ...ways]) => entry(label, ways));
}

/**
 * @param {object[]} topics as `known` made them; none while nothing has loaded
 * @param {string[]} room what this room talks of, most of all first
 * @param {string} typed
 * @param {string[]} taken what is in the field already
 * @returns {{text: string, room: boolean, way: string}[]} best first; `way`: another way to say it, where that is what fits
 */
export function suggest(topics, room, typed, taken = []) {
  const asked = folded(typed);
  if (asked === "") return [];
  const out = new Set(taken.map(folded));
  const found = [];
  const offer = (entries, fromRoom) => {
    const fitting = entries.map((it) => ({ it, fit: fitOf(it, asked) })).filter(({ fit }) => fit.rank < NOT);
    fitting.sort((a, b) => a.fit.rank - b.fit.rank || a.it.words - b.it.words);
    for (const { it, fit } of fitting) {
      if (found.length === MOST_SUGGESTED) return;
      if (out.has(it.name)) continue;
      out.add(it.name);
      found.push({ text: it.label, room: fromRoom, way: fit.way });
    }
  };
  offer(room.map((text) => entry(text, [])), true);
  offer(topics, false);
  return found;
}

/**
 * What to tap for whoever has nothing to offer: three lists, those first that this room asks for.
 * @param {string[][]} starter three lists of labels
 * @param {string[]} wanted what people here would like; what stands in no list leads the last one
 * @param {number} most so many of them lead it
 */
export function starterLists(starter, wanted, most = 6) {
  const asked = new Set(wanted.map(folded));
  const listed = new Set(starter.flat().map(folded));
  const lists = starter.map((labels) => {
    const here = labels.filter((label) => asked.has(folded(label)));
    return [...here, ...labels.filter((label) => !here.includes(label))];
  });
  const more = wanted.filter((text) => !listed.has(folded(text))).slice(0, most);
  return lists.map((labels, i) => (i === lists.length - 1 ? [...more, ...labels] : labels));
}

function entry(label, ways) {
  const name = folded(label);
  return { label, name, words: name.split(" ").length, ways: ways.map((way) => ({ way, name: folded(way) })) };
}

function fitOf({ name, ways }, asked) {
  const rank = rankOf(name, asked, WHOLE, BEGINS, WORD);
  if (rank < NOT) return { rank, way: "" };
  let best = { rank: NOT, way: "" };
  for (const each of ways) {
    const other = rankOf(each.name, asked, OTHER_WAY, OTHER_WAY, OTHER_WORD);
    if (other < best.rank) best = { rank: other, way: each.way };
  }
  return best;
}

function rankOf(name, asked, whole, begins, word) {
  if (name === asked) return whole;
  if (name.startsWith(asked)) return begins;
  return name.includes(` ${asked}`) ? word : NOT;
}
