/** Whether this page is in view, told to the house: whoever has no page in view is called by a push. */

/**
 * @param {(fields: {visible: boolean}) => void} tell
 * @returns {() => void} to be called when a socket has joined: the house then takes the page to be in view
 */
export function looking(tell, win = window) {
  const doc = win.document;
  const visible = () => doc.visibilityState === "visible";
  doc.addEventListener("visibilitychange", () => tell({ visible: visible() }));
  win.addEventListener("pagehide", () => tell({ visible: false }));
  win.addEventListener("pageshow", () => tell({ visible: visible() }));
  return () => {
    if (!visible()) tell({ visible: false });
  };
}
