/**
 * What a screen shows, kept true: the page's first snapshot, then the socket's, and where a socket cannot open, the
 * snapshot fetched every few seconds. Commands take the same two ways, with one nonce, so a repeat is harmless.
 */

import { nonce } from "./nonce.js";
import { connect, NoAnswer } from "./socket.js";
import { t } from "./words.js";

const POLL_FIRST = 3_000;
const POLL_EVERY = 4_000;
const FETCH_LIMIT = 8_000;
const OFFLINE_AFTER = 5_000;

/** @returns {boolean} whether `next` may replace `shown`: a newer epoch always, else no older version */
export function newer(next, shown) {
  if (shown === null || shown === undefined) return true;
  if (next.epoch !== shown.epoch) return next.epoch > shown.epoch;
  return next.version >= shown.version;
}

/**
 * @param {object} options
 * @param {string} options.screen phone, wall, host or door
 * @param {string} options.key join code (phone) or room id
 * @param {object|null} options.snapshot the first one
 * @param {(snapshot: object, state: {offline: boolean, now: () => number}) => void} options.render
 * @param {(refusal: {code: string, sentence: string}) => void} [options.onRefused] the room would not have us
 * @param {() => void} [options.onJoined] a socket has joined, for the first time or again
 * @returns {{send, tell, refresh, now, snapshot, close}} `send(command, fields)` resolves to the answer, never rejects:
 *   without one it is {ok: false, code: "offline"}; `tell(event, fields)` says what is no command: by the socket or
 *   not at all; `refresh` renders again; `now` is the server's time in ms
 */
export function startLive({ screen, key, snapshot = null, render, onRefused = () => {}, onJoined = () => {}, win = window, open = connect }) {
  const base = `/${screen}/${key}`;
  let shown = null;
  let offset = 0;
  let offline = false;
  let lostAt = Date.now();
  let poll;
  let banner;
  let closed = false;

  const now = () => Date.now() + offset;
  const refresh = () => shown !== null && render(shown, { offline, now });

  function accept(next) {
    offset = next.now - Date.now();
    if (!newer(next, shown)) return;
    shown = next;
    refresh();
  }

  function reached() {
    lostAt = null;
    clearTimeout(banner);
    setOffline(false);
  }

  function unreached() {
    lostAt ??= Date.now();
    clearTimeout(banner);
    banner = setTimeout(() => setOffline(true), Math.max(0, lostAt + OFFLINE_AFTER - Date.now()));
  }

  function setOffline(value) {
    if (offline === value || closed) return;
    offline = value;
    refresh();
  }

  function pollIn(pause) {
    clearTimeout(poll);
    if (!closed) poll = setTimeout(pollOnce, pause * (0.8 + 0.4 * Math.random()));
  }

  async function pollOnce() {
    const answer = await fetchJson(`${base}/snapshot`);
    if (socket.up() || closed) return;
    if (answer === null) unreached();
    else if (answer.ok === false) {
      if (answer.code !== "busy") onRefused(answer);
    } else {
      reached();
      accept(answer);
    }
    pollIn(POLL_EVERY);
  }

  async function send(command, fields = {}) {
    const payload = { nonce: nonce(), ...fields };
    try {
      return await socket.send(command, payload);
    } catch (fault) {
      if (!(fault instanceof NoAnswer)) throw fault;
    }
    const answer = await post(`${base}/do/${command}`, payload);
    if (answer.ok && !socket.up()) pollIn(0);
    return answer;
  }

  async function tell(event, fields) {
    try {
      await socket.send(event, fields);
    } catch (fault) {
      if (!(fault instanceof NoAnswer)) throw fault;
    }
  }

  const socket = open({
    namespace: `/${screen}`,
    room: key,
    onSnapshot: accept,
    onRefused,
    onState(up) {
      if (up) {
        clearTimeout(poll);
        reached();
        onJoined();
      } else if (!closed) {
        unreached();
        pollIn(POLL_FIRST);
      }
    },
  });

  const wake = () => {
    if (win.document.visibilityState !== "visible") return;
    socket.wake();
    if (!socket.up()) pollIn(0);
    refresh();
  };
  win.document.addEventListener("visibilitychange", wake);
  win.addEventListener("online", wake);
  win.addEventListener("offline", socket.cut);
  win.addEventListener("pageshow", wake);

  unreached();
  pollIn(POLL_FIRST);
  if (snapshot !== null) accept(snapshot);

  function close() {
    closed = true;
    clearTimeout(poll);
    clearTimeout(banner);
    socket.close();
    win.document.removeEventListener("visibilitychange", wake);
    win.removeEventListener("online", wake);
    win.removeEventListener("offline", socket.cut);
    win.removeEventListener("pageshow", wake);
  }
  return { send, tell, refresh, now, snapshot: () => shown, close };
}

/** Posts `payload` as JSON. @returns {Promise<object>} the answer; {ok: false, code: "offline"} when there is none */
export async function post(path, payload) {
  const answer = await fetchJson(path, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(payload),
  });
  return answer ?? { ok: false, code: "offline", sentence: t("common.offline") };
}

/** @returns {Promise<object|null>} the snapshot as it is now; null when it cannot be had */
export async function fetchSnapshot(screen, key) {
  const answer = await fetchJson(`/${screen}/${key}/snapshot`);
  return answer?.ok === false ? null : answer;
}

/** @returns {Promise<object|null>} the JSON that came, whatever its status; null when nothing readable did */
export async function fetchJson(path, options = {}) {
  try {
    const response = await fetch(path, { cache: "no-store", signal: AbortSignal.timeout(FETCH_LIMIT), ...options });
    return await response.json();
  } catch (fault) {
    if (fault instanceof TypeError || fault instanceof SyntaxError || fault instanceof DOMException) return null;
    throw fault;
  }
}
