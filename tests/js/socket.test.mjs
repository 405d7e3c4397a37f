import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

/** Node 20 has a WebSocket only when asked for it; from 22 on it is simply there. */
const FLAGS = globalThis.WebSocket === undefined ? ["--experimental-websocket"] : [];

test("the socket against a real peer", { timeout: 30_000 }, () => {
  const cases = fileURLToPath(new URL("socket_cases.mjs", import.meta.url));
  const env = { ...process.env };
  delete env.NODE_TEST_CONTEXT;
  const ran = spawnSync(process.execPath, [...FLAGS, "--test-reporter=spec", cases], { encoding: "utf8", env });
  assert.equal(ran.status, 0, ran.stdout + ran.stderr);
});
