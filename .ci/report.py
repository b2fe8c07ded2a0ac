"""Looks at pages of reports with headless Chromium; prints each fault and ends with 1 if there is one."""

import glob
import json
import pathlib
import re
import sys

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright

folder, chromium = pathlib.Path(sys.argv[1]), sys.argv[2]
faults = []

# Boxes of texts that lie over one another, or that reach beyond the page or a box that cuts them.
BOXES = """(isPrint) => {
  const boxes = [], faults = [];
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node; (node = walk.nextNode());) {
    if (!node.data.trim()) continue;
    const parent = node.parentElement;
    if (parent.closest('.skip') || getComputedStyle(parent).clipPath !== 'none') continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const scroller = parent.closest('.scroll');
    for (const box of range.getClientRects()) {
      if (box.width < 1 || box.height < 1) continue;
      boxes.push({box, node, parent});
      const limit = scroller && !isPrint ? null : document.documentElement.clientWidth;
      if (limit !== null && (box.right > limit + 1 || box.left < -1)) faults.push('beyond the page: ' + node.data.trim());
    }
  }
  boxes.sort((a, b) => a.box.top - b.box.top);
  for (let i = 0; i < boxes.length; i++) {
    for (let j = i + 1; j < boxes.length && boxes[j].box.top < boxes[i].box.bottom; j++) {
      const [a, b] = [boxes[i], boxes[j]];
      if (a.node === b.node) continue;
      const across = Math.min(a.box.right, b.box.right) - Math.max(a.box.left, b.box.left);
      // The boxes of lines are higher than their letters.
      const down = Math.min(a.box.bottom, b.box.bottom) - Math.max(a.box.top, b.box.top);
      const height = Math.min(a.box.height, b.box.height);
      if (across > 1 && down > height * .4) faults.push('overlap: ' + a.node.data.trim() + ' | ' + b.node.data.trim());
    }
  }
  if (document.documentElement.scrollWidth > innerWidth) faults.push('the page scrolls sideways');
  for (const element of document.querySelectorAll('.scroll')) {
    if (isPrint && element.scrollWidth > element.clientWidth + 1) faults.push('cut in print: ' + element.innerText.slice(0, 40));
  }
  return [boxes.length, faults];
}"""

# WCAG's contrast of every text, and of every bar and dot, with what is behind it.
CONTRAST = """() => {
  const probe = document.createElement('canvas').getContext('2d', {willReadFrequently: true});
  const rgb = (color) => { probe.clearRect(0, 0, 1, 1); probe.fillStyle = color; probe.fillRect(0, 0, 1, 1);
    return [...probe.getImageData(0, 0, 1, 1).data]; };
  const light = ([r, g, b]) => { const f = [r, g, b].map((c) => { c /= 255;
    return c <= .04045 ? c / 12.92 : ((c + .055) / 1.055) ** 2.4; }); return .2126 * f[0] + .7152 * f[1] + .0722 * f[2]; };
  const ratio = (a, b) => { const [x, y] = [light(a), light(b)].sort((p, q) => q - p); return (x + .05) / (y + .05); };
  const behind = (element) => { for (let e = element; e; e = e.parentElement) {
    const color = rgb(getComputedStyle(e).backgroundColor); if (color[3] === 255) return color; } return [255, 255, 255]; };
  const faults = [], least = {text: 99, drawn: 99};
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node; (node = walk.nextNode());) {
    if (!node.data.trim()) continue;
    const element = node.parentElement, style = getComputedStyle(element);
    const color = element instanceof SVGElement ? style.fill : style.color;
    const size = parseFloat(style.fontSize), isLarge = size >= 24 || (size >= 18.66 && style.fontWeight >= 700);
    const found = ratio(rgb(color), behind(element));
    least.text = Math.min(least.text, found);
    if (found < (isLarge ? 3 : 4.5)) faults.push('contrast ' + found.toFixed(2) + ': ' + node.data.trim());
  }
  for (const shape of document.querySelectorAll('rect:not(.rest):not([class^=h]), circle, .w')) {
    const style = getComputedStyle(shape), found = ratio(rgb(shape.matches('.w') ? style.stroke : style.fill), behind(shape.parentElement));
    least.drawn = Math.min(least.drawn, found);
    if (found < 3) faults.push('contrast ' + found.toFixed(2) + ' of ' + shape.getAttribute('class'));
  }
  return [least, [...new Set(faults)]];
}"""

# What axe leaves to people: every chart has its table, headings go down one at a time, every link leads somewhere.
STRUCTURE = """() => {
  const faults = [], all = (words) => [...document.querySelectorAll(words)];
  for (const drawing of all('svg')) {
    if (drawing.getAttribute('aria-hidden') !== 'true') faults.push('a drawing is read out');
    if (!drawing.closest('table, .path')) faults.push('a drawing without a table');
  }
  for (const table of all('table')) if (!table.caption || !table.querySelector('th[scope=row]')) faults.push('a table without heads');
  let level = 0;
  for (const heading of all('h1, h2, h3')) {
    const next = Number(heading.tagName[1]);
    if (next > level + 1) faults.push('a heading of level ' + next + ' below one of ' + level);
    level = next;
  }
  for (const link of all('a')) if (!document.querySelector(link.getAttribute('href'))) faults.push('a link to nowhere');
  if (all('script, iframe, img, object, link, form, input').length) faults.push('more than text and drawings');
  if (!document.documentElement.lang || !document.title || all('h1').length !== 1 || all('main').length !== 1) faults.push('no frame');
  return faults;
}"""


