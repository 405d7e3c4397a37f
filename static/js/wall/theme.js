/** The wall's theme, dark unless somebody chose otherwise here; set before anything is painted. */

const KEPT_AS = "kiosk-wall-theme";
const page = document.documentElement;

page.dataset.theme = remembered() ?? "dark";

/** Dark becomes light, light dark; this browser remembers it. */
export function flipTheme() {
  page.dataset.theme = page.dataset.theme === "light" ? "dark" : "light";
  try {
    localStorage.setItem(KEPT_AS, page.dataset.theme);
  } catch (fault) {
    forgive(fault);
  }
}

function remembered() {
  try {
    return localStorage.getItem(KEPT_AS);
  } catch (fault) {
    return forgive(fault);
  }
}

/** Where a browser keeps nothing (private mode, blocked), the theme lasts as long as the page. */
function forgive(fault) {
  if (!(fault instanceof DOMException)) throw fault;
  return null;
}
