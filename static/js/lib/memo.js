/** A word kept in this browser; where it keeps nothing, for as long as the page is open. */

const here = new Map();

/** @returns {string} what was kept under `name`; "" for nothing */
export function recall(name) {
  return here.get(name) ?? allowed(() => localStorage.getItem(name)) ?? "";
}

export function keep(name, word) {
  here.set(name, word);
  allowed(() => localStorage.setItem(name, word));
}

/** A browser that keeps nothing for any page says so by a fault. */
function allowed(work) {
  try {
    return work();
  } catch (fault) {
    if (!(fault instanceof DOMException)) throw fault;
    return null;
  }
}
