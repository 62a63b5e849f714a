/* Choosing a photograph: a dialog over the library. A photograph's field opens it in place of the plain select, which
   keeps what is chosen; the long-text editor by the document's event "photo:choose". */
(() => {
  if (!('showModal' in HTMLDialogElement.prototype)) return;
  document.documentElement.classList.add('has-library');
  const make = (tag, classes, text = '') => Object.assign(document.createElement(tag), { className: classes, textContent: text });
  let asking = null; /* who asks: {library, upload, label, params, chosen(photo)} */
  let page = 1;
  let turn = 0;

  const dialog = make('dialog', 'library');
  const title = make('h2', '', 'Thư viện ảnh');
  const shut = Object.assign(make('button', 'button button--quiet', 'Đóng'), { type: 'button' });
  const find = Object.assign(make('input', ''), { type: 'search', id: 'thu-vien-tim', placeholder: 'Có dấu hay không dấu đều được' });
  const named = Object.assign(make('label', '', 'Tìm ảnh'), { htmlFor: find.id });
  const say = make('p', 'library-say');
  const wall = make('ul', 'library-wall');
  const more = Object.assign(make('button', 'button', 'Xem thêm ảnh'), { type: 'button' });
  const upload = make('details', 'library-upload');
  title.id = 'thu-vien-ten';
  dialog.setAttribute('aria-labelledby', title.id);
  say.setAttribute('role', 'status');

  /* A photograph that is not in the library yet. Nothing here is a form: the dialog may stand beside an open one. */
  const owner = Object.assign(make('select', ''), { id: 'thu-vien-lien-minh' });
  const file = Object.assign(make('input', ''), { id: 'thu-vien-tep', type: 'file', accept: '.jpg,.jpeg,.png,.webp,.heic,.heif,image/*' });
  const words = Object.assign(make('input', ''), { id: 'thu-vien-mo-ta', type: 'text', maxLength: 300 });
  const consent = Object.assign(make('select', ''), { id: 'thu-vien-dong-y' });
  const go = Object.assign(make('button', 'button', 'Tải lên và dùng'), { type: 'button' });
  consent.append(new Option('đang chờ người trong ảnh đồng ý', 'pending'), new Option('không cần: không có người nhận ra được', 'not-needed'), new Option('đã đồng ý, có ghi nhận', 'given'));
  const line = (text, control) => {
    const row = make('p', '');
    row.append(Object.assign(make('label', '', text), { htmlFor: control.id }), control);
    return row;
  };
  const ownerLine = line('Liên minh', owner);
  upload.append(make('summary', '', 'Tải ảnh mới lên ngay đây'), line('Tệp ảnh', file), line('Mô tả cho người không nhìn thấy ảnh', words), line('Người trong ảnh', consent), ownerLine, go);
  const head = make('div', 'library-head');
  head.append(title, shut);
  const search = make('p', 'library-search');
  search.append(named, find);
  dialog.append(head, search, upload, say, wall, more);
  document.body.append(dialog);

  const select = choice => choice.querySelector('select');
  const note = (kind, text) => make('span', `note note--${kind}`, text);

  const load = async fresh => {
    const mine = turn += 1;
    page = fresh ? 1 : page + 1;
    const to = new URL(asking.library, location.href);
    to.search = new URLSearchParams({ ...asking.params, q: find.value, trang: page });
    try {
      const answer = await fetch(to, { headers: { Accept: 'application/json' } });
      if (!answer.ok || !answer.headers.get('Content-Type').includes('json')) throw new Error(answer.status);
      const told = await answer.json();
      if (mine !== turn) return; /* something else was typed meanwhile */
      if (fresh) wall.replaceChildren();
      const tiles = told.photos.map(tile);
      wall.append(...tiles);
      if (!fresh) tiles[0]?.querySelector('button').focus();
      more.hidden = !told.more;
      say.textContent = told.total ? `${told.total} ảnh.` : 'Không thấy ảnh nào. Thử bớt chữ, hoặc tải ảnh mới lên.';
      upload.hidden = !told.federations?.length;
      if (!upload.hidden) owners(told.federations);
    } catch {
      say.textContent = 'Không lấy được ảnh: mất kết nối, hoặc phiên làm việc đã hết.';
    }
  };

  const owners = federations => {
    const held = owner.value || document.getElementById('id_federation')?.value;
    owner.replaceChildren(...federations.map(one => new Option(one.name, one.id, false, String(one.id) === held)));
    ownerLine.hidden = federations.length < 2;
  };

  const tile = photo => {
    const row = make('li', '');
    const button = Object.assign(make('button', 'library-tile'), { type: 'button' });
    const picture = Object.assign(make('img', 'thumb'), { src: photo.thumb, alt: '', loading: 'lazy', width: 320, height: 240 });
    button.append(picture, make('span', '', photo.label));
    if (photo.problem) button.append(note('warn', photo.problem));
    if (!photo.shown) button.append(note('warn', 'Chờ sự đồng ý'));
    button.append(make('span', 'hush', 'Dùng ảnh này'));
    button.addEventListener('click', () => take(photo));
    row.append(button);
    return row;
  };

  const take = photo => {
    dialog.close();
    asking.chosen(photo);
  };

  const choose = (choice, photo) => {
    const list = select(choice);
    let option = [...list.options].find(one => one.value === String(photo.id));
    if (!option) list.add(option = new Option(photo.label, photo.id));
    list.value = option.value;
    show(choice, photo);
    told(list);
  };

  const told = list => {
    list.dispatchEvent(new Event('change', { bubbles: true }));
    window.django?.jQuery?.(list).trigger('change.select2');
  };

  const show = (choice, photo) => {
    const now = choice.querySelector('[data-photo-now]');
    now.replaceChildren();
    const clear = choice.querySelector('[data-photo-clear]');
    if (clear) clear.hidden = !photo;
    if (!photo) return;
    const words = make('p', '');
    words.append(Object.assign(make('a', '', photo.label), { href: photo.edit, target: '_blank' }));
    if (photo.problem) words.append(note('warn', photo.problem));
    if (!photo.shown) words.append(note('warn', 'Chưa được hiện ra trang: chờ sự đồng ý.'));
    now.append(Object.assign(make('img', 'thumb'), { src: photo.thumb, alt: photo.alt, width: 320, height: 240 }), words);
  };

  const send = async () => {
    if (!file.files.length) { say.textContent = 'Chưa chọn tệp ảnh nào.'; file.focus(); return; }
    const body = new FormData();
    body.append('csrfmiddlewaretoken', document.querySelector('[name=csrfmiddlewaretoken]').value);
    body.append('file', file.files[0]);
    body.append('alt', words.value);
    body.append('consent', consent.value);
    body.append('federation', owner.value);
    go.disabled = true;
    say.textContent = 'Đang tải lên…';
    try {
      const answer = await fetch(asking.upload, { method: 'POST', body, headers: { Accept: 'application/json' } });
      const told = await answer.json();
      if (told.state === 'refused') { say.textContent = told.said; return; }
      file.value = words.value = '';
      take(told);
    } catch {
      say.textContent = 'Ảnh chưa tới nơi: mất kết nối, hoặc phiên làm việc đã hết. Tệp vẫn còn đây, hãy thử lại.';
    } finally {
      go.disabled = false;
    }
  };

  const open = who => {
    asking = who;
    title.textContent = `Thư viện ảnh: chọn ${who.label}`;
    find.value = '';
    dialog.showModal();
    find.focus();
    load(true);
  };

  document.addEventListener('photo:choose', event => {
    event.preventDefault();
    open({ ...event.detail, label: 'ảnh cho đoạn chữ', params: { chu: 1 } });
  });
  document.addEventListener('click', event => {
    const choice = event.target.closest('[data-photo-choice]');
    if (!choice) return;
    if (event.target.closest('[data-photo-open]')) {
      const { appLabel, modelName, fieldName } = select(choice).dataset;
      const params = { app_label: appLabel, model_name: modelName, field_name: fieldName };
      open({ ...choice.dataset, params, chosen: photo => choose(choice, photo) });
    } else if (event.target.closest('[data-photo-clear]')) {
      select(choice).value = '';
      show(choice, null);
      told(select(choice));
      choice.querySelector('[data-photo-open]').focus();
    }
  });
  shut.addEventListener('click', () => dialog.close());
  more.addEventListener('click', () => load(false));
  go.addEventListener('click', send);
  let pause;
  find.addEventListener('input', () => { clearTimeout(pause); pause = setTimeout(load, 250, true); });
  find.addEventListener('keydown', event => { if (event.key === 'Enter') event.preventDefault(); });
})();
