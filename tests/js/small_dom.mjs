/** Just enough of a document for `render`: nodes, attributes, listeners, inputs with what was typed. */

class Node {
  constructor(doc) {
    this.ownerDocument = doc;
    this.parentNode = null;
    this.childNodes = [];
  }

  get firstChild() {
    return this.childNodes[0] ?? null;
  }

  get nextSibling() {
    return this.parentNode?.childNodes[this.parentNode.childNodes.indexOf(this) + 1] ?? null;
  }

  get textContent() {
    return this.data ?? this.childNodes.map((child) => child.textContent).join("");
  }

  remove() {
    if (this.parentNode === null) return;
    this.ownerDocument.moves += 1;
    this.parentNode.childNodes.splice(this.parentNode.childNodes.indexOf(this), 1);
    this.parentNode = null;
  }

  insertBefore(node, place) {
    node.remove();
    this.ownerDocument.moves += 1;
    this.childNodes.splice(place === null ? this.childNodes.length : this.childNodes.indexOf(place), 0, node);
    node.parentNode = this;
  }

  replaceChildren() {
    for (const child of [...this.childNodes]) child.remove();
  }
}

class Element extends Node {
  constructor(doc, tag, space) {
    super(doc);
    Object.assign(this, { tagName: tag, namespaceURI: space, nodeType: 1, attributes: {}, listeners: {}, value: "" });
    const properties = {};
    this.style = {
      properties,
      setProperty: (name, value) => (properties[name] = value),
      removeProperty: (name) => delete properties[name],
    };
  }

  setAttribute(name, value) {
    this.attributes[name] = value;
  }

  removeAttribute(name) {
    delete this.attributes[name];
  }

  addEventListener(type, listener) {
    (this.listeners[type] ??= []).push(listener);
  }

  fire(type) {
    for (const listener of this.listeners[type] ?? []) listener({ type, target: this });
  }
}

/** @returns {Element} the root of a new document; `root.ownerDocument.moves` counts insertions and removals */
export function newRoot() {
  const html = "http://www.w3.org/1999/xhtml";
  const doc = {
    moves: 0,
    createElement: (tag) => new Element(doc, tag, html),
    createElementNS: (space, tag) => new Element(doc, tag, space),
    createTextNode: (data) => Object.assign(new Node(doc), { nodeType: 3, data }),
  };
  return doc.createElement("main");
}
