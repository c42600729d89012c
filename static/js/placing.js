// Sorting pictures: the rows of faces work without this file. It brings the next picture after a tap, lets a face be
// tapped again to take it back, and lets a picture be carried onto a face.
(page => {
  const rows = [...page.querySelectorAll('.sort')];
  const smooth = matchMedia('(prefers-reduced-motion: reduce)').matches ? 'auto' : 'smooth';

  const bringNext = row => {
    const next = rows.slice(rows.indexOf(row) + 1).find(each => !each.querySelector(':checked'));
    (next || page.querySelector('main .go')).scrollIntoView({ block: 'center', behavior: smooth });
  };

  rows.forEach(row => {
    let chosen = row.querySelector('input:checked');
    row.addEventListener('click', event => {
      const face = event.target;
      if (!face.matches('input')) return;
      const isAgain = face === chosen;
      if (isAgain) {
        face.checked = false;
        face.dispatchEvent(new Event('change', { bubbles: true }));
      }
      chosen = isAgain ? null : face;
      // Arrow keys choose, too: whoever uses them is not taken away from the row.
      if (event.detail && chosen) bringNext(row);
    });

    const thing = row.querySelector('legend > :first-child');
    let from = null, over = null;
    const look = found => {
      if (over) over.classList.remove('over');
      over = found && row.contains(found) ? found : null;
      if (over) over.classList.add('over');
    };
    const move = event => {
      if (!from || event.pointerId !== from.pointerId) return;
      thing.style.transform = `translate(${event.clientX - from.clientX}px, ${event.clientY - from.clientY}px)`;
      const under = page.elementFromPoint(event.clientX, event.clientY);
      look(under && under.closest('.pick'));
    };
    const end = event => {
      if (!from || event.pointerId !== from.pointerId) return;
      from = null;
      thing.style.transform = thing.style.pointerEvents = '';
      const face = event.type === 'pointerup' && over ? over.querySelector('input') : null;
      look(null);
      if (face && face !== chosen) { face.click(); bringNext(row); }
    };
    thing.classList.add('carried');
    thing.addEventListener('pointerdown', event => {
      if (from || event.button > 0) return;
      event.preventDefault();
      from = event;
      thing.style.pointerEvents = 'none';
    });
    // On the window, since the finger is soon over something else.
    addEventListener('pointermove', move);
    addEventListener('pointerup', end);
    addEventListener('pointercancel', end);
  });
})(document);
