/* The focal point of a photograph by clicking on it, or by arrow keys; the number boxes stay and say the same. */
(() => {
  const box = document.querySelector('[data-focus]');
  const x = document.getElementById('id_focus_x');
  const y = document.getElementById('id_focus_y');
  if (!box || !x || !y) return;
  const stage = box.querySelector('[data-focus-stage]');
  const point = box.querySelector('[data-focus-point]');
  const say = box.querySelector('[data-focus-say]');
  const crops = box.querySelectorAll('.crop');
  const held = value => Math.min(100, Math.max(0, Math.round(Number(value) || 0)));

  const show = () => {
    point.style.setProperty('inset-inline-start', `${held(x.value)}%`);
    point.style.setProperty('inset-block-start', `${held(y.value)}%`);
    /* Pages crop in steps of ten, so the crops here do too. */
    const step = value => `${Math.round(held(value) / 10) * 10}%`;
    for (const crop of crops) crop.style.setProperty('object-position', `${step(x.value)} ${step(y.value)}`);
  };
  const move = (left, top) => {
    x.value = held(left);
    y.value = held(top);
    for (const one of [x, y]) one.dispatchEvent(new Event('input', { bubbles: true }));
    say.textContent = `Từ trái ${x.value} %, từ trên ${y.value} %.`;
  };

  stage.addEventListener('click', event => {
    if (!event.detail) return; /* by Enter or Space: there is no place that was pointed at */
    const area = stage.querySelector('img').getBoundingClientRect();
    move((event.clientX - area.left) / area.width * 100, (event.clientY - area.top) / area.height * 100);
  });
  stage.addEventListener('keydown', event => {
    const way = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key];
    if (!way) return;
    event.preventDefault();
    const far = event.shiftKey ? 1 : 5;
    move(held(x.value) + way[0] * far, held(y.value) + way[1] * far);
  });
  for (const one of [x, y]) one.addEventListener('input', show);
  point.hidden = box.querySelector('[data-focus-crops]').hidden = false;
  show();
})();
