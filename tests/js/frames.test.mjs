import assert from "node:assert/strict";
import { test } from "node:test";

import { connectFrame, eventFrame, parse } from "../../static/js/lib/frames.js";

test("frames are written as the protocol says", () => {
  assert.equal(connectFrame("/wall", { room: "r" }), '40/wall,{"room":"r"}');
  assert.equal(eventFrame("/phone", 12, "here", { meeting: "m" }), '42/phone,12["here",{"meeting":"m"}]');
});

test("each kind of frame is read", () => {
  assert.deepEqual(parse('0{"sid":"x"}', "/phone"), { kind: "open", data: { sid: "x" } });
  assert.deepEqual(parse("2", "/phone"), { kind: "ping" });
  assert.deepEqual(parse('40/phone,{"sid":"x"}', "/phone"), { kind: "connect", data: { sid: "x" } });
  assert.deepEqual(parse('42/phone,["snapshot",{"a":1}]', "/phone"), { kind: "event", data: ["snapshot", { a: 1 }] });
  assert.deepEqual(parse('43/phone,7[{"ok":true}]', "/phone"), { kind: "ack", id: 7, data: [{ ok: true }] });
  assert.deepEqual(parse('44/phone,{"message":"no"}', "/phone"), { kind: "refused", data: { message: "no" } });
  assert.deepEqual(parse("41/phone,", "/phone"), { kind: "disconnect" });
  assert.deepEqual(parse("1", "/phone"), { kind: "close" });
});

test("what is malformed, or another namespace's, is unknown and throws nothing", () => {
  for (const text of ["", "4", "42", "42/phone,[", '42/wall,["snapshot",{}]', "451-", "hello", undefined, new ArrayBuffer(3)]) {
    assert.equal(parse(text, "/phone").kind, "unknown", String(text));
  }
});
