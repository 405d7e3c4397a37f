import assert from "node:assert/strict";
import { test } from "node:test";

import { looking } from "../../static/js/phone/looking.js";
import { ringing, silence } from "../../static/js/state/rings.js";
import { browserOf, reachOf, waysOf } from "../../static/js/state/push.js";

const ios = (rest) => `Mozilla/5.0 (iPhone; CPU iPhone OS 18_4 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) ${rest}`;
const SAFARI = ios("Version/18.4 Mobile/15E148 Safari/604.1");
const OLD = ios("Version/16.3 Mobile/15E148 Safari/604.1");
const CHROME_IOS = ios("CriOS/150.0 Mobile/15E148 Safari/604.1");
const EDGE_IOS = ios("Version/18.0 EdgiOS/150.0 Mobile/15E148 Safari/605.1.15");
const INSTAGRAM = ios("Mobile/15E148 Instagram 390.0.0");
const IPAD = "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.4 Safari/605.1.15";
const ANDROID = "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/150.0.0.0 Mobile Safari/537.36";
const WEBVIEW = "Mozilla/5.0 (Linux; Android 14; Pixel 8; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/150.0 Mobile Safari/537.36";

const off = { push: false, push_mark: "" };
const browser = (userAgent, more = {}) => ({ ...browserOf({ userAgent, maxTouchPoints: 5 }), key: "K", able: false, standalone: false, permission: "default", mark: "", ...more });

test("an iPhone in Safari is shown the way to the home screen, and only there", () => {
  assert.equal(reachOf(browser(SAFARI), off), "home");
  assert.equal(reachOf(browser(IPAD), off), "home");
  assert.equal(reachOf(browser(SAFARI, { standalone: true, able: true }), off), "ask");
  assert.equal(reachOf(browser(SAFARI, { standalone: true }), off), "none");
  assert.equal(reachOf(browser(OLD), off), "none");
  assert.equal(reachOf(browser(SAFARI, { key: null }), off), "none");
  assert.equal(reachOf({ ...browser(IPAD), ...browserOf({ userAgent: IPAD }) }, off), "none", "a Mac is no iPad");
});

test("inside another app the page is to be opened in a browser of its own", () => {
  for (const agent of [CHROME_IOS, EDGE_IOS, INSTAGRAM, WEBVIEW]) assert.equal(reachOf(browser(agent), off), "in_app", agent);
  assert.equal(reachOf(browser(INSTAGRAM, { key: null }), off), "none", "it would not help there");
});

test("what can be asked is asked, and a no of the browser's is said", () => {
  const able = (more) => browser(ANDROID, { able: true, ...more });
  assert.equal(reachOf(able(), off), "ask");
  assert.equal(reachOf(able({ permission: "granted" }), off), "ask");
  assert.equal(reachOf(able({ permission: "denied" }), off), "denied");
  assert.equal(reachOf(browser(ANDROID), off), "none");
});

test("a ring is promised only by the browser that the house knows", () => {
  const you = { push: true, push_mark: "abc" };
  const able = { able: true, permission: "granted" };
  assert.equal(reachOf(browser(ANDROID, { ...able, mark: "abc" }), you), "on");
  assert.equal(reachOf(browser(ANDROID, { ...able, mark: "old" }), you), "elsewhere");
  assert.equal(reachOf(browser(ANDROID, able), you), "elsewhere");
  assert.equal(reachOf(browser(SAFARI), you), "elsewhere");
  assert.equal(reachOf(browser(ANDROID, { ...able, mark: "abc" }), off), "ask", "the house has let it go");
  assert.deepEqual(waysOf("on", false), ["ringing.closed"]);
  assert.deepEqual(waysOf("elsewhere", true), ["ringing.elsewhere", "ringing.open"]);
  for (const reach of ["none", "ask", "denied", "home", "in_app"]) {
    assert.deepEqual(waysOf(reach, true), ["ringing.open"]);
    assert.deepEqual(waysOf(reach, false), ["ringing.silent"]);
  }
});

test("the house hears whether the page is in view, and hears it again of a new socket", () => {
  const listeners = {};
  const doc = { visibilityState: "visible", addEventListener: (name, listener) => (listeners[name] = listener) };
  const said = [];
  const joined = looking(({ visible }) => said.push(visible), { document: doc, addEventListener: doc.addEventListener });
  joined();
  assert.deepEqual(said, [], "a new socket counts as in view");
  doc.visibilityState = "hidden";
  listeners.visibilitychange();
  joined();
  assert.deepEqual(said, [false, false]);
  doc.visibilityState = "visible";
  listeners.pageshow();
  listeners.pagehide();
  assert.deepEqual(said, [false, false, true, false]);
});

test("a call rings three times until it is answered, once more gently, and anew for somebody else", () => {
  const call = { id: "m", you: "called", repeated: false, others: [{ person: "t" }] };
  const times = (meeting, from, seconds) => {
    let [rung, count] = [from, 0];
    for (let now = 0; now < seconds * 1_000; now += 1_000) {
      const next = ringing(meeting, rung, 50_000 + now);
      if (next !== rung) count += 1;
      rung = next;
    }
    return [count, rung];
  };
  const [three, rung] = times(call, silence(), 60);
  assert.equal(three, 3);
  assert.equal(times(call, silence(), 5)[0], 1);
  assert.equal(times({ ...call, you: "coming" }, silence(), 60)[0], 0);
  assert.equal(times({ ...call, repeated: true }, rung, 60)[0], 1);
  assert.equal(times({ ...call, others: [{ person: "o" }] }, rung, 60)[0], 3);
  assert.equal(times({ ...call, id: "n" }, rung, 60)[0], 3);
});
