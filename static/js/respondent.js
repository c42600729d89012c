// Comfort only: every page works without this file.
(page => {
  const all = (what, act) => page.querySelectorAll(what).forEach(act);
  const root = page.documentElement;

  // What only works with this file is hidden until it runs.
  all('[data-comfort]', part => { part.hidden = false; });

  // Read it to me has a script of its own, and shows its button where this phone can read this language.
  const say = page.querySelector('[data-say]');
  if (say) addEventListener('load', () => {
    const aloud = page.createElement('script');
    aloud.src = say.dataset.say;
    page.head.append(aloud);
  });

  // Sentence starters.
  all('[data-begin]', b => b.addEventListener('click', () => {
    const field = page.querySelector('textarea');
    field.value += (field.value ? '\n' : '') + b.dataset.begin + ' ';
    field.focus();
  }));

  // Leave: nothing stays on the screen, in the fields or behind the Back button.
  const wipe = () => { all('textarea,input', f => { f.value = ''; f.checked = false; }); page.body.hidden = true; page.body.replaceChildren(); };
  all('form[data-leave]', f => f.addEventListener('submit', event => {
    event.preventDefault();
    page.body.hidden = true;
    // Without a signal nobody waits: the visit is told when it can be, and shows nothing to who opens it again.
    const gone = () => { location.replace(f.dataset.leave); };
    fetch(f.action, { method: 'POST', redirect: 'manual', keepalive: true }).then(gone, gone);
    setTimeout(gone, 1500);
  }));
  addEventListener('pagehide', wipe);

  // A phone that was put down: after as long as a visit may idle nothing of it is on the screen any more.
  const IDLE = 30 * 60 * 1000;
  if (page.getElementById('page')) {
    let touched = Date.now();
    const look = () => { if (Date.now() - touched > IDLE) { wipe(); location.replace('/v'); } };
    ['keydown', 'pointerdown', 'input', 'scroll'].forEach(what => addEventListener(what, () => { look(); touched = Date.now(); }, { capture: true, passive: true }));
    page.addEventListener('visibilitychange', look);
    clearInterval(window.consultIdle);
    window.consultIdle = setInterval(look, 20000);
  }

  // A page that Back brings from memory is asked for afresh: what is shown is what the visit may still see.
  addEventListener('pageshow', event => { if (event.persisted) location.reload(); });

  // After a mistake, begin where the mistake is told.
  const told = page.querySelector('.problem');
  if (told) told.focus();
})(document);
