// Help to write plainly as somebody types; the page works without it, on save.
// The form is sent to the address in data-plain-words, which stores nothing and answers with what the page would show.
(function () {
  "use strict";
  const PAUSE = 600;
  for (const form of document.querySelectorAll("form[data-plain-words]")) help(form);

  function help(form) {
    let waiting = 0;
    let asked = null;
    form.addEventListener("input", (event) => {
      if (!event.target.matches("textarea") || !findingsOf(event.target.name)) return;
      clearTimeout(waiting);
      waiting = setTimeout(() => look(), PAUSE);
    });
    form.addEventListener("submit", (event) => {
      const pressed = event.submitter;
      if (!pressed || pressed.name !== "plain" || pressed.dataset.byItself) return;
      event.preventDefault();
      press(pressed);
    });

    async function press(pressed) {
      clearTimeout(waiting);
      const field = pressed.value.split(":").slice(3).join(":");
      const said = pressed.textContent.replace(/\s+/g, " ").trim();
      const place = [...findingsOf(field).querySelectorAll(".nudge")].indexOf(pressed.closest(".nudge"));
      const typed = form.elements[field].value;
      const found = await look(pressed.value);
      if (!found) {
        // Without an answer the form is sent as it is without scripts: nothing typed is lost.
        pressed.dataset.byItself = "yes";
        form.requestSubmit(pressed);
        return;
      }
      if (form.elements[field].value !== typed) {
        // Somebody typed on while we asked: what they typed counts.
        look();
        return;
      }
      if (found.parts[field]) write(form.elements[field], found.parts[field].text);
      clearTimeout(waiting);
      show(found);
      const nudges = findingsOf(field).querySelectorAll(".nudge");
      const next = nudges[Math.min(place, nudges.length - 1)];
      (next ? next.querySelector("button") : form.elements[field]).focus();
      tell(form, said);
    }

    // Ask how plain the form is. What was typed meanwhile makes the answer worthless: it is asked for again.
    async function look(pressed) {
      const body = new URLSearchParams(new FormData(form));
      body.delete("plain");
      if (pressed) body.set("plain", pressed);
      if (asked) asked.abort();
      const asking = (asked = new AbortController());
      try {
        const answer = await fetch(form.dataset.plainWords, { method: "POST", body, signal: asking.signal, redirect: "error" });
        if (!answer.ok) return null;
        const found = await answer.json();
        if (!pressed && asked === asking) show(found);
        return found;
      } catch (failed) {
        return null;
      }
    }

    function show(found) {
      for (const [field, part] of Object.entries(found.parts)) {
        put(findingsOf(field), part.findings);
        put(document.querySelector('[data-plain-age="' + CSS.escape(field) + '"]'), part.age);
      }
      put(document.querySelector("[data-plain-together]"), found.together);
    }

    function findingsOf(field) {
      return document.querySelector('[data-plain-findings="' + CSS.escape(field) + '"]');
    }
  }

  function put(place, html) {
    if (!place || place.plainHtml === html) return;
    const had = place.contains(document.activeElement) ? document.activeElement.value : "";
    place.innerHTML = html;
    place.plainHtml = html;
    if (had) (place.querySelector('button[value="' + CSS.escape(had) + '"]') || place).focus();
  }

  // Change only what differs, as if it had been typed, so that it can be undone.
  function write(area, text) {
    const old = area.value;
    if (old === text) return;
    let start = 0;
    while (start < old.length && old[start] === text[start]) start++;
    let same = 0;
    while (same < old.length - start && same < text.length - start && old[old.length - 1 - same] === text[text.length - 1 - same]) same++;
    area.focus();
    area.setSelectionRange(start, old.length - same);
    const now = text.slice(start, text.length - same);
    if (!document.execCommand("insertText", false, now)) area.setRangeText(now, start, old.length - same, "end");
  }

  function tell(form, words) {
    const said = form.querySelector("[data-plain-said]");
    if (said) said.textContent = "Done: " + words + ".";
  }
})();
