// A weak signal: what a button sends is sent again until it arrives, and the words stay on the page meanwhile.
// The page that comes takes the place of this one. Without this file every button is a plain form's.
(page => {
  const form = page.getElementById('page'), line = page.getElementById('signal');
  let step = (history.state && history.state.step) || 0;

  // This page came in the place of another: say so, begin at its heading, and give it its own place behind Back.
  const arrived = window.consultArrived;
  delete window.consultArrived;
  if (arrived) {
    if (line && arrived.saved) { line.parentElement.prepend(line); line.querySelector('p').textContent = line.dataset.saved; }
    if (!page.querySelector('.problem')) {
      const heading = page.querySelector('h1');
      heading.tabIndex = -1;
      heading.focus({ preventScroll: true });
    }
    addEventListener('load', () => {
      if (location.pathname !== arrived.address) history.replaceState({ step }, '', arrived.address);
      else if (!arrived.goesBack) history.pushState({ step: ++step }, '', arrived.address);
    });
  }

  // The phone's own Back does what the page's Back does; from the first page, and from the last, it leaves.
  addEventListener('popstate', event => {
    // A link to a place on this page: to the main part, or to what was wrong.
    if (!event.state && location.hash) { history.replaceState({ step }, '', location.pathname); return; }
    const back = page.querySelector('.tools [value=back]'), was = step;
    step = (event.state && event.state.step) || 0;
    if (!form) location.replace('/v');
    else if (step > was) return;
    else if (back) form.requestSubmit(back);
    else if (form.hasAttribute('data-outermost')) history.go(-step - 1);
  });

  if (!form || !line || !window.AbortController) return;
  const SLOW = 4000, PATIENCE = 20000, PAUSES = [1000, 2000, 4000, 8000, 15000];
  const words = line.querySelector('p'), again = line.querySelector('button');
  let pressed = null, kept = null, asking = null, tries = 0, later = 0;

  const sends = () => pressed.value === 'send';
  const trouble = () => sends() ? 'unsent' : form.querySelector('[name^=answer],[name=drawing]') ? 'unsaved' : 'waiting';
  const say = key => { words.textContent = key ? line.dataset[key] : ''; again.hidden = !key || key === 'saved'; };

  // Each try sends what stands on the page by then; only what is being sent for good goes as it was at the press.
  const fields = () => {
    if (kept) return kept;
    const found = new URLSearchParams(new FormData(form));
    found.append(pressed.name, pressed.value);
    found.append('at_once', '1');
    if (sends()) { kept = found; [...page.querySelector('main').children].forEach(part => { part.inert = part !== line; }); }
    return found;
  };

  const attempt = async () => {
    clearTimeout(later);
    if (asking) asking.abort();
    const mine = asking = new AbortController();
    const slow = setTimeout(say, SLOW, trouble()), enough = setTimeout(() => mine.abort(), PATIENCE);
    try {
      const answer = await fetch(form.getAttribute('action'), { method: 'POST', body: fields(), signal: mine.signal });
      const text = await answer.text();
      if (asking === mine) arrive(answer, text);
    } catch (_lost) {
      if (asking === mine) wait();
    } finally {
      clearTimeout(slow); clearTimeout(enough);
    }
  };

  const wait = () => {
    asking = null;
    say(trouble());
    if (!tries) line.scrollIntoView({ block: 'nearest' });
    later = setTimeout(attempt, PAUSES[Math.min(tries++, PAUSES.length - 1)]);
  };

  const arrive = (answer, text) => {
    if (answer.ok && answer.headers.has('Content-Disposition')) return plainly();
    // A server that is being started again, or somebody else's page: nothing was kept for certain.
    if (answer.status >= 500 || !text.includes('id="main"')) return wait();
    asking = null;
    window.consultArrived = {
      address: answer.headers.get('Content-Location') || new URL(answer.url).pathname,
      goesBack: pressed.value === 'back',
      saved: answer.ok && form.querySelector('[name^=answer],[name=drawing]') && ['continue', 'stop'].includes(pressed.value),
    };
    dispatchEvent(new Event('quiet'));
    // A page begins at its top, however far down the button was.
    scrollTo(0, 0);
    page.open(); page.write(text); page.close();
  };

  // A file to keep is no page: the browser fetches it itself.
  const plainly = () => {
    asking = null;
    form.removeEventListener('submit', press);
    form.requestSubmit(pressed);
    form.addEventListener('submit', press);
  };

  const press = event => {
    if (event.defaultPrevented) return;
    event.preventDefault();
    if (kept) return;
    pressed = event.submitter || form.querySelector('[type=submit]');
    tries = 0;
    attempt();
  };
  form.addEventListener('submit', press);
  again.addEventListener('click', () => { tries = 0; attempt(); });
  addEventListener('online', () => { if (pressed && !asking && kept !== 'gone') attempt(); });
  // Whoever leaves has left: no answer that comes late brings the page back.
  const stop = () => { clearTimeout(later); if (asking) asking.abort(); asking = null; kept = 'gone'; };
  page.addEventListener('submit', event => { if (event.target.dataset.leave) stop(); });
  addEventListener('pagehide', stop);
})(document);
