/** The words of Engine.IO 4 and Socket.IO 5 on one WebSocket: text frames to plain objects, and back. */

const ENGINE = { open: "0", close: "1", ping: "2", pong: "3", message: "4" };
const KINDS = ["connect", "disconnect", "event", "ack", "refused"];

export const PONG = ENGINE.pong;

/** @returns {string} the frame that joins `namespace` with `payload` (room, and a credential where there is no cookie) */
export function connectFrame(namespace, payload) {
  return `${ENGINE.message}0${namespace},${JSON.stringify(payload)}`;
}

/** @returns {string} the frame that sends `event`, to be acknowledged under `id` */
export function eventFrame(namespace, id, event, payload) {
  return `${ENGINE.message}2${namespace},${id}${JSON.stringify([event, payload])}`;
}

/**
 * Reads one text frame.
 * @returns {{kind: string, id?: number, data?: any}} kind is open, close, ping, connect, disconnect, event, ack,
 *   refused, or unknown (which includes what is malformed and what is for another namespace)
 */
export function parse(text, namespace) {
  const unknown = { kind: "unknown" };
  if (typeof text !== "string" || text === "") return unknown;
  try {
    if (text[0] === ENGINE.open) return { kind: "open", data: JSON.parse(text.slice(1)) };
    if (text[0] === ENGINE.close) return { kind: "close" };
    if (text[0] === ENGINE.ping) return { kind: "ping" };
    if (text[0] !== ENGINE.message) return unknown;
    const found = /^4(\d)(\/[^,]*)?,?(\d*)(.*)$/s.exec(text);
    if (found === null || (found[2] ?? "/") !== namespace) return unknown;
    const [, kind, , id, data] = found;
    return {
      kind: KINDS[Number(kind)] ?? "unknown",
      ...(id === "" ? {} : { id: Number(id) }),
      ...(data === "" ? {} : { data: JSON.parse(data) }),
    };
  } catch (fault) {
    if (fault instanceof SyntaxError) return unknown;
    throw fault;
  }
}
