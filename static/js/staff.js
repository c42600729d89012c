// Comfort for staff pages; every page works without it.
// "Copy" puts the minutes on the clipboard as rich and as plain text, so that Word and a text box both get them right.
(function () {
  "use strict";
  for (const button of document.querySelectorAll("[data-copy]")) {
    const rich = document.getElementById(button.dataset.copy);
    const plain = document.getElementById(button.dataset.plain);
    const said = document.getElementById(button.dataset.said);
    if (!rich || !plain || !said) continue;
    button.hidden = false;
    button.addEventListener("click", async () => {
      said.textContent = (await copied(rich, plain)) ? "Copied. Paste it where you write the minutes." : "Your browser did not let us copy. Select the text below instead.";
    });
  }

  async function copied(rich, plain) {
    if (navigator.clipboard && window.ClipboardItem) {
      try {
        await navigator.clipboard.write([
          new ClipboardItem({
            "text/html": new Blob([rich.innerHTML], { type: "text/html" }),
            "text/plain": new Blob([plain.value], { type: "text/plain" }),
          }),
        ]);
        return true;
      } catch (refused) {
        // Fall through: an older way works where the newer is not allowed.
      }
    }
    // On plain http, as in a demonstration on a phone, only this older way exists.
    const listener = (event) => {
      event.clipboardData.setData("text/html", rich.innerHTML);
      event.clipboardData.setData("text/plain", plain.value);
      event.preventDefault();
    };
    document.addEventListener("copy", listener, { once: true });
    const worked = document.execCommand("copy");
    document.removeEventListener("copy", listener);
    return worked;
  }
})();
