// The print button: the browser's own print works without it.
for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}

// A part of many booklets: say which ones were asked for already, since a download leaves the page as it is.
for (const part of document.querySelectorAll("[data-part]")) {
  part.addEventListener("submit", () => { part.querySelector("[data-made]").hidden = false; });
}
