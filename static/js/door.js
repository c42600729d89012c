// The door carries this in itself, so that its animal and Start are there with the first answer of the server.
(page => {
  const all = (what, act) => page.querySelectorAll(what).forEach(act);
  const door = page.querySelector('[data-door]'), field = door.elements.number;

  // The number stands after the #, which no server sees. Show its animal, then take it out of the address.
  // Digits of every script stand in runs of ten: count back to the run's zero.
  const zero = code => [0x30, 0x660, 0x6f0, 0x7c0, 0x966, 0x9e6, 0xa66, 0xae6].includes(code);
  const digit = c => { let code = c.codePointAt(0), n = 0; while (n < 9 && /\p{Nd}/u.test(String.fromCodePoint(code - 1)) && !zero(code)) { code--; n++; } return n; };
  const read = text => [...text.normalize('NFKC')].map(c => /\p{Nd}/u.test(c) ? digit(c) : '').join('');
  const inAddress = () => read(decodeURIComponent(location.hash.slice(1)));
  const fromAddress = inAddress();
  if (fromAddress.length === 16) {
    history.replaceState(null, '', location.pathname + location.search);
    field.value = fromAddress.replace(/.{4}(?=.)/g, '$&-');
    const animals = page.querySelectorAll('[data-animal]');
    animals[Number(fromAddress.slice(12)) % animals.length].hidden = false;
    all('[data-scanned]', part => { part.hidden = false; });
    all('[data-typed]', part => { part.hidden = true; });
  }

  // Another card in the same window changes only what stands after the #: the page begins anew with it.
  addEventListener('hashchange', () => { if (inAddress().length === 16) location.reload(); });

  // Start brings the first page in its own answer; where no answer comes, it is a plain form's.
  const start = async event => {
    if (!event.submitter || event.submitter.name !== 'start') return;
    event.preventDefault();
    if (door.dataset.asked) return;
    door.dataset.asked = 'yes';
    const found = new URLSearchParams(new FormData(door));
    found.append('start', '1');
    found.append('at_once', '1');
    try {
      const answer = await fetch(door.getAttribute('action'), { method: 'POST', body: found }), text = await answer.text();
      if (answer.status >= 500 || !text.includes('id="main"')) throw answer;
      const address = answer.headers.get('Content-Location');
      if (address) window.consultArrived = { address };
      dispatchEvent(new Event('quiet'));
      scrollTo(0, 0);
      page.open(); page.write(text); page.close();
    } catch (_lost) {
      door.removeEventListener('submit', start);
      door.requestSubmit(event.submitter);
    }
  };
  door.addEventListener('submit', start);

  // What the next pages need is fetched while somebody looks at the animal.
  door.dataset.next.split(' ').forEach(address => fetch(address).catch(() => {}));
})(document);
