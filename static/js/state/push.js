/** How somebody can be reached, told from what their browser can do and what they chose. Pure. */

/** Since when a page on an iPhone's home screen takes pushes. */
const LEAST_IOS = [16, 4];
/** Browsers on iPhones that are not Safari though they say so. */
const NOT_SAFARI = /CriOS|FxiOS|EdgiOS|OPT\/|OPiOS|GSA\/|DuckDuckGo|Ddg\/|FBA[NV]|Instagram|LinkedIn|Line\//;

/**
 * @param {{userAgent: string, maxTouchPoints?: number}} navigator
 * @returns {{ios: boolean, safari: boolean, recent: boolean, inApp: boolean}} recent: takes pushes once on the home
 *   screen; inApp: the page is shown inside another app
 */
export function browserOf({ userAgent, maxTouchPoints = 0 }) {
  const ios = /iPhone|iPad|iPod/.test(userAgent) || (userAgent.includes("Macintosh") && maxTouchPoints > 1);
  const version = /Version\/(\d+)(?:\.(\d+))?/.exec(userAgent);
  const safari = ios && version !== null && userAgent.includes("Safari/") && !NOT_SAFARI.test(userAgent);
  const [major, minor] = version === null ? [0, 0] : [Number(version[1]), Number(version[2] ?? 0)];
  const recent = major > LEAST_IOS[0] || (major === LEAST_IOS[0] && minor >= LEAST_IOS[1]);
  return { ios, safari, recent: safari && recent, inApp: ios ? !safari : /; wv\)/.test(userAgent) };
}

/**
 * @param {object} browser `browserOf`, and: `key` the house's, or null; `able` it has all that pushes need; `standalone`
 *   it is on the home screen; `permission` "granted", "denied" or "default"; `mark` of its own subscription, or ""
 * @param {{push: boolean, push_mark: string}} you
 * @returns {"on"|"elsewhere"|"ask"|"denied"|"home"|"in_app"|"none"} on: this browser is called while it is closed;
 *   elsewhere: another one of theirs is; ask: it can be; denied: it was told not to; home: once it is on the home
 *   screen; in_app: in a browser of its own; none: never
 */
export function reachOf(browser, you) {
  const { key, able, permission, mark, standalone, ios, recent, inApp } = browser;
  if (you.push && mark !== "" && you.push_mark === mark) return "on";
  if (you.push) return "elsewhere";
  if (key === null) return "none";
  if (able) return permission === "denied" ? "denied" : "ask";
  if (standalone) return "none";
  if (inApp) return "in_app";
  return ios && recent ? "home" : "none";
}

/** @returns {string[]} which words say how a call reaches somebody who waits; `sounds`: the page is known to sound */
export function waysOf(reach, sounds) {
  if (reach === "on") return ["ringing.closed"];
  const open = sounds ? "ringing.open" : "ringing.silent";
  return reach === "elsewhere" ? ["ringing.elsewhere", open] : [open];
}
