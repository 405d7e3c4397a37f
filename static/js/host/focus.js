/** Focus is never lost: where what had it goes away, the heading of its part takes it, else the page's. */

/** Renders; the focus stays, or moves up to the nearest heading that is left. */
export function keepingFocus(root, renderNow) {
  const had = document.activeElement;
  const around = root.contains(had) ? [...ancestors(had, root)] : [];
  renderNow();
  if (around.length === 0 || root.contains(had)) return;
  const left = around.find((node) => root.contains(node) && node.querySelector("h1, h2"));
  const heading = (left ?? root).querySelector("h1, h2");
  if (heading === null) return;
  heading.tabIndex = -1;
  heading.focus({ preventScroll: true });
}

function* ancestors(node, root) {
  for (let at = node.parentElement; at !== null; at = at.parentElement) {
    yield at;
    if (at === root) return;
  }
}
