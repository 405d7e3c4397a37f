import assert from "node:assert/strict";
import { test } from "node:test";

import { h, render, renew } from "../../static/js/lib/dom.js";
import { newRoot } from "./small_dom.mjs";

const list = (...keys) => h("ul", null, keys.map((key) => h("li", { key }, key)));
const items = (root) => root.firstChild.childNodes;

test("rendering the same thing again touches nothing", () => {
  const root = newRoot();
  const tree = () => [h("h1", { class: "a" }, "Hello ", 3), list("x", "y"), "text"];
  render(root, tree());
  const before = root.ownerDocument.moves;
  render(root, tree());
  assert.equal(root.ownerDocument.moves, before);
  assert.equal(root.textContent, "Hello 3xytext");
});

test("keyed children keep their elements through every order", () => {
  const root = newRoot();
  render(root, list("a", "b", "c", "d"));
  const byKey = Object.fromEntries(items(root).map((node) => [node.textContent, node]));
  for (const order of ["dcba", "bd", "abcd", "cab", "d", "adbc"]) {
    render(root, list(...order));
    assert.equal(root.textContent, order);
    for (const node of items(root)) {
      if (order === "dcba") assert.equal(node, byKey[node.textContent]);
    }
  }
});

test("a row added at the front moves no other row", () => {
  const root = newRoot();
  render(root, list("b", "c", "d"));
  const before = root.ownerDocument.moves;
  render(root, list("a", "b", "c", "d"));
  assert.equal(root.ownerDocument.moves - before, 1 + 1, "the row and its text");
});

test("a child that comes and goes leaves its neighbours alone", () => {
  const root = newRoot();
  const tree = (notice) => [notice && h("p", null, "notice"), h("input", { id: "name" })];
  render(root, tree(false));
  const input = root.firstChild;
  render(root, tree(true));
  assert.equal(root.childNodes[1], input);
  render(root, tree(false));
  assert.equal(root.firstChild, input);
});

test("what a person typed stays until the description says something new", () => {
  const root = newRoot();
  const tree = (value) => h("input", { value });
  render(root, tree("Mair"));
  const input = root.firstChild;
  input.value = "Mair Ev";
  render(root, tree("Mair"));
  assert.equal(input.value, "Mair Ev");
  render(root, tree("Tom"));
  assert.equal(input.value, "Tom");
});

test("a listener is replaced, never doubled, and can go", () => {
  const root = newRoot();
  const heard = [];
  const tree = (name) => h("button", { onclick: name && (() => heard.push(name)) });
  for (const name of ["first", "second", null]) {
    render(root, tree(name));
    root.firstChild.fire("click");
  }
  assert.deepEqual(heard, ["first", "second"]);
});

test("attributes come, change and go; booleans are there or not", () => {
  const root = newRoot();
  render(root, h("button", { class: "a", disabled: true, "aria-label": "x" }));
  assert.deepEqual(root.firstChild.attributes, { class: "a", disabled: "", "aria-label": "x" });
  render(root, h("button", { class: "b", disabled: false, hidden: null }));
  assert.deepEqual(root.firstChild.attributes, { class: "b" });
});

test("styles are set one by one, and taken away", () => {
  const root = newRoot();
  render(root, h("i", { style: { "--turn": 0.5, color: "red" } }));
  render(root, h("i", { style: { "--turn": 1 } }));
  assert.deepEqual(root.firstChild.style.properties, { "--turn": "1" });
});

test("text is only ever text", () => {
  const root = newRoot();
  const nasty = '<img src=x onerror="alert(1)">';
  render(root, h("p", { title: nasty }, nasty));
  assert.equal(root.firstChild.childNodes.length, 1);
  assert.equal(root.firstChild.firstChild.nodeType, 3);
  assert.equal(root.firstChild.firstChild.data, nasty);
});

test("drawings are made as drawings, and `ref` is called once", () => {
  const root = newRoot();
  let made = 0;
  const tree = () => h("svg", { ref: () => (made += 1) }, h("use", { href: "#kite" }));
  render(root, tree());
  render(root, tree());
  assert.equal(made, 1);
  assert.equal(root.firstChild.firstChild.namespaceURI, "http://www.w3.org/2000/svg");
});

test("one element is renewed by itself, and what is around it stays", () => {
  const root = newRoot();
  render(root, [h("p", { key: "a" }, "one"), h("ul", { key: "b" }, h("li", null, "x"))]);
  const [, list] = [...root.childNodes];
  renew(list, h("ul", { key: "b" }, h("li", null, "y"), h("li", null, "z")));
  assert.deepEqual([...root.childNodes].map((node) => node.textContent), ["one", "yz"]);
  render(root, [h("p", { key: "a" }, "two"), h("ul", { key: "b" }, h("li", null, "z"))]);
  assert.deepEqual([...root.childNodes].map((node) => node.textContent), ["two", "z"]);
});