def look(page, name, label, is_print=False):
    count, found = page.evaluate(BOXES, is_print)
    least, more = page.evaluate(CONTRAST)
    faults.extend(f"{name}, {label}: {fault[:160]}" for fault in found + more)
    print(f"{name}, {label}: {count} boxes of text, least contrast {least['text']:.2f}, of drawings {least['drawn']:.2f}")


def tab_order(page, name):
    """Tab goes through everything that takes the focus once, downwards, and says where it is."""
    wanted = page.evaluate("document.querySelectorAll('a, [tabindex]').length")
    places = []
    for _ in range(wanted):
        page.keyboard.press("Tab")
        places.append(page.evaluate("""() => { const e = document.activeElement, b = e.getBoundingClientRect();
          return [e.tagName, b.top + scrollY, b.left, getComputedStyle(e).outlineStyle !== 'none']; }"""))
    rest = places[1:]
    if any(not place[3] or place[0] == "BODY" for place in places):
        faults.append(f"{name}: the focus is not to be seen")
    if any(a[1] > b[1] + 4 for a, b in zip(rest, rest[1:])):
        faults.append(f"{name}: the focus does not go downwards")


def numbers(value):
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list):
        return {number for part in value for number in numbers(part)}
    return {float(value)} if isinstance(value, (int, float)) and not isinstance(value, bool) else set()


def figures(page, name):
    """Every figure of the sections is one that the commands print, and those of the headline are all there."""
    known = set()
    for file in folder.glob("team-*.json"):
        known |= numbers(json.loads(file.read_text()))
    shown = {}
    for section in ["summary", "agreement", "progress"]:
        values = page.evaluate(f"[...document.querySelectorAll('#{section} data')].map((d) => d.value)")
        shown[section] = {float(value) for value in values}
    # Sums over readings that no command prints: the decided paragraphs of an article, and the gold.
    article = {float(v) for v in page.evaluate("""[...document.querySelectorAll('#progress .scroll')].slice(-1)
      .concat([...document.querySelectorAll('#summary .figures div:last-child')])
      .flatMap((part) => [...part.querySelectorAll('data')]).map((d) => d.value)""")}
    for section, values in shown.items():
        strangers = [value for value in values - known - article]
        if strangers:
            faults.append(f"{name}: figures of {section} that no command prints: {sorted(strangers)[:5]}")
    report = json.loads((folder / "team-agreement.json").read_text())
    for estimate in report["coefficients"]:
        if estimate["coefficient"] in ("krippendorff_alpha", "gwet_ac1", "fleiss_kappa", "percent_agreement"):
            for value in [estimate["value"]] + (estimate["ci"] or []):
                if value not in shown["agreement"]:
                    faults.append(f"{name}: {estimate['coefficient']} {value} is not on the page")
    print(f"{name}: {sum(len(values) for values in shown.values())} figures are those of the commands")


def main():
    pictures = folder / "pictures"
    pictures.mkdir()
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        for file in sorted(glob.glob(str(folder / "pages/*.html"))):
            name = pathlib.Path(file).stem
            text = pathlib.Path(file).read_text()
            if re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u202a-\u202e\u2066-\u2069]", text):
                faults.append(f"{name}: characters that nobody sees")
            for scheme in ["light", "dark"]:
                for width in [360, 800, 1600]:
                    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
                    page = context.new_page()
                    page.on("console", lambda message: faults.append(f"{name}: the console says {message.text}"))
                    page.on("pageerror", lambda error: faults.append(f"{name}: {error}"))
                    page.on("dialog", lambda dialog: faults.append(f"{name}: a dialog {dialog.message}"))
                    page.on("request", lambda request: request.url == f"file://{file}" or faults.append(f"{name}: asks for {request.url}"))
                    page.goto(f"file://{file}")
                    look(page, name, f"{scheme} {width}")
                    page.screenshot(path=str(pictures / f"{name}-{scheme}-{width}.png"), full_page=True)
                    if width == 800:
                        faults.extend(f"{name}: {fault}" for fault in page.evaluate(STRUCTURE))
                        if scheme == "light":
                            tab_order(page, name)
                        for violation in Axe().run(page).response["violations"]:
                            nodes = violation["nodes"]
                            faults.append(f"{name}, {scheme}: axe {violation['id']} at {nodes[0]['target']}, {len(nodes)} in all")
                    if name == "team" and width == 1600 and scheme == "light":
                        figures(page, name)
                    context.close()
            # A4 and Letter without their margins, in pixels of CSS.
            for paper, width in [("A4", 672), ("Letter", 694)]:
                page = browser.new_page(viewport={"width": width, "height": 900})
                page.goto(f"file://{file}")
                page.emulate_media(media="print")
                look(page, name, f"print {paper}", is_print=True)
                page.screenshot(path=str(pictures / f"{name}-print-{paper}.png"), full_page=True)
                page.pdf(path=str(pictures / f"{name}-{paper}.pdf"), format=paper)
                page.close()
        browser.close()
    for fault in dict.fromkeys(faults):
        print("FAULT", fault)
    print("ok" if not faults else f"{len(set(faults))} faults")
    sys.exit(1 if faults else 0)


main()
