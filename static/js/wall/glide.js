/** Cards that change their place glide there; nothing jumps. */

const DISTANCE = 2;

/** Runs `change` on the children of `list`; those that stay move from where they were to where they are. */
export function glide(list, change) {
  const before = new Map([...list.children].map((node) => [node, spotOf(node)]));
  change();
  if (before.size === 0 || matchMedia("(prefers-reduced-motion: reduce)").matches) return;
  const style = getComputedStyle(list);
  const timing = { duration: parseFloat(style.getPropertyValue("--arrival")), easing: style.getPropertyValue("--curve").trim() };
  for (const node of list.children) {
    const from = before.get(node);
    if (from === undefined) continue;
    const to = spotOf(node);
    const [dx, dy] = [from.left - to.left, from.top - to.top];
    if (Math.abs(dx) + Math.abs(dy) < DISTANCE) continue;
    node.animate({ transform: [`translate(${dx}px, ${dy}px)`, "none"] }, timing);
  }
}

function spotOf(node) {
  return { left: node.offsetLeft, top: node.offsetTop };
}
