/* The map of a list: Leaflet over the country's own outline. Imported when it is opened; see docs/decisions/0018. */
const COUNTRY = [[5.7, 102], [23.5, 117.9]];
const ISLES = [
  { at: [16.5, 112], under: [15.5, 112], words: ['Quần đảo Hoàng Sa', '(Đà Nẵng)'] },
  { at: [9.6, 114], under: [7, 113.4], words: ['Quần đảo Trường Sa', '(Khánh Hòa)'] },
];
const NEAR = 7; /* from here on there is room for the names of provinces */
const APART = { points: 46, cells: 66 }; /* pixels: what is nearer to each other becomes one disc; large numbers are wide */
const LISTED = 12;
const begun = new WeakMap();
const svg = name => document.createElementNS('http://www.w3.org/2000/svg', name);
const make = (name, words = '', className = '') => Object.assign(document.createElement(name), { textContent: words, className });

/* Draw the map into `box` once; a second opening finds it as it was left. */
export function open(box) {
  if (!begun.has(box)) begun.set(box, draw(box).catch(error => { begun.delete(box); throw error; }));
  return begun.get(box).then(map => map.invalidateSize());
}

async function draw(box) {
  const said = box.dataset;
  const [outline, data] = await Promise.all([
    json(said.outline), json(said.points + location.search),
    arrives('link', { rel: 'stylesheet', href: said.leafletCss }).then(() => arrives('link', { rel: 'stylesheet', href: said.css })),
    arrives('script', { src: said.leaflet }),
  ]);
  const calm = matchMedia('(prefers-reduced-motion:reduce)').matches;
  const map = makeMap(box.firstElementChild, said, calm);
  drawGround(map, outline, said);
  const over = drawOver(map, outline, said.drawing);
  drawPoints(map, data, said, box.querySelector('[role=status]'));
  const look = () => {
    map.getContainer().classList.toggle('places__map--near', map.getZoom() >= NEAR);
    over();
  };
  map.on('moveend', look);
  look();
  return map;
}

async function json(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(answer.status);
  return answer.json();
}

function arrives(name, attributes) {
  return new Promise((resolve, reject) => {
    document.head.append(Object.assign(document.createElement(name), attributes, { onload: resolve, onerror: reject }));
  });
}

function makeMap(element, said, calm) {
  const map = L.map(element, {
    zoomSnap: .25, minZoom: 3, maxZoom: said.tiles ? 18 : 12, maxBounds: L.latLngBounds(COUNTRY).pad(.5),
    scrollWheelZoom: false, zoomControl: false, zoomAnimation: !calm, fadeAnimation: !calm, markerZoomAnimation: !calm, inertia: !calm,
  });
  /* The wheel scrolls the page until somebody is at the map. */
  element.addEventListener('focusin', () => map.scrollWheelZoom.enable());
  element.addEventListener('focusout', () => map.scrollWheelZoom.disable());
  /* Leaflet listens for this key only while the map itself has the focus, not what is on it. */
  element.addEventListener('keydown', event => { if (event.key === 'Escape') map.closePopup(); });
  if (calm) {
    const pan = map.panBy;
    map.panBy = (offset, options) => pan.call(map, offset, { ...options, animate: false });
  }
  L.control.zoom({ position: 'topright', zoomInTitle: 'Phóng to', zoomOutTitle: 'Thu nhỏ' }).addTo(map);
  map.attributionControl.setPrefix(false);
  map.fitBounds(COUNTRY, { animate: false });
  return map;
}

function drawGround(map, outline, said) {
  if (said.tiles) L.tileLayer(said.tiles, { maxZoom: 18, attribution: make('i', said.credit).innerHTML }).addTo(map);
  L.geoJSON(outline, {
    interactive: false,
    attribution: said.tiles ? '' : 'Đường nét: svg-maps, CC BY 4.0',
    style: one => ({ className: one.geometry.type === 'MultiPoint' ? 'places__isle' : said.tiles ? 'places__land places__land--line' : 'places__land' }),
    pointToLayer: (_one, at) => L.circleMarker(at, { radius: 1.6, interactive: false }),
  }).addTo(map);
  for (const { under, words } of ISLES) word(map, under, words, ' places__word--sea');
  if (said.tiles) return;
  const lands = outline.features.filter(one => one.geometry.type === 'MultiPolygon');
  for (const { properties: { name, middle } } of lands) word(map, [middle[1], middle[0]], [name], ' places__word--land');
}

