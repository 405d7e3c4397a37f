/** Asking the browser to take calls while the page is closed, telling the house where, and taking it back. */

import { keep, recall } from "../lib/memo.js";
import { browserOf } from "../state/push.js";

/** Milliseconds after which a browser that does not answer is no longer waited for: some never do without a network. */
const LIMIT = 15_000;
/** Letters of a mark, as the house makes them. */
const MARK = 16;
const GONE = ["erased", "removed"];

/**
 * @param {object} boot the page's
 * @param {(command: string, fields?: object) => Promise<boolean>} act
 * @param {() => void} changed render again
 * @returns {{browser: () => object, trouble: () => string, ask, stop, decline, follow}} `browser` is what `reachOf`
 *   takes, with `busy` and `declined`; `trouble` is "" or what went wrong: "slow", "failed", "dismissed", "refused"
 */
export function pushes(boot, act, changed, win = window) {
  const { navigator } = win;
  const wish = `kiosk-push-${boot.key}`;
  const scope = `/${boot.key}`;
  const able = win.isSecureContext && "serviceWorker" in navigator && "PushManager" in win && "Notification" in win;
  const fixed = {
    ...browserOf(navigator),
    able,
    key: boot.push_key,
    standalone: navigator.standalone === true || win.matchMedia("(display-mode: standalone)").matches,
  };
  let now = { mark: "", busy: false, trouble: "" };
  let you = null;
  let released = false;

  function set(part) {
    now = { ...now, ...part };
    changed();
  }

  /** Browsers forget: what was said yes to here, and taken back nowhere, is so again when the page comes. */
  async function begin() {
    tidy();
    if (recall(wish) !== "yes" || win.Notification.permission !== "granted") return;
    if ((await subscription()) === null) await quietly(subscribe());
  }

  /** The house has been told, here or by the worker, where this person is called: is it this browser? */
  async function recognise() {
    const found = await subscription();
    set({ mark: found === null ? "" : await markOf(found.endpoint) });
  }

  const registered = () => navigator.serviceWorker.getRegistration(scope);

  async function subscription() {
    return (await registered())?.pushManager.getSubscription() ?? null;
  }

  /** To be called from a tap: browsers ask their own question at no other time. Resolves to whether it came about. */
  async function ask() {
    if (now.busy) return false;
    set({ busy: true, trouble: "" });
    const said = await win.Notification.requestPermission();
    const asked = said === "granted" ? within(LIMIT, quietly(subscribe())) : said === "denied" ? "" : "dismissed";
    const trouble = await asked;
    set({ busy: false, trouble });
    return said === "granted" && trouble === "";
  }

  /** However late it comes about, it is what they asked for. */
  async function subscribe() {
    const worker = await navigator.serviceWorker.register(`/sw.js?key=${boot.push_key}`, { scope });
    await active(worker);
    if (!you.push) await (await subscription())?.unsubscribe(); // nothing comes through there, or the house would use it
    const found = await worker.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: boot.push_key });
    const { endpoint, keys } = found.toJSON();
    if (!(await act("subscribe", { endpoint, p256dh: keys.p256dh, auth: keys.auth }))) {
      await found.unsubscribe();
      return "refused";
    }
    keep(wish, "yes");
    set({ trouble: "" });
    await recognise();
    return "";
  }

  async function stop() {
    keep(wish, "no");
    await act("unsubscribe");
    await (await subscription())?.unsubscribe();
    set({ trouble: "" });
    await recognise();
  }

  function decline() {
    keep(wish, "no");
    set({ trouble: "" });
  }

  /** Is told each snapshot's person and state: nobody who is gone leaves anything in the browser. */
  function follow(snapshot) {
    const before = you;
    you = snapshot.you;
    if (!able || boot.push_key === null) return;
    if (GONE.includes(snapshot.state)) release();
    else if (before === null) begin();
    if (before?.push_mark !== you.push_mark) recognise();
  }

  async function release() {
    if (released) return;
    released = true;
    keep(wish, "");
    await (await subscription())?.unsubscribe();
    await (await registered())?.unregister();
  }

  /** A call is on the page now: it need not stand among the notifications as well. */
  async function tidy() {
    if (!able || win.document.visibilityState !== "visible") return;
    for (const shown of (await (await registered())?.getNotifications()) ?? []) shown.close();
  }
  win.document.addEventListener("visibilitychange", tidy);

  return {
    browser: () => ({ ...fixed, ...now, declined: recall(wish) === "no", permission: able ? win.Notification.permission : "default" }),
    trouble: () => now.trouble,
    ask,
    stop,
    decline,
    follow,
  };
}

/** @returns {Promise<string>} what came of it; "failed" where the browser would not */
async function quietly(work) {
  try {
    return await work;
  } catch (fault) {
    if (!(fault instanceof DOMException || fault instanceof TypeError)) throw fault;
    return "failed";
  }
}

/** @returns {Promise<string>} what `work` came to; "slow" where it takes longer than `limit` (ms) */
function within(limit, work) {
  return Promise.race([work, new Promise((resolve) => setTimeout(resolve, limit, "slow"))]);
}

/** Resolves once the worker runs: until then there is nobody to push to. */
function active({ active: running, waiting, installing }) {
  const worker = running ?? waiting ?? installing;
  if (worker.state === "activated") return undefined;
  return new Promise((resolve) => {
    worker.addEventListener("statechange", () => worker.state === "activated" && resolve());
  });
}

/** @returns {Promise<string>} the mark by which the house names an endpoint */
async function markOf(endpoint) {
  const bytes = new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(endpoint)));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("").slice(0, MARK);
}
