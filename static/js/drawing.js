// The pad: strokes as numbers, kept in a hidden field of the form and nowhere else. Without this file, words do.
(page => {
  const pad = page.querySelector('[data-pad]');
  if (!pad) return;
  const sheet = pad.querySelector('svg[role]'), field = pad.querySelector('[name=drawing]');
  const undo = pad.querySelector('[data-undo]'), clear = pad.querySelector('[data-clear]'), full = pad.querySelector('[data-full]');
  const [, , wide, tall] = sheet.getAttribute('viewBox').split(' ').map(Number);
  const mostPoints = Number(sheet.dataset.mostPoints), mostStrokes = Number(sheet.dataset.mostStrokes);
  const inks = Object.fromEntries([...pad.querySelectorAll('[data-ink]')].map(choice => [choice.value, choice.dataset.ink]));
  const chosen = name => pad.querySelector(`[name=${name}]:checked`).value;
  let strokes = [], before = [], drawing = null, finger = null;

  const show = stroke => {
    stroke.line = page.createElementNS(sheet.namespaceURI, 'polyline');
    stroke.line.setAttribute('stroke', inks[stroke.ink]);
    stroke.line.setAttribute('stroke-width', stroke.width);
    trace(stroke);
    sheet.append(stroke.line);
  };
  const trace = stroke => {
    const points = stroke.points.length > 1 ? stroke.points : [...stroke.points, ...stroke.points];
    stroke.line.setAttribute('points', points.join(' '));
  };
  const room = () => mostPoints - strokes.reduce((sum, stroke) => sum + stroke.points.length, 0);
  const keep = () => {
    field.value = strokes.map(stroke => `${stroke.ink} ${stroke.width} ${stroke.points.join(' ')}`).join(';');
    undo.disabled = !before.length;
    clear.disabled = !strokes.length;
    full.hidden = strokes.length < mostStrokes && room() > 0;
  };
  const change = after => {
    before.push(strokes);
    strokes = after;
    sheet.replaceChildren(...strokes.map(stroke => stroke.line));
    keep();
  };

  // Fewer points for the same line: those that lie on it to less than a thousandth of the sheet say nothing.
  const thin = points => {
    if (points.length < 3) return points;
    const kept = new Set([0, points.length - 1]), open = [[0, points.length - 1]];
    while (open.length) {
      const [first, last] = open.pop(), [ax, ay] = points[first], [bx, by] = points[last];
      const length = Math.hypot(bx - ax, by - ay);
      let far = 0, worst = 0;
      for (let i = first + 1; i < last; i++) {
        const [x, y] = points[i];
        const off = length ? Math.abs((bx - ax) * (ay - y) - (ax - x) * (by - ay)) / length : Math.hypot(x - ax, y - ay);
        if (off > far) { far = off; worst = i; }
      }
      if (far > 1) { kept.add(worst); open.push([first, worst], [worst, last]); }
    }
    return points.filter((_point, i) => kept.has(i));
  };

  // Where a finger is, in the sheet's own numbers: the same in every direction of writing and at every size.
  const within = (value, most) => Math.max(0, Math.min(most, Math.round(value)));
  const at = event => {
    const box = sheet.getBoundingClientRect();
    return [within((event.clientX - box.left - sheet.clientLeft) / sheet.clientWidth * wide, wide),
      within((event.clientY - box.top - sheet.clientTop) / sheet.clientHeight * tall, tall)];
  };
  const end = event => {
    if (!drawing || event.pointerId !== finger) return;
    drawing.points = thin(drawing.points);
    const stroke = drawing;
    drawing = finger = null;
    trace(stroke);
    change([...strokes, stroke]);
  };
  sheet.addEventListener('pointerdown', event => {
    if (drawing || event.button > 0) return;
    event.preventDefault();
    if (strokes.length >= mostStrokes || room() < 1) { full.hidden = false; return; }
    drawing = { ink: chosen('ink'), width: Number(chosen('width')), points: [at(event)] };
    finger = event.pointerId;
    show(drawing);
    sheet.setPointerCapture(finger);
  });
  sheet.addEventListener('pointermove', event => {
    if (!drawing || event.pointerId !== finger) return;
    const moves = event.getCoalescedEvents && event.getCoalescedEvents().length ? event.getCoalescedEvents() : [event];
    for (const move of moves) {
      const [x, y] = at(move), [lastX, lastY] = drawing.points[drawing.points.length - 1];
      if (Math.hypot(x - lastX, y - lastY) < 4) continue;
      if (drawing.points.length >= room()) drawing.points = thin(drawing.points);
      if (drawing.points.length >= room()) { end(event); return; }
      drawing.points.push([x, y]);
    }
    trace(drawing);
  });
  sheet.addEventListener('pointerup', end);
  sheet.addEventListener('pointercancel', end);
  undo.addEventListener('click', () => {
    strokes = before.pop();
    sheet.replaceChildren(...strokes.map(stroke => stroke.line));
    keep();
    if (undo.disabled) clear.focus();
  });
  clear.addEventListener('click', () => { change([]); undo.focus(); });

  // What was drawn before comes back, stroke by stroke, so that Undo takes it back as it was made.
  for (const text of field.value ? field.value.split(';') : []) {
    const [ink, width, ...points] = text.split(' ');
    const stroke = { ink, width: Number(width), points: points.map(point => point.split(',').map(Number)) };
    show(stroke);
    before.push(strokes);
    strokes = [...strokes, stroke];
  }
  keep();
  pad.hidden = false;
  page.querySelector('[data-paper]').hidden = true;
  // Nothing stays on the phone when somebody goes.
  addEventListener('pagehide', () => { strokes = before = []; drawing = null; field.value = ''; sheet.replaceChildren(); });
})(document);
