/** What a key does on the host's screen: pure. */

/** By key; on the cheat sheet in this order. */
export const KEYS = {
  "/": "find",
  g: "pin",
  w: "wave",
  r: "round",
  m: "more_time",
  p: "pause",
  q: "quiet",
  u: "undo",
  a: "say",
  n: "add",
  l: "log",
  "?": "sheet",
};

const TYPED = new Set(["INPUT", "TEXTAREA", "SELECT"]);

/**
 * @param {{key: string, ctrlKey?: boolean, metaKey?: boolean, altKey?: boolean, repeat?: boolean}} event
 * @param {{tagName: string}|null} focus what has the focus
 * @param {boolean} on whether single keys do anything: whoever speaks to the computer may switch them off
 * @param {boolean} asked whether a question is open
 * @returns {string|null} a deed of `KEYS`, or null
 */
export function deedOf(event, focus, on, asked) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || asked) return null;
  if (TYPED.has(focus?.tagName)) return null;
  const deed = KEYS[event.key.toLowerCase()] ?? null;
  return on || deed === "sheet" ? deed : null;
}
