/**
 * One namespace over one WebSocket, speaking Engine.IO 4 / Socket.IO 5. It connects again by itself for as long as it is
 * open, with growing pauses of chance; what is sent is answered, or rejected, within a limit.
 */

import { connectFrame, eventFrame, parse, PONG } from "./frames.js";

const FIRST_PAUSE = 400;
const LONGEST_PAUSE = 10_000;
const PAUSE_AFTER_REFUSAL = 5_000;
const CONNECT_LIMIT = 8_000;
const ACK_LIMIT = 8_000;
const HEARTBEAT_SLACK = 2_000;

/** Why a command has no answer: it may or may not have been done, so send it again with its nonce. */
export class NoAnswer extends Error {}

/**
 * @param {object} options
 * @param {string} options.namespace such as "/phone"
 * @param {string} options.room the screen's key: join code or room id
 * @param {string} [options.auth] token or key, for clients without a cookie
 * @param {(snapshot: object) => void} options.onSnapshot
 * @param {(up: boolean) => void} [options.onState] the namespace is joined, or no longer is
 * @param {(refusal: {code: string, sentence: string}) => void} [options.onRefused] the room would not have us
 * @param {string} [options.url] of the WebSocket; by default this page's host
 * @param {typeof WebSocket} [options.Socket] for tests
 * @returns {{send: (command: string, fields: object) => Promise<object>, up: () => boolean, wake: () => void, cut: () => void, close: () => void}}
 */
export function connect({ namespace, room, auth, onSnapshot, onState = () => {}, onRefused = () => {}, url = ownUrl(), Socket = WebSocket }) {
  const waiting = new Map();
  let socket = null;
  let joined = false;
  let closed = false;
  let failures = 0;
  let nextId = 1;
  let silence = CONNECT_LIMIT;
  let heardAt = 0;
  let retry;
  let watch;

  function open() {
    clearTimeout(retry);
    const mine = new Socket(url);
    socket = mine;
    silence = CONNECT_LIMIT;
    heard();
    mine.onmessage = ({ data }) => mine === socket && receive(data);
    mine.onclose = () => mine === socket && lost(pause());
    mine.onerror = () => {};
  }

  function receive(text) {
    heard();
    const frame = parse(text, namespace);
    if (frame.kind === "ping") socket.send(PONG);
    else if (frame.kind === "open") greet(frame.data);
    else if (frame.kind === "connect") setJoined(true);
    else if (frame.kind === "event" && frame.data?.[0] === "snapshot") onSnapshot(frame.data[1]);
    else if (frame.kind === "event" && frame.data?.[0] === "come_back") drop(moment(frame.data[1]));
    else if (frame.kind === "ack") settle(frame.id, frame.data?.[0]);
    else if (frame.kind === "refused") refuse(frame.data);
    else if (frame.kind === "disconnect" || frame.kind === "close") drop(pause());
  }

  function greet({ pingInterval, pingTimeout }) {
    silence = pingInterval + pingTimeout + HEARTBEAT_SLACK;
    heard();
    socket.send(connectFrame(namespace, auth === undefined ? { room } : { room, auth }));
  }

  function setJoined(now) {
    if (now) failures = 0;
    if (now === joined) return;
    joined = now;
    onState(joined);
  }

  function refuse(data) {
    const { code = "refused", sentence = data?.message ?? "" } = data?.data ?? {};
    onRefused({ code, sentence });
    if (!closed) drop(PAUSE_AFTER_REFUSAL);
  }

  function settle(id, answer) {
    waiting.get(id)?.(answer);
  }

  function heard() {
    heardAt = Date.now();
    clearTimeout(watch);
    watch = setTimeout(() => drop(0), silence);
  }

  /** Gives up the present socket without waiting for its closing handshake, which a dead network never finishes. */
  function drop(after) {
    const old = socket;
    lost(after);
    if (old !== null) old.close();
  }

  function lost(after) {
    socket = null;
    clearTimeout(watch);
    setJoined(false);
    for (const answer of [...waiting.values()]) answer(undefined);
    clearTimeout(retry);
    if (!closed) retry = setTimeout(open, after);
  }

  function pause() {
    const longest = Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** failures);
    failures += 1;
    return longest * (0.5 + Math.random() / 2);
  }

  /** When to come back to a server that goes away: everybody at another moment. */
  function moment({ after, within }) {
    return after + Math.random() * within;
  }

  function send(command, fields) {
    if (!joined) return Promise.reject(new NoAnswer("not connected"));
    const id = nextId;
    nextId += 1;
    return new Promise((resolve, reject) => {
      const limit = setTimeout(() => waiting.get(id)?.(undefined), ACK_LIMIT);
      waiting.set(id, (answer) => {
        clearTimeout(limit);
        waiting.delete(id);
        if (answer === undefined) reject(new NoAnswer("no answer"));
        else resolve(answer);
      });
      socket.send(eventFrame(namespace, id, command, fields));
    });
  }

  /** To be called when the page or the network comes back: a socket that slept is opened anew at once. */
  function wake() {
    if (closed) return;
    failures = 0;
    if (socket === null) open();
    else if (Date.now() - heardAt > silence) drop(0);
  }

  /** To be called when the network is known to be gone: a socket does not notice for a long time. */
  function cut() {
    if (socket !== null) drop(pause());
  }

  function close() {
    closed = true;
    drop(0);
  }

  open();
  return { send, up: () => joined, wake, cut, close };
}

function ownUrl() {
  const scheme = location.protocol === "https:" ? "wss:" : "ws:";
  return `${scheme}//${location.host}/socket.io/?EIO=4&transport=websocket`;
}
