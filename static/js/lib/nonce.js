/** A nonce makes a command that is sent twice harmless: the room answers the second with the first's result. */

const BYTES = 16;

/** @returns {string} 22 characters of chance, in the URL-safe alphabet; works on plain http too */
export function nonce() {
  const bytes = crypto.getRandomValues(new Uint8Array(BYTES));
  return btoa(String.fromCharCode(...bytes))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");
}
