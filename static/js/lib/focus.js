/** Focus is never lost: where what had it goes away, its like takes it, else the heading of its part, else the page's. */

/** Renders; the focus stays, moves to what stands in its place, or moves up to the nearest heading that is left. */
export function keepingFocus(root, renderNow) {
  const had = document.activeElement;
  const around = root.contains(had) ? [...ancestors(had, root)] : [];
  renderNow();
  if (around.length === 0 || root.contains(had)) return;
  const next = likeOf(root, had) ?? headingOf(around.find((node) => root.contains(node) && headingOf(node)) ?? root);
  next?.focus({ preventScroll: true });
}

/** When a script takes over what the page came with, the same button or field stands there anew; never another row's. */
function likeOf(root, had) {
  const named = (node) => `${node.textContent} ${node.getAttribute("aria-label") ?? ""}`;
  const alike = (node) => (had.id ? node.id === had.id : had.textContent !== "" && named(node) === named(had));
  return [...root.querySelectorAll(had.tagName)].find(alike);
}

function headingOf(node) {
  const heading = node.querySelector("h1, h2");
  if (heading !== null) heading.tabIndex = -1;
  return heading;
}

function* ancestors(node, root) {
  for (let at = node.parentElement; at !== null; at = at.parentElement) {
    yield at;
    if (at === root) return;
  }
}
