/* Suggestions under a search box: an ARIA combobox whose list one chooses from by hand. Without this file, a form. */
const LEAST = 2, WAIT = 120;

const make = (tag, attributes, ...inside) => {
  const made = document.createElement(tag);
  for (const name in attributes) made.setAttribute(name, attributes[name]);
  made.append(...inside);
  return made;
};

const start = (box, nth) => {
  const list = make('div', { id: `goi-y-${nth}`, class: 'hints', role: 'listbox', 'aria-label': 'Gợi ý', hidden: '' });
  const say = make('p', { class: 'vh', role: 'status' });
  let active = -1, timer, asking;

  const mark = at => {
    active = at;
    [...list.children].forEach((hint, place) => hint.setAttribute('aria-selected', place === at));
    box.removeAttribute('aria-activedescendant');
    if (at < 0) return;
    box.setAttribute('aria-activedescendant', list.children[at].id);
    list.children[at].scrollIntoView({ block: 'nearest' });
  };
  const show = open => {
    list.hidden = !open;
    box.setAttribute('aria-expanded', open);
    mark(-1);
  };
  const close = () => {
    clearTimeout(timer);
    asking?.abort();
    say.textContent = '';
    show(false);
  };
  const hint = ({ name, kind, url, picture }, at) => make(
    'a', { id: `${list.id}-${at}`, role: 'option', href: url, tabindex: -1 },
    make('span', {}, make('b', {}, name), ' ', make('small', {}, kind)),
    ...(picture ? [make('img', { src: picture, alt: '', width: 48, height: 48 })] : []),
  );
  const ask = async () => {
    const text = box.value;
    asking?.abort();
    asking = new AbortController();
    try {
      const answer = await fetch(`${box.dataset.suggest}?q=${encodeURIComponent(text)}`, { signal: asking.signal });
      const { hints } = await answer.json();
      if (text !== box.value || document.activeElement !== box) return;
      list.replaceChildren(...hints.map(hint));
      show(hints.length > 0);
      say.textContent = hints.length ? `${hints.length} gợi ý` : 'Không có gợi ý';
    } catch (e) {
      if (e.name !== 'AbortError') close(); /* no line, no answer: the form is still there */
    }
  };
  const isEnough = () => (box.value.match(/[\p{L}\p{N}]/gu) ?? []).length >= LEAST;

  /* While an input method composes, the letters so far are asked for too: phones compose every word to its end. */
  box.addEventListener('input', () => {
    clearTimeout(timer);
    if (!isEnough()) return list.replaceChildren(), close();
    mark(-1);
    timer = setTimeout(ask, WAIT);
  });
  box.addEventListener('keydown', e => {
    /* Keys of the input method, and those that mean something else to the browser. */
    if (e.isComposing || e.keyCode === 229 || e.ctrlKey || e.altKey || e.metaKey || e.shiftKey) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[e.key], { length } = list.children;
    if (step) {
      e.preventDefault();
      if (!length) return isEnough() && ask();
      if (list.hidden) show(true);
      mark(active < 0 && step < 0 ? length - 1 : (active + step + length) % length);
    } else if (list.hidden) {
      return;
    } else if (e.key === 'Escape') {
      e.preventDefault();
      close();
    } else if (e.key === 'Enter' && active >= 0) {
      e.preventDefault();
      list.children[active].click();
    } else if (['Home', 'End', 'ArrowLeft', 'ArrowRight'].includes(e.key)) {
      mark(-1);
    }
  });
  /* The box keeps the focus while a hint is pressed. */
  list.addEventListener('mousedown', e => e.preventDefault());
  box.addEventListener('blur', close);
  box.form.addEventListener('submit', close);
  /* Whoever comes back by the Back button finds the page as it was before. */
  addEventListener('pagehide', close);

  box.type = 'text'; /* a search box may not be a combobox */
  for (const [name, value] of Object.entries({
    role: 'combobox', 'aria-autocomplete': 'list', 'aria-controls': list.id, 'aria-expanded': false,
  })) box.setAttribute(name, value);
  box.parentNode.append(list);
  box.form.append(say);
};

document.querySelectorAll('[data-suggest]').forEach(start);