function word(map, at, lines, more = '') {
  const html = make('span');
  html.append(lines[0], ...lines.slice(1).flatMap(line => [make('br'), line]));
  L.marker(at, { interactive: false, keyboard: false, icon: L.divIcon({ className: 'places__word' + more, html }) }).addTo(map);
}

/* The country in the corner as soon as an archipelago is out of sight; returns what brings it up to date. */
function drawOver(map, outline, drawing) {
  const { west, east, north, down } = outline.drawing;
  const place = ({ lat, lng }) => [(lng - west) / east, (Math.log(Math.tan(Math.PI / 4 + lat * Math.PI / 360)) * 180 / Math.PI - north) / down];
  const picture = svg('svg'), frame = svg('rect'), box = make('div', '', 'places__over');
  picture.setAttribute('viewBox', '0 0 812 873');
  for (const key of new Set(outline.features.map(one => one.properties.key))) {
    const use = svg('use');
    use.setAttribute('href', `${drawing}#m-${key}`);
    picture.append(use);
  }
  for (const [words, x, y] of [['Hoàng Sa', 470, 540], ['Trường Sa', 390, 715]]) {
    const text = svg('text');
    text.textContent = words;
    text.setAttribute('x', x);
    text.setAttribute('y', y);
    picture.append(text);
  }
  picture.append(frame);
  box.append(picture);
  box.setAttribute('aria-hidden', 'true');
  const control = L.control({ position: 'topleft' });
  control.onAdd = () => box;
  control.addTo(map);
  /* In sight with its words, which are about 140 by 36 pixels. */
  const isSeen = ({ at, under }) => {
    const { x, y } = map.latLngToContainerPoint(under), size = map.getSize();
    return map.getBounds().contains(at) && x > 70 && x < size.x - 70 && y > 0 && y < size.y - 40;
  };
  return () => {
    const seen = map.getBounds();
    box.hidden = ISLES.every(isSeen);
    const [x, y] = place(seen.getNorthWest()), [right, bottom] = place(seen.getSouthEast());
    const values = { x, y, width: right - x, height: bottom - y };
    for (const name of Object.keys(values)) frame.setAttribute(name, values[name].toFixed(1));
  };
}

function drawPoints(map, data, said, status) {
  const layer = L.layerGroup().addTo(map);
  const whole = data.cells.length === 0; /* else each window is asked for anew */
  let shown = data, asking;
  const show = () => {
    const groups = gather(map, shown);
    layer.clearLayers();
    for (const group of groups) pin(map, group, said).addTo(layer);
  };
  const ask = async () => {
    asking?.abort();
    asking = new AbortController();
    const query = new URLSearchParams(location.search);
    query.set('khung', map.getBounds().pad(.2).toBBoxString());
    try {
      const answer = await fetch(`${said.points}?${query}`, { signal: asking.signal });
      shown = await answer.json();
      show();
    } catch (error) {
      if (error.name !== 'AbortError') status.textContent = 'Chưa tải được các điểm ở đây. Hãy thử lại.';
    }
  };
  const places = [...data.points, ...data.cells].map(([lat, lon]) => [lat, lon]);
  if (places.length) {
    const bounds = L.latLngBounds(places).pad(.15);
    /* A whole country of points is looked at with the whole country; a few provinces nearer. */
    if (Math.min(map.getBoundsZoom(bounds), 9) > map.getZoom() + 1) map.fitBounds(bounds, { maxZoom: 9, animate: false });
  }
  show();
  /* A window that moved to make room for a popup is asked for when that has closed. */
  let reading = false;
  map.on('popupopen', () => { reading = true; }).on('popupclose', () => { reading = false; });
  if (whole) map.on('zoomend', show);
  else map.on('moveend', () => reading || ask());
  status.textContent = `${data.total.toLocaleString('vi')} hợp tác xã trên bản đồ.`;
}

