/** What a page of the host's beside the console does with a script: a link is copied by one tap, a list is kept true. */

const EVERY = 2_500;

for (const button of document.querySelectorAll("[data-copies]")) {
  const { textContent } = button;
  button.addEventListener("click", async () => {
    const field = document.getElementById(button.dataset.copies);
    field.select();
    // Over plain http a browser has no clipboard but the old one.
    const copied = navigator.clipboard === undefined ? document.execCommand("copy") : await navigator.clipboard.writeText(field.value).then(() => true, () => false);
    button.textContent = copied ? button.dataset.copied : textContent;
  });
}

if (document.querySelector("[data-live]") !== null) setInterval(refresh, EVERY);

/** Has the page anew, and takes over those parts of it that have changed; what has the focus stays. */
async function refresh() {
  if (document.visibilityState !== "visible") return;
  const answer = await fetch(location.pathname, { cache: "no-store" }).catch(() => null);
  if (answer === null || !answer.ok) return;
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
  for (const part of document.querySelectorAll("[data-live]")) {
    const next = fresh.getElementById(part.id);
    if (next === null || next.dataset.live === part.dataset.live) continue;
    part.replaceWith(document.adoptNode(next));
  }
}
