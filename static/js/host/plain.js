/** What a page of the host's beside the console does with a script: a link is copied by one tap. */

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