/* Put together what lies too near to each other to be told apart at this zoom. */
function gather(map, { points, cells }) {
  const groups = [], apart = cells.length ? APART.cells : APART.points;
  const all = [...points.map(([lat, lon, name, slug, rough]) => ({ lat, lon, number: 1, one: { name, slug, rough } })),
    ...cells.map(([lat, lon, number]) => ({ lat, lon, number }))];
  for (const { lat, lon, number, one } of all) {
    const at = map.project([lat, lon]);
    let group = groups.find(other => other.at.distanceTo(at) < apart);
    if (!group) groups.push(group = { at, number: 0, lat, lon, named: [], bounds: L.latLngBounds() });
    group.number += number;
    group.bounds.extend([lat, lon]);
    if (one) group.named.push(one);
  }
  return groups;
}

function pin(map, group, said) {
  const [one] = group.named, single = group.number === 1 && one;
  const name = single ? one.name + (one.rough ? ' (ước chừng theo xã)' : '') : `${group.number.toLocaleString('vi')} hợp tác xã ở quanh đây`;
  const digits = group.number.toLocaleString('vi'), size = single ? 26 : digits.length < 3 ? 36 : 42;
  const width = single ? size : Math.max(size, 16 + digits.length * 9);
  const look = single ? `pin--one${one.rough ? ' pin--rough' : ''}` : `pin--many${digits.length < 3 ? '' : ' pin--big'}`;
  const html = make('span', single ? '' : digits, `pin ${look}`);
  Object.assign(html.style, { width: `${width}px`, height: `${size}px` });
  const marker = L.marker([group.lat, group.lon], {
    title: name, icon: L.divIcon({ className: '', html, iconSize: [width, size], iconAnchor: [width / 2, single ? size * 1.2 : size / 2], popupAnchor: [0, single ? -size : -size / 2] }),
  });
  marker.on('add', () => keyed(marker, name));
  const isOneSpot = map.getZoom() >= map.getMaxZoom() || group.bounds.getNorthEast().equals(group.bounds.getSouthWest());
  if (single || (isOneSpot && group.named.length)) marker.bindPopup(() => told(group, said), { minWidth: 180, maxWidth: 260 }).on('popupopen', opened).on('popupclose', closed);
  else marker.on('click', () => nearer(map, group, marker));
  return marker;
}

/* It is called a button, so both keys of a button press it. */
function keyed(marker, name) {
  const element = marker.getElement();
  element.setAttribute('aria-label', name);
  element.addEventListener('keydown', event => {
    if (event.key !== 'Enter' && event.key !== ' ') return;
    event.preventDefault();
    event.stopPropagation();
    marker.fire('click');
  });
}

function told({ named, number }, said) {
  const box = make('div');
  for (const { name, slug, rough } of named.slice(0, LISTED)) {
    const link = make('a', name);
    link.href = `${said.pages}${slug}/`;
    box.append(link);
    if (rough) box.append(make('small', 'Vị trí ước chừng, theo xã'));
  }
  if (number > LISTED) box.append(make('small', `và ${(number - LISTED).toLocaleString('vi')} hợp tác xã khác trong danh sách`));
  return box;
}

/* Who opened it by keyboard goes on in it, and comes back to where they were. */
function opened({ target, popup }) {
  popup.getElement().querySelector('.leaflet-popup-close-button')?.setAttribute('aria-label', 'Đóng');
  if (document.activeElement === target.getElement()) popup.getElement().querySelector('a[href*="/"]')?.focus();
}

function closed({ target, popup }) {
  if (popup.getElement()?.contains(document.activeElement)) target.getElement()?.focus();
}

function nearer(map, group, marker) {
  const byKey = document.activeElement === marker.getElement();
  if (byKey) map.once('zoomend', () => setTimeout(() => map.getContainer().focus({ preventScroll: true })));
  if (group.bounds.getNorthEast().equals(group.bounds.getSouthWest())) map.setView([group.lat, group.lon], Math.min(map.getZoom() + 2, map.getMaxZoom()));
  else map.fitBounds(group.bounds.pad(.3), { maxZoom: Math.max(map.getZoom() + 1, 11) });
}
