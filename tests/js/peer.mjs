/** A small real peer for the socket's tests: HTTP upgrade and text frames (RFC 6455), with Node's own parts only. */

import { createHash } from "node:crypto";
import { createServer } from "node:http";

const GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
const TEXT = 0x81;

/**
 * @param {(line: {say: (text: string) => void, drop: () => void, heard: string[]}, text: string|null) => void} onText
 *   is told each text that comes, and null when somebody has connected
 * @returns {Promise<{url: string, lines: object[], close: () => Promise<void>}>}
 */
export async function peer(onText) {
  const lines = [];
  const server = createServer();
  server.on("upgrade", (request, socket) => {
    const accept = createHash("sha1").update(request.headers["sec-websocket-key"] + GUID).digest("base64");
    socket.write(`HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`);
    const line = { say: (text) => socket.write(frame(text)), drop: () => socket.destroy(), heard: [] };
    lines.push(line);
    let rest = Buffer.alloc(0);
    socket.on("error", () => socket.destroy());
    socket.on("data", (bytes) => {
      rest = Buffer.concat([rest, bytes]);
      for (let read = unframe(rest); read !== null; read = unframe(rest)) {
        rest = rest.subarray(read.length);
        if (read.opcode === 8) socket.end();
        else {
          line.heard.push(read.text);
          onText(line, read.text);
        }
      }
    });
    onText(line, null);
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  return {
    url: `ws://127.0.0.1:${server.address().port}/socket.io/?EIO=4&transport=websocket`,
    lines,
    close() {
      for (const line of lines) line.drop();
      return new Promise((done) => server.close(done));
    },
  };
}

function frame(text) {
  const body = Buffer.from(text);
  const head = body.length < 126 ? Buffer.from([TEXT, body.length]) : Buffer.from([TEXT, 126, body.length >> 8, body.length & 255]);
  return Buffer.concat([head, body]);
}

function unframe(bytes) {
  if (bytes.length < 2) return null;
  const short = bytes[1] & 127;
  const start = short === 126 ? 4 : 2;
  if (bytes.length < start + 4) return null;
  const size = short === 126 ? bytes.readUInt16BE(2) : short;
  const length = start + 4 + size;
  if (bytes.length < length) return null;
  const mask = bytes.subarray(start, start + 4);
  const body = Buffer.from(bytes.subarray(start + 4, length).map((byte, i) => byte ^ mask[i % 4]));
  return { opcode: bytes[0] & 15, text: body.toString(), length };
}
