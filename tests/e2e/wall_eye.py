"""Eyes for the wall: how high its capitals are, what is cut off, what overlaps, how strong its contrasts are."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

from PIL import Image

if TYPE_CHECKING:
    from playwright.sync_api import Page

PROBE = 12
"""Pixels around a probing letter, relative to which it is darker than half."""
DARK = 128

FACES = """selector => [...new Set([...document.querySelectorAll(selector)]
  .filter(node => node.checkVisibility() && node.textContent.trim() !== "")
  .map(node => {
    const style = getComputedStyle(node);
    return JSON.stringify([style.fontSize, style.fontWeight, style.fontFamily, style.fontSizeAdjust]);
  }))]"""

SHOW_PROBE = """face => {
  const [size, weight, family, adjust] = JSON.parse(face);
  const probe = document.createElement("div");
  probe.id = "probe";
  probe.textContent = "H";
  Object.assign(probe.style, {
    position: "fixed", inset: "0 auto auto 0", zIndex: 99, padding: "12px", background: "white", color: "black",
    fontSize: size, fontWeight: weight, fontFamily: family, fontSizeAdjust: adjust, lineHeight: 1.5,
  });
  document.body.append(probe);
}"""

CUT_OFF = """() => {
  const wrong = [];
  const inside = (one, other) => one.left >= other.left - 1 && one.right <= other.right + 1
    && one.top >= other.top - 1 && one.bottom <= other.bottom + 1;
  const board = document.querySelector("#board").getBoundingClientRect();
  const cards = [...document.querySelectorAll("#board .calls:not(.rule) > .call")];
  const boxes = cards.map(card => card.getBoundingClientRect());
  cards.forEach((card, i) => {
    if (!inside(boxes[i], board)) wrong.push(`card ${i} leaves the board`);
    const whole = ".name > bdi, .name > .no, .spot > bdi:first-child, .badge, .found-note";
    for (const part of card.querySelectorAll(whole)) {
      for (const box of part.getClientRects()) {
        // a line's box is higher than its letters
        const slack = box.height * 0.16;
        const letters = { left: box.left, right: box.right, top: box.top + slack, bottom: box.bottom - slack };
        if (!inside(letters, boxes[i])) wrong.push(`cut off: ${part.textContent}`);
      }
    }
    for (const reason of card.querySelectorAll(".reason")) {
      if (reason.getBoundingClientRect().bottom > boxes[i].bottom + 1) wrong.push(`cut off: ${reason.textContent}`);
    }
    boxes.slice(0, i).forEach((other, j) => {
      const apart = other.right <= boxes[i].left + 1 || boxes[i].right <= other.left + 1
        || other.bottom <= boxes[i].top + 1 || boxes[i].bottom <= other.top + 1;
      if (!apart) wrong.push(`cards ${j} and ${i} overlap`);
    });
  });
  for (const node of document.querySelectorAll(".side > *, .side dl > *, .board-head > *")) {
    const box = node.getBoundingClientRect();
    const seen = { left: 0, top: 0, right: innerWidth, bottom: innerHeight };
    if (!inside(box, seen)) wrong.push(`out of sight: ${node.className} ${node.textContent.slice(0, 40)}`);
  }
  return wrong;
}"""

WEAK = """least => {
  const pen = Object.assign(document.createElement("canvas"), { width: 1, height: 1 })
    .getContext("2d", { willReadFrequently: true });
  const channels = (colours) => {
    pen.clearRect(0, 0, 1, 1);
    for (const colour of colours) { pen.fillStyle = colour; pen.fillRect(0, 0, 1, 1); }
    return [...pen.getImageData(0, 0, 1, 1).data].slice(0, 3);
  };
  const light = (colours) => {
    const [r, g, b] = channels(colours).map(value => {
      const part = value / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const weak = [];
  const walker = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode.parentElement;
    if (walker.currentNode.data.trim() === "" || !node.checkVisibility({ visibilityProperty: true })) continue;
    if (node.closest(".aside, noscript, .rule")) continue;
    const behind = [];
    for (let each = node; each !== null; each = each.parentElement) {
      behind.unshift(getComputedStyle(each).backgroundColor);
    }
    const [one, other] = [light(behind), light([...behind, getComputedStyle(node).color])];
    const contrast = (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
    const text = walker.currentNode.data.slice(0, 30);
    if (contrast < least) weak.push(`${contrast.toFixed(2)}: ${node.className} ${text}`);
  }
  return [...new Set(weak)];
}"""


class Ruler:
    """How high capitals are: each face is measured once for each width of the screen."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._known: dict[tuple[int, str], float] = {}

    def capitals(self, selector: str) -> list[float]:
        """How high a capital is in each face of the selected texts: in the picture, as parts of its width."""
        size = self._page.viewport_size
        assert size is not None
        faces: list[str] = self._page.evaluate(FACES, selector)
        for face in faces:
            if (size["width"], face) not in self._known:
                self._known[size["width"], face] = _capital(self._page, face) / size["width"]
        return [self._known[size["width"], face] for face in faces]


def _capital(page: Page, face: str) -> float:
    page.evaluate(SHOW_PROBE, face)
    shot = page.locator("#probe").screenshot()
    page.evaluate("document.getElementById('probe').remove()")
    with Image.open(io.BytesIO(shot)) as seen:
        grey = seen.convert("L")
        middle = [
            y
            for y in range(grey.height)
            if any(value < DARK for value in grey.crop((0, y, grey.width, y + 1)).tobytes())
        ]
    assert middle, face
    return middle[-1] - middle[0] + 1


def cut_off(page: Page) -> list[str]:
    """What is not whole on the page that is in sight."""
    wrong: list[str] = page.evaluate(CUT_OFF)
    return wrong


def weak(page: Page, least: float) -> list[str]:
    """Texts whose contrast with what is behind them is too small."""
    found: list[str] = page.evaluate(WEAK, least)
    return found


def shown_page(page: Page) -> Any:
    """The names of the groups in sight."""
    return page.evaluate(
        "[...document.querySelectorAll('#board .calls:not(.rule) .name > bdi')].map(node => node.textContent)"
    )
