// Socket.IO's own server, for comparison: sends each connected phone the same bytes that the house sent it.
// node peer.mjs <port>; one JSON line on standard input loads what to send, by token; an empty line sends it.

import { createRequire } from "node:module";
import { createInterface } from "node:readline";

const require = createRequire(`${process.cwd()}/`);
const { Server } = require("socket.io");

const port = Number(process.argv[2]);
const io = new Server(port, { transports: ["websocket"], perMessageDeflate: false, pingInterval: 20_000, pingTimeout: 20_000 });
const phones = new Map();
let snapshots = {};

io.of("/phone").on("connection", (socket) => {
  phones.set(socket.handshake.auth.auth, socket);
  socket.emit("snapshot", { welcome: true });
});

createInterface({ input: process.stdin }).on("line", (line) => {
  if (line.startsWith("{")) {
    snapshots = JSON.parse(line);
    console.log("loaded");
  } else if (line === "each") {
    for (const [token, socket] of phones) socket.emit("snapshot", snapshots[token]);
  } else if (line === "all") {
    io.of("/phone").emit("snapshot", Object.values(snapshots)[0]);
  }
});
console.log("ready");
