// Every visible text whose contrast is below what AAA asks, by computed colours: axe does not see Arabic letters.
() => {
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = 1;
  const pen = canvas.getContext("2d", { willReadFrequently: true });
  const rgba = (colour) => {
    pen.clearRect(0, 0, 1, 1);
    pen.fillStyle = colour;
    pen.fillRect(0, 0, 1, 1);
    const [r, g, b, a] = pen.getImageData(0, 0, 1, 1).data;
    return [r, g, b, a / 255];
  };
  const over = (top, under) => {
    const a = top[3] + under[3] * (1 - top[3]);
    if (a === 0) return [0, 0, 0, 0];
    const mixed = [0, 1, 2].map((i) => (top[i] * top[3] + under[i] * under[3] * (1 - top[3])) / a);
    return [...mixed, a];
  };
  const luminance = (colour) => {
    const part = (value) => {
      const c = value / 255;
      return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
    };
    return 0.2126 * part(colour[0]) + 0.7152 * part(colour[1]) + 0.0722 * part(colour[2]);
  };
  const ground = (element) => {
    let found = [0, 0, 0, 0];
    for (let here = element; here; here = here.parentElement) {
      const style = getComputedStyle(here);
      if (style.backgroundImage !== "none") return null;
      found = over(found, rgba(style.backgroundColor));
      if (found[3] > 0.999) return found;
    }
    const canvasColour = rgba("Canvas");
    return over(found, canvasColour);
  };
  const faint = (element) => {
    let opacity = 1;
    for (let here = element; here; here = here.parentElement) opacity *= Number(getComputedStyle(here).opacity);
    return opacity;
  };
  const found = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const words = walker.currentNode.textContent.trim();
    const element = walker.currentNode.parentElement;
    if (!words || !element || ["SCRIPT", "STYLE", "TEMPLATE", "NOSCRIPT", "TITLE", "OPTION"].includes(element.tagName)) continue;
    if (!element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue;
    if (element.closest(":disabled, [aria-disabled=true], svg")) continue;
    const box = element.getBoundingClientRect();
    if (box.width <= 1 || box.height <= 1) continue;
    const style = getComputedStyle(element);
    const behind = ground(element);
    if (!behind) {
      found.push(`${words.slice(0, 40)}: stands on a picture; give it a plain ground`);
      continue;
    }
    const colour = rgba(style.color);
    colour[3] *= faint(element);
    const shown = over(colour, behind);
    const [light, dark] = [luminance(shown), luminance(behind)].sort((a, b) => b - a);
    const ratio = (light + 0.05) / (dark + 0.05);
    const size = parseFloat(style.fontSize);
    const large = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
    if (ratio < (large ? 4.5 : 7) - 0.005) {
      found.push(`${words.slice(0, 40)}: ${ratio.toFixed(2)} to 1, ${style.color} on rgb(${behind.slice(0, 3).map(Math.round)})`);
    }
  }
  return [...new Set(found)];
}
