/** The browser's own bars and the tab's icon in the beacon's dress, while somebody is called. */

/** @returns {(beacon: {colour: string, number: number}|null) => void} null: as it always is */
export function dress(doc) {
  const icon = doc.querySelector("link[rel=icon]");
  const bars = [...doc.querySelectorAll("meta[name=theme-color]")];
  const own = { icon: icon.href, bars: bars.map(({ content }) => content) };
  let worn = "";

  return (beacon) => {
    const wanted = beacon === null ? "" : `${beacon.colour} ${beacon.number}`;
    if (wanted === worn) return;
    worn = wanted;
    const raw = (name) => doc.defaultView.getComputedStyle(doc.documentElement).getPropertyValue(name).trim();
    const colour = beacon && raw(`--beacon-${beacon.colour}`);
    icon.href = beacon === null ? own.icon : drawn(colour, raw("--raw-ink"), beacon.number);
    bars.forEach((bar, i) => {
      bar.content = colour ?? own.bars[i];
    });
  };
}

function drawn(colour, ink, number) {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64"><rect width="64" height="64" rx="15" fill="${colour}"/><text x="32" y="47" text-anchor="middle" font-family="sans-serif" font-size="42" font-weight="800" fill="${ink}">${number}</text></svg>`;
  return `data:image/svg+xml,${encodeURIComponent(svg)}`;
}
