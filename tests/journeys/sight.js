// What somebody with a phone, weak eyes, big fingers or a keyboard would stumble over, on the page as it is shown now.
// Called with what to look for; returns sentences, each once. All sizes in CSS pixels.
(ask) => {
  const found = new Set();
  const say = (words) => found.add(words);
  const root = document.documentElement;
  const short = (element) => `<${element.tagName.toLowerCase()}${element.className && element.className.baseVal === undefined ? ` class="${element.className}"` : ""}> “${String(element.innerText || element.value || "").trim().slice(0, 40)}”`;

  // Colours, as the canvas reads them: it knows every way to write one. Kept, since each reading is slow.
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = 1;
  const pen = canvas.getContext("2d", { willReadFrequently: true });
  const kept = new Map();
  const rgba = (colour) => {
    if (!kept.has(colour)) {
      pen.clearRect(0, 0, 1, 1);
      pen.fillStyle = colour;
      pen.fillRect(0, 0, 1, 1);
      const [r, g, b, a] = pen.getImageData(0, 0, 1, 1).data;
      kept.set(colour, [r, g, b, a / 255]);
    }
    return kept.get(colour);
  };
  const over = (top, under) => {
    const a = top[3] + under[3] * (1 - top[3]);
    if (a === 0) return [0, 0, 0, 0];
    return [...[0, 1, 2].map((i) => (top[i] * top[3] + under[i] * under[3] * (1 - top[3])) / a), a];
  };
  const luminance = (colour) => {
    const part = (value) => { const c = value / 255; return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4; };
    return 0.2126 * part(colour[0]) + 0.7152 * part(colour[1]) + 0.0722 * part(colour[2]);
  };
  const ratio = (one, other) => {
    const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a);
    return (light + 0.05) / (dark + 0.05);
  };
  const ground = (element) => {
    let seen = [0, 0, 0, 0];
    for (let here = element; here; here = here.parentElement) {
      const style = getComputedStyle(here);
      if (style.backgroundImage !== "none") return null;
      seen = over(seen, rgba(style.backgroundColor));
      if (seen[3] > 0.999) return seen;
    }
    return over(seen, rgba("Canvas"));
  };
  const faint = (element) => {
    let opacity = 1;
    for (let here = element; here; here = here.parentElement) opacity *= Number(getComputedStyle(here).opacity);
    return opacity;
  };
  const shown = (element) => element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
  const parked = (element) => !!element.closest(".unseen, .jump:not(:focus)");

  const texts = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const words = walker.currentNode.textContent.trim();
    const element = walker.currentNode.parentElement;
    if (!words || !element || ["SCRIPT", "STYLE", "TEMPLATE", "NOSCRIPT", "TITLE", "OPTION"].includes(element.tagName)) continue;
    if (!shown(element) || element.closest(":disabled, [aria-disabled=true], svg") || parked(element)) continue;
    const box = element.getBoundingClientRect();
    if (box.width <= 1 || box.height <= 1) continue;
    texts.push([walker.currentNode, element, words]);
  }

  const looks = {
    contrast() {
      for (const [, element, words] of texts) {
        const style = getComputedStyle(element);
        const behind = ground(element);
        if (!behind) { say(`contrast: ${words.slice(0, 40)}: stands on a picture; give it a plain ground`); continue; }
        const colour = [...rgba(style.color)];
        colour[3] *= faint(element);
        const there = ratio(over(colour, behind), behind);
        const size = parseFloat(style.fontSize);
        const large = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
        if (there < (large ? ask.large : ask.small) - 0.005) {
          say(`contrast: ${words.slice(0, 40)}: ${there.toFixed(2)} to 1, ${style.color} on rgb(${behind.slice(0, 3).map(Math.round)})`);
        }
      }
    },
    edges() {
      // What says where a control is: its edge, or its own ground, beside what is around it.
      for (const element of document.querySelectorAll("textarea, select, [type=text], .card, .go, .alt, canvas")) {
        if (!shown(element) || parked(element)) continue;
        const around = ground(element.parentElement);
        if (!around) continue;
        const style = getComputedStyle(element);
        const edge = parseFloat(style.borderTopWidth) >= 1 ? ratio(over(rgba(style.borderTopColor), around), around) : 1;
        const inside = ground(element);
        if (Math.max(edge, inside ? ratio(inside, around) : 1) < 3) say(`edges: ${short(element)} cannot be told from what is around it (${edge.toFixed(2)} to 1; 3 is needed)`);
      }
    },
    sideways() {
      const room = root.clientWidth;
      if (root.scrollWidth > room) say(`sideways: ${root.scrollWidth} px of content in ${room} px`);
      for (const [node, element, words] of texts) {
        const range = document.createRange();
        range.selectNodeContents(node);
        for (const box of range.getClientRects()) {
          if (box.width > 0 && (box.left < -1 || box.right > room + 1) && !element.closest("[data-scrolls], .tongues summary")) {
            say(`sideways: “${words.slice(0, 40)}” leaves the screen`);
          }
        }
        for (let here = element; here && here !== document.body; here = here.parentElement) {
          if (here.scrollWidth > here.clientWidth + 2 && here.clientWidth > 1 && getComputedStyle(here).overflowX === "hidden" && !here.closest(".tongues summary")) say(`sideways: ${short(here)} is cut off`);
        }
      }
    },
    targets() {
      for (const element of document.querySelectorAll("a[href], button, summary, input:not([type=hidden]), select, textarea, [role=button], [tabindex]:not([tabindex='-1'])")) {
        if (!element.checkVisibility({ visibilityProperty: true }) || parked(element) || element.disabled) continue;
        const box = element.getBoundingClientRect();
        if (box.width < ask.target - 0.5 || box.height < ask.target - 0.5) say(`targets: ${short(element)} is ${Math.round(box.width)} × ${Math.round(box.height)} px; a finger needs ${ask.target}`);
      }
    },
    letters() {
      for (const [, element, words] of texts) {
        const style = getComputedStyle(element);
        const size = parseFloat(style.fontSize);
        if (size < ask.letters - 0.05) say(`letters: “${words.slice(0, 40)}” is ${size.toFixed(1)} px; ${ask.letters} is the least`);
        const language = (element.closest("[lang]") || root).lang.split("-")[0];
        const tall = { ur: 1.75, ar: 1.4, fa: 1.4, ps: 1.4, ckb: 1.4, ti: 1.4, am: 1.4, bn: 1.4, pa: 1.4 }[language] || 1.15;
        const lines = parseFloat(style.lineHeight) / size;
        if (lines < tall - 0.01 && element.getBoundingClientRect().height > size * 1.9 && /\p{L}/u.test(words) && !/^[\p{Script=Latin}\P{L}]*$/u.test(words)) say(`letters: “${words.slice(0, 40)}” has lines of ${lines.toFixed(2)}; letters of ${language} touch below ${tall}`);
        if (style.textAlign === "justify") say(`letters: “${words.slice(0, 40)}” is justified; gaps run through it`);
      }
    },
    digits() {
      // A telephone number or a count that reads backwards: each digit must stand to the right of the one before it.
      for (const [node, element] of texts) {
        for (const match of node.textContent.matchAll(/[0-9٠-٩۰-۹][0-9٠-٩۰-۹ \u00a0-]*[0-9٠-٩۰-۹]/g)) {
          let before = null;
          for (let at = match.index; at < match.index + match[0].length; at++) {
            if (!/\p{Nd}/u.test(node.textContent[at])) continue;
            const range = document.createRange();
            range.setStart(node, at);
            range.setEnd(node, at + 1);
            const box = range.getBoundingClientRect();
            if (before && box.top < before.bottom - 2 && box.top > before.top - 2 && box.left < before.left - 0.5) { say(`digits: “${match[0]}” is read backwards in ${short(element)}`); break; }
            before = box;
          }
        }
      }
      for (const link of document.querySelectorAll("a[href^='tel:']")) {
        const number = link.getAttribute("href").slice(4);
        const said = link.textContent.replace(/\D/g, "");
        if (number !== said && !said.endsWith(number)) say(`digits: ${short(link)} rings ${number}`);
      }
    },
    headings() {
      let before = 0;
      for (const heading of document.querySelectorAll("h1, h2, h3, h4, h5, h6")) {
        // What is wrong is told first of all, before the heading of the page.
        if (!heading.checkVisibility() || heading.closest(".problem")) continue;
        const level = Number(heading.tagName[1]);
        if (before === 0 && level !== 1) say(`headings: the first one is ${short(heading)}, not an h1`);
        if (before && level > before + 1) say(`headings: ${short(heading)} follows an h${before}`);
        before = level;
      }
    },
    focus() {
      const here = document.activeElement;
      for (const element of document.querySelectorAll("a[href], button, summary, input:not([type=hidden]), select, textarea")) {
        if (!element.checkVisibility() || element.disabled || element.tabIndex < 0) continue;
        element.focus({ preventScroll: true });
        if (document.activeElement !== element) { say(`focus: ${short(element)} cannot be reached by keyboard`); continue; }
        const parts = [element, element.nextElementSibling].filter((part) => part && (part === element || part.classList.contains("card")));
        const ring = parts.some((part) => {
          const style = getComputedStyle(part);
          return style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2 && rgba(style.outlineColor)[3] > 0.5;
        });
        if (!ring) say(`focus: nothing shows that ${short(element)} has the keyboard`);
        if (element.tabIndex > 0) say(`focus: ${short(element)} jumps the order of the page (tabindex ${element.tabIndex})`);
      }
      if (here && here.focus) here.focus({ preventScroll: true }); else document.activeElement.blur();
    },
    motion() {
      for (const element of document.querySelectorAll("*")) {
        const style = getComputedStyle(element);
        const moves = style.transitionDuration.split(",").some((time) => parseFloat(time) > 0.01) || (style.animationName !== "none" && parseFloat(style.animationDuration) > 0.01);
        if (moves || ["MARQUEE", "BLINK"].includes(element.tagName)) say(`motion: ${short(element)} moves although somebody asked for less motion`);
      }
    },
    pictures() {
      for (const picture of document.querySelectorAll("img, svg, canvas")) {
        if (!picture.checkVisibility() || picture.closest("[aria-hidden=true]")) continue;
        if (!(picture.getAttribute("alt") ?? picture.getAttribute("aria-label") ?? "").trim() && picture.getAttribute("alt") !== "" && !picture.querySelector("title")) say(`pictures: ${picture.outerHTML.slice(0, 80)} has no words`);
      }
      for (const bar of document.querySelectorAll("progress, meter")) {
        if (bar.checkVisibility() && !bar.labels.length && !bar.getAttribute("aria-label")) say(`pictures: ${short(bar)} has no name`);
      }
      for (const control of document.querySelectorAll("a[href], button, summary")) {
        if (control.checkVisibility() && !(control.textContent.trim() || control.getAttribute("aria-label"))) say(`pictures: ${control.outerHTML.slice(0, 80)} has no name`);
      }
    },
  };
  for (const kind of ask.kinds) looks[kind]();
  return [...found];
}
