/**
 * Elements from plain trees. `h` describes, `render` makes the page agree with the description and leaves alone
 * what already does: focus, what is being typed and running animations stay. Text is only ever a text node.
 */

const SVG = "http://www.w3.org/2000/svg";
const known = new WeakMap();

/**
 * Describes an element.
 * @param {string} tag
 * @param {object|null} attrs attributes; `onclick` and the like are listeners; `key` names the element among its
 *   siblings; `style` is an object of CSS properties; `ref` is called once with the new element; `value` and
 *   `checked` are set when the description changes, not against what a person has typed since
 * @param children texts, numbers, descriptions, arrays of them; null, undefined and booleans are left out
 */
export function h(tag, attrs, ...children) {
  return { tag, attrs: attrs ?? {}, key: attrs?.key, children: flatten(children) };
}

/** Makes the children of `root` agree with `tree` (a description, or an array of them). */
export function render(root, tree) {
  if (!known.has(root)) {
    root.replaceChildren();
    known.set(root, { attrs: {}, listeners: {} });
  }
  reconcile(root, flatten([tree]));
}

/** Makes one element that `render` made agree with another description of it; what is around it is not looked at. */
export function renew(node, description) {
  update(node, description);
}

function flatten(children) {
  return children
    .flat(Infinity)
    .filter((child) => child !== null && child !== undefined && typeof child !== "boolean" && child !== "")
    .map((child) => (typeof child === "object" ? child : String(child)));
}

function reconcile(parent, children) {
  const old = [...parent.childNodes];
  const keyed = new Map(old.filter((node) => nameOf(node) !== undefined).map((node) => [nameOf(node), node]));
  const plain = old.filter((node) => nameOf(node) === undefined);
  const kept = new Set();
  const wanted = children.map((child) => {
    const candidate = child.key === undefined ? take(plain, child) : keyed.get(child.key);
    const node = candidate !== undefined && fits(candidate, child) && !kept.has(candidate) ? candidate : create(parent, child);
    kept.add(node);
    return [node, child];
  });
  for (const node of old) if (!kept.has(node)) node.remove();
  let place = parent.firstChild;
  for (const [node, child] of wanted) {
    if (node === place) place = place.nextSibling;
    else parent.insertBefore(node, place);
    update(node, child);
  }
}

const nameOf = (node) => known.get(node)?.key;

function take(nodes, child) {
  const at = nodes.findIndex((node) => fits(node, child));
  return at < 0 ? undefined : nodes.splice(at, 1)[0];
}

function fits(node, child) {
  if (typeof child === "string") return node.nodeType === 3;
  return known.get(node)?.tag === child.tag;
}

function create(parent, child) {
  const doc = parent.ownerDocument;
  if (typeof child === "string") return doc.createTextNode(child);
  const space = child.tag === "svg" ? SVG : parent.namespaceURI;
  const node = space === SVG ? doc.createElementNS(SVG, child.tag) : doc.createElement(child.tag);
  known.set(node, { tag: child.tag, key: child.key, attrs: {}, listeners: {} });
  return node;
}

function update(node, child) {
  if (typeof child === "string") {
    if (node.data !== child) node.data = child;
    return;
  }
  const mine = known.get(node);
  const before = mine.attrs;
  mine.attrs = child.attrs;
  reconcile(node, child.children);
  for (const name of new Set([...Object.keys(before), ...Object.keys(child.attrs)])) {
    if (before[name] !== child.attrs[name]) setAttribute(node, mine, name, child.attrs[name], before[name]);
  }
  if (mine.fresh === undefined) {
    mine.fresh = false;
    child.attrs.ref?.(node);
  }
}

function setAttribute(node, mine, name, value, before) {
  if (name === "key" || name === "ref") return;
  if (name.startsWith("on")) listen(node, mine, name.slice(2), value);
  else if (name === "style") setStyle(node, value ?? {}, before ?? {});
  else if (name === "value" || name === "checked") node[name] = value ?? (name === "value" ? "" : false);
  else if (value === false || value === null || value === undefined) node.removeAttribute(name);
  else node.setAttribute(name, value === true ? "" : String(value));
}

function listen(node, mine, type, listener) {
  if (!(type in mine.listeners)) node.addEventListener(type, (event) => mine.listeners[type]?.(event));
  mine.listeners[type] = listener;
}

function setStyle(node, style, before) {
  for (const name of Object.keys(before)) if (!(name in style)) node.style.removeProperty(name);
  for (const [name, value] of Object.entries(style)) {
    if (before[name] !== value) node.style.setProperty(name, String(value));
  }
}
