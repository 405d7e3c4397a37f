/** The socket against a real peer over TCP. Run by socket.test.mjs, which sees to it that there is a WebSocket. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { connect, NoAnswer } from "../../static/js/lib/socket.js";
import { peer } from "./peer.mjs";

const OPEN = '0{"sid":"a","upgrades":[],"pingInterval":25000,"pingTimeout":20000,"maxPayload":16384}';

/** Says what a server says: opens, lets everybody in, answers commands with what they said. */
function server(line, text) {
  if (text === null) line.say(OPEN);
  else if (text.startsWith("40/phone,")) line.say('40/phone,{"sid":"b"}');
  else if (text.startsWith("42/phone,")) {
    const [, id, data] = /^42\/phone,(\d+)(.*)$/s.exec(text);
    const [command, fields] = JSON.parse(data);
    if (command !== "silence") line.say(`43/phone,${id}${JSON.stringify([{ ok: true, version: 7, command, fields }])}`);
  }
}

async function withPeer(onText, options, body) {
  const other = await peer(onText);
  const seen = { snapshots: [], states: [], refusals: [] };
  let news = () => {};
  const note = (list) => (it) => {
    list.push(it);
    news();
  };
  const until = async (done) => {
    while (!done()) await new Promise((next) => (news = next));
  };
  const socket = connect({
    namespace: "/phone",
    room: "KITE",
    url: other.url,
    onSnapshot: note(seen.snapshots),
    onState: note(seen.states),
    onRefused: note(seen.refusals),
    ...options,
  });
  try {
    await body({ socket, seen, until, other });
  } finally {
    socket.close();
    await other.close();
  }
}

test("it joins its namespace with the room, and with the credential it was given", async () => {
  await withPeer(server, { auth: "token" }, async ({ seen, until, other, socket }) => {
    await until(() => seen.states.length === 1);
    assert.deepEqual(seen.states, [true]);
    assert.equal(socket.up(), true);
    assert.equal(other.lines[0].heard[0], '40/phone,{"room":"KITE","auth":"token"}');
  });
});

test("a snapshot arrives as an object, however long and in whatever script", async () => {
  const words = "Łódź — 東京 ".repeat(500);
  const onText = (line, text) => {
    server(line, text);
    if (text?.startsWith("40")) line.say(`42/phone,${JSON.stringify(["snapshot", { version: 3, words }])}`);
  };
  await withPeer(onText, {}, async ({ seen, until }) => {
    await until(() => seen.snapshots.length === 1);
    assert.deepEqual(seen.snapshots[0], { version: 3, words });
  });
});

test("commands sent together each get their own answer", async () => {
  await withPeer(server, {}, async ({ socket, seen, until }) => {
    await until(() => socket.up());
    const answers = await Promise.all([1, 2, 3].map((n) => socket.send("pause", { n })));
    assert.deepEqual(answers.map((answer) => answer.fields.n), [1, 2, 3]);
    assert.equal(seen.refusals.length, 0);
  });
});

test("a ping is answered by a pong", async () => {
  let ponged;
  const heardPong = new Promise((resolve) => (ponged = resolve));
  const onText = (line, text) => {
    server(line, text);
    if (text?.startsWith("40")) line.say("2");
    if (text === "3") ponged();
  };
  await withPeer(onText, {}, async () => heardPong);
});

test("when the line drops, what is unanswered is rejected, and it connects again by itself", async () => {
  await withPeer(server, {}, async ({ socket, seen, until, other }) => {
    await until(() => socket.up());
    const lost = assert.rejects(socket.send("silence", {}), NoAnswer);
    other.lines[0].drop();
    await lost;
    await until(() => seen.states.length === 3);
    assert.deepEqual(seen.states, [true, false, true]);
    assert.equal(other.lines.length, 2);
  });
});

test("a silent server is given up after its own interval", async () => {
  const onText = (line, text) => {
    if (text === null) line.say('0{"sid":"a","pingInterval":20,"pingTimeout":20}');
    else server(line, text);
  };
  await withPeer(onText, {}, async ({ seen, until }) => {
    await until(() => seen.states.length >= 2);
    assert.deepEqual(seen.states.slice(0, 2), [true, false]);
  });
});

test("a refusal is told with its code and sentence", async () => {
  const onText = (line, text) => {
    if (text === null) line.say(OPEN);
    else line.say('44/phone,{"message":"no","data":{"code":"unknown_person","sentence":"Who are you?"}}');
  };
  await withPeer(onText, {}, async ({ socket, seen, until }) => {
    await until(() => seen.refusals.length === 1);
    assert.deepEqual(seen.refusals, [{ code: "unknown_person", sentence: "Who are you?" }]);
    assert.equal(socket.up(), false);
    await assert.rejects(socket.send("pause", {}), NoAnswer);
  });
});

test("nonsense on the line disturbs nothing", async () => {
  const onText = (line, text) => {
    server(line, text);
    if (text?.startsWith("40")) for (const junk of ["", "4", "9", "42/phone,[", "42/wall,[]", "43/phone,99[]", "42/phone,{}"]) line.say(junk);
  };
  await withPeer(onText, {}, async ({ socket, until, seen }) => {
    await until(() => socket.up());
    assert.equal((await socket.send("pause", {})).ok, true);
    assert.deepEqual(seen.states, [true]);
  });
});

test("told to come back it leaves at once, and comes when it was told", async () => {
  const told = { after: 300, within: 100 };
  const seen = [];
  const onText = (line, text) => {
    server(line, text);
    if (text === null) seen.push(Date.now());
    if (text?.startsWith("40") && seen.length === 1) line.say(`42/phone,${JSON.stringify(["come_back", told])}`);
  };
  await withPeer(onText, {}, async ({ seen: { states }, until }) => {
    await until(() => states.length === 3);
    assert.deepEqual(states, [true, false, true]);
    assert.ok(seen[1] - seen[0] >= told.after - 20, `it came after ${seen[1] - seen[0]} ms`);
  });
});
