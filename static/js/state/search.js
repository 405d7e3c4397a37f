/** Finding by typing: every word counts, case and accents do not. Pure. */

/** @returns {string} `text` without case and accents, so that "sian" finds "Siân" */
export function fold(text) {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}

/** @returns {string[]} the words of what was typed, folded */
export function wordsOf(query) {
  return fold(query).split(/\s+/).filter(Boolean);
}

/**
 * @param {(item: any) => string} textOf what an item is found by
 * @returns {any[]} the items that have every word of `query`, in their order; all of them for an empty one
 */
export function search(items, query, textOf) {
  const words = wordsOf(query);
  if (words.length === 0) return [...items];
  return items.filter((item) => {
    const text = fold(textOf(item));
    return words.every((word) => text.includes(word));
  });
}
