// Read it to me: with a voice that is on this phone, else with clips that the council recorded; else there is no button.
// A voice that works elsewhere is never used: it would send what is on the page to somebody else.
(page => {
  const button = page.querySelector('[data-say]'), voices = window.speechSynthesis;
  if (!button) return;
  const PARTS = '.hello h1,.hello p,main h1,main h2,main p,main li>div,main legend,.card>span,main label>span';
  const NOT = '.signal,.unseen,.who>div,[data-say]';
  const plain = text => text.replace(/\s+/g, ' ').trim();
  const language = part => part.closest('[lang]').lang.toLowerCase();
  let clips = {}, reading = 0, player = null;

  const voiceOf = wanted => {
    const here = voices ? voices.getVoices().filter(voice => voice.localService) : [];
    const spoken = voice => voice.lang.toLowerCase().replace('_', '-');
    const tags = wanted === 'en' ? ['en-gb', 'en'] : [wanted, wanted.split('-')[0]];
    for (const tag of tags) {
      const found = here.find(voice => spoken(voice) === tag || spoken(voice).startsWith(tag + '-'));
      if (found) return found;
    }
  };

  // A page in one language is read with one voice or not at all; in a letter each text has the voice of its language.
  const each = 'eachLanguage' in button.dataset;
  const speaks = part => voiceOf(each ? language(part) : page.documentElement.lang.toLowerCase());

  // What is on the page, in order; a part within another is read with it.
  const isSeen = part => part.checkVisibility ? part.checkVisibility() : part.offsetParent;
  const parts = () => {
    const found = [...page.querySelectorAll(PARTS)].filter(part => isSeen(part) && !part.closest(NOT));
    const outer = found.filter(part => !found.some(other => other !== part && other.contains(part)) && plain(part.textContent));
    return each ? outer.flatMap(inLanguages) : outer;
  };
  // A heading or a step may hold words in two languages: each is read by itself.
  const inLanguages = part => {
    const own = [...part.querySelectorAll('[lang]:not(svg)')].filter(one => plain(one.textContent));
    return own.length ? own : [part];
  };
  const nodesOf = part => {
    const nodes = [], walk = page.createTreeWalker(part, NodeFilter.SHOW_TEXT);
    while (walk.nextNode()) if (!walk.currentNode.parentElement.closest('.unseen,svg')) nodes.push(walk.currentNode);
    return nodes;
  };

  // The part that is read is marked; within it the word, where the voice says at which word it is.
  const marks = window.CSS && CSS.highlights;
  const unmark = () => {
    page.querySelectorAll('.read-now').forEach(part => part.classList.remove('read-now'));
    if (marks) marks.delete('word');
  };
  const mark = part => {
    unmark();
    part.classList.add('read-now');
    part.scrollIntoView({ block: 'nearest' });
  };
  const markWord = (nodes, text, from, length) => {
    if (!marks) return;
    const to = from + (length || (text.slice(from).match(/^\S+/) || [''])[0].length), range = page.createRange();
    let at = 0, begun = false;
    for (const node of nodes) {
      const end = at + node.length;
      if (!begun && from < end) { range.setStart(node, from - at); begun = true; }
      if (begun && to <= end) { range.setEnd(node, to - at); marks.set('word', new Highlight(range)); return; }
      at = end;
    }
  };

  const speak = part => new Promise(done => {
    const nodes = nodesOf(part), text = nodes.map(node => node.data.replace(/\s/g, ' ')).join('');
    const voice = voiceOf(language(part)), lead = text.search(/\S/);
    if (!voice) return done();
    const said = new SpeechSynthesisUtterance(text.trim());
    said.lang = voice.lang; said.voice = voice; said.rate = .9;
    said.onboundary = event => { if (event.name !== 'sentence') markWord(nodes, text, lead + event.charIndex, event.charLength); };
    said.onend = said.onerror = done;
    mark(part);
    voices.speak(said);
  });

  // Clips are kept by sentence: the longest that begins here, and what nobody recorded is left out.
  const clipsFor = part => {
    const found = [];
    for (let text = plain(nodesOf(part).map(node => node.data).join('')); text;) {
      const sentence = Object.keys(clips).filter(one => text.startsWith(one)).sort((a, b) => b.length - a.length)[0];
      if (sentence) found.push(clips[sentence]);
      text = sentence ? text.slice(sentence.length).trim() : text.replace(/^[^.!?؟።۔।]*[.!?؟።۔।]*\s*/, '');
    }
    return found;
  };
  const play = address => new Promise(done => {
    player = player || new Audio();
    player.onended = player.onerror = done;
    player.src = address;
    player.play().catch(done);
  });

  const stop = () => {
    reading++;
    if (voices) voices.cancel();
    if (player) player.pause();
    unmark();
    button.setAttribute('aria-pressed', 'false');
  };
  const read = async () => {
    const mine = ++reading;
    button.setAttribute('aria-pressed', 'true');
    for (const part of parts()) {
      if (mine !== reading) return;
      if (speaks(part)) await speak(part);
      else for (const address of clipsFor(part)) {
        if (mine !== reading) return;
        mark(part);
        await play(address);
      }
    }
    if (mine === reading) stop();
  };

  const offer = () => {
    button.hidden = !(each ? parts() : [page.body]).some(speaks) && !parts().some(part => clipsFor(part).length);
  };
  button.addEventListener('click', () => button.getAttribute('aria-pressed') === 'true' ? stop() : read());
  ['pagehide', 'quiet'].forEach(what => addEventListener(what, stop));
  if (voices && voices.addEventListener) voices.addEventListener('voiceschanged', offer);
  offer();
  if (button.dataset.clips && button.hidden) {
    fetch(button.dataset.clips).then(answer => answer.json()).then(found => { clips = found; offer(); }).catch(() => {});
  }
})(document);
