/**
 * What a page can do to stay on a tablet that is left alone: "back" leads nowhere, and the browser asks before it
 * closes. It cannot keep anybody from closing it all the same: that is for the tablet's own lock.
 * @returns {() => void} to leave after all
 */
export function stayHere(win = window) {
  const here = () => win.history.pushState(null, "", win.location.pathname);
  const ask = (event) => event.preventDefault();
  here();
  win.addEventListener("popstate", here);
  win.addEventListener("beforeunload", ask);
  return () => {
    win.removeEventListener("popstate", here);
    win.removeEventListener("beforeunload", ask);
  };
}
