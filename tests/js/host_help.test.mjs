import assert from "node:assert/strict";
import { test } from "node:test";

import { callsForHelp, toSpeakWith, unheard } from "../../static/js/state/host_help.js";

const row = (person, since, coming = false) => ({ person, since, coming });
const person = (name, held_up) => ({ person: name, held_up });

test("whoever nobody has gone to yet stands first, and of those who has waited longest", () => {
  const help = [row("a", 1, true), row("b", 3), row("c", 2)];
  assert.deepEqual(callsForHelp({ help }).map((one) => one.person), ["c", "b", "a"]);
  assert.equal(help[0].person, "a", "the snapshot is as it was");
});

test("a sound is made for what nobody has gone to, and for whom the host is to speak with", () => {
  const people = [person("x", true), person("y", false)];
  assert.deepEqual(toSpeakWith({ people }).map((one) => one.person), ["x"]);
  assert.equal(unheard({ help: [row("a", 1, true), row("b", 2)], people }), 2);
  assert.equal(unheard({ help: [], people: [person("y", false)] }), 0);
});
