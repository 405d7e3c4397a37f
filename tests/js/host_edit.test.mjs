import assert from "node:assert/strict";
import test from "node:test";

import { corrections, editOf } from "../../static/js/state/host_edit.js";

const ROW = {
  person: "p1", name: "Jo", line: "Baker", quiet: false, step_free: false,
  offers: [{ topic: "a", text: "bread", level: 3, starred: false }],
  wants: [{ topic: "b", text: "chess", level: null, starred: true }],
};

test("what is left as it was is not sent, so that nothing else is undone", () => {
  assert.equal(corrections(editOf(ROW), ROW), null);
  assert.deepEqual(corrections({ ...editOf(ROW), name: " Joe ", step_free: true }, ROW), { person: "p1", name: "Joe", step_free: true });
});

test("an offer keeps its level and a want its star; what is still being typed counts", () => {
  const draft = editOf(ROW);
  assert.deepEqual(corrections({ ...draft, offers: { ...draft.offers, typing: "cakes" } }, ROW), {
    person: "p1",
    offers: [{ text: "bread", level: 3 }, { text: "cakes" }],
  });
  assert.deepEqual(corrections({ ...draft, wants: { items: [...draft.wants.items, { text: "go" }], typing: "" } }, ROW).wants, [{ text: "chess", starred: true }, { text: "go" }]);
});
