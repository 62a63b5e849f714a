/* Many photographs at once: each file goes by itself, two at a time; what the network dropped is sent again. */
(() => {
  const form = document.querySelector('[data-batch]');
  if (!form) return;
  const AT_A_TIME = 2;
  const find = name => form.querySelector(`[data-${name}]`);
  const input = form.querySelector('input[type=file]');
  const jobs = [];
  form.classList.add('is-live');

  const make = (tag, classes, text = '') => Object.assign(document.createElement(tag), { className: classes, textContent: text });

  const add = files => {
    for (const file of files) {
      const row = make('li', 'file');
      const job = {
        file, row, state: 'waiting', done: 0, id: null,
        picture: make('img', 'thumb'), name: make('span', 'file-name', file.name), say: make('span', 'file-say', 'Chờ tới lượt'),
        bar: make('progress', 'file-bar'), again: make('button', 'button file-again', 'Thử lại'),
      };
      Object.assign(job.picture, { alt: '', hidden: true });
      Object.assign(job.bar, { max: 1, value: 0 });
      job.bar.setAttribute('aria-label', file.name);
      Object.assign(job.again, { type: 'button', hidden: true });
      job.again.addEventListener('click', () => { wait(job); next(); });
      row.append(job.picture, job.name, job.bar, job.say, job.again);
      find('files').append(row);
      jobs.push(job);
    }
    input.value = '';
    next();
  };

  const wait = job => { tell(job, 'waiting', 'Chờ tới lượt'); };
  const tell = (job, state, words) => {
    job.state = state;
    job.row.dataset.state = state;
    job.say.textContent = words;
    job.again.hidden = state !== 'dropped';
    job.bar.hidden = !['waiting', 'sending'].includes(state);
    if (state !== 'sending') job.done = ['waiting', 'dropped'].includes(state) ? 0 : 1;
    job.bar.value = job.done;
  };

  const next = () => {
    if (jobs.some(job => job.state === 'waiting') && !form.reportValidity()) { whole(); return; } /* whose they are comes first */
    const free = AT_A_TIME - jobs.filter(job => job.state === 'sending').length;
    jobs.filter(job => job.state === 'waiting').slice(0, Math.max(0, free)).forEach(send);
    whole();
  };

  const send = job => {
    const body = new FormData(form);
    body.delete('file');
    body.append('file', job.file);
    const asking = new XMLHttpRequest();
    tell(job, 'sending', 'Đang gửi…');
    asking.open('POST', form.action || location.href);
    asking.setRequestHeader('Accept', 'application/json');
    asking.upload.addEventListener('progress', event => {
      if (!event.lengthComputable) return;
      job.bar.value = job.done = event.loaded / event.total;
      if (event.loaded === event.total) job.say.textContent = 'Đã gửi xong, máy chủ đang làm các cỡ ảnh…';
      whole();
    });
    asking.addEventListener('load', () => { answer(job, asking); next(); });
    for (const trouble of ['error', 'timeout', 'abort']) {
      asking.addEventListener(trouble, () => { tell(job, 'dropped', 'Mất kết nối, ảnh chưa tới nơi.'); next(); });
    }
    asking.timeout = 10 * 60 * 1000;
    asking.send(body);
  };

  const answer = (job, asking) => {
    let told = null;
    try { told = JSON.parse(asking.responseText); } catch { /* a page instead of an answer: signed out, or worse */ }
    if (!told?.state) {
      const out = asking.status < 400 || asking.status === 403;
      tell(job, 'dropped', out ? 'Phiên làm việc đã hết. Đăng nhập lại ở một thẻ khác, rồi bấm “Thử lại”.' : 'Máy chủ đang trục trặc. Chờ một lát rồi bấm “Thử lại”.');
      return;
    }
    if (told.state === 'refused') { tell(job, 'refused', told.said); return; }
    job.id = told.id;
    Object.assign(job.picture, { src: told.thumb, hidden: false });
    tell(job, told.state, told.said || 'Đã vào thư viện.');
    const link = make('a', 'file-edit', 'Mở ảnh');
    Object.assign(link, { href: told.edit, target: '_blank' });
    job.row.append(link);
  };

  const whole = () => {
    const count = (...states) => jobs.filter(job => states.includes(job.state)).length;
    const left = count('waiting', 'sending');
    find('whole').hidden = !jobs.length;
    find('whole-bar').value = jobs.reduce((sum, job) => sum + job.done, 0) / (jobs.length || 1);
    const parts = [`${count('new')} ảnh đã vào thư viện`];
    if (count('known')) parts.push(`${count('known')} ảnh đã có từ trước`);
    if (count('refused')) parts.push(`${count('refused')} ảnh không nhận được`);
    if (count('dropped')) parts.push(`${count('dropped')} ảnh chờ gửi lại`);
    if (left) parts.push(`còn ${left}`);
    const words = `${parts.join(', ')}.`;
    if (find('whole-say').textContent !== words) find('whole-say').textContent = words;
    find('retry-all').hidden = !count('dropped');
    const ids = [...new Set(jobs.filter(job => job.id).map(job => job.id))];
    find('words-link').hidden = left > 0 || !ids.length;
    find('words-link').href = `${form.dataset.words}?anh=${ids.join(',')}`;
  };

  const again = () => { jobs.filter(job => job.state === 'dropped').forEach(wait); next(); };
  find('retry-all').addEventListener('click', again);
  addEventListener('online', again);
  addEventListener('beforeunload', event => { if (jobs.some(job => ['waiting', 'sending', 'dropped'].includes(job.state))) event.preventDefault(); });

  input.addEventListener('change', () => add([...input.files]));
  form.addEventListener('submit', event => { event.preventDefault(); if (input.files.length) add([...input.files]); });
  form.addEventListener('change', event => { if (event.target !== input) next(); });
  const drop = find('drop');
  for (const kind of ['dragover', 'dragenter']) drop.addEventListener(kind, event => { event.preventDefault(); drop.classList.add('is-over'); });
  for (const kind of ['dragleave', 'drop']) drop.addEventListener(kind, () => drop.classList.remove('is-over'));
  drop.addEventListener('drop', event => { event.preventDefault(); add([...event.dataTransfer.files]); });
})();
