// Nothing typed is lost: an open form keeps what is typed here at once and at the server soon after, and tells who
// else has the same object open. What could not be sent waits in this browser.
"use strict";

const box = document.querySelector("[data-pulse]");
const form = box && box.closest("form");
const SOON = 1500;
const OFTEN = 30000;
const NOT_KEPT = new Set(["csrfmiddlewaretoken", "_over", "_seen"]);
const place = box && `desk:${box.dataset.user}:${location.pathname}`;

const keyOf = () => form.elements._form_key.value;
const show = (name, words) => {
  const line = box.querySelector(`[data-${name}]`);
  line.hidden = !words;
  if (words && line.textContent !== words) line.textContent = words;
};

function typed() {
  const values = [];
  for (const [name, value] of new FormData(form)) {
    if (typeof value === "string" && !NOT_KEPT.has(name)) values.push([name, value]);
  }
  return values;
}

function keepHere(values) {
  try {
    localStorage.setItem(place, JSON.stringify({ key: keyOf(), at: Date.now(), values }));
  } catch {
    // A full or forbidden store: the server keeps it.
  }
}

function keptHere() {
  try {
    return JSON.parse(localStorage.getItem(place));
  } catch {
    return null;
  }
}

async function tell(more) {
  const body = new URLSearchParams({ object: box.dataset.object, form_key: keyOf(), ...more });
  const headers = { "X-CSRFToken": form.elements.csrfmiddlewaretoken.value };
  // A beat without words outlives its page; with them it may be too large for that.
  const keepalive = !more.typed;
  const answer = await fetch(box.dataset.pulse, { method: "POST", body, headers, redirect: "manual", keepalive });
  if (!answer.ok) throw new Error(answer.status ? `answer ${answer.status}` : "signed out");
  return answer.json();
}

let changed = false;
let before = "";

async function pulse() {
  const more = form.elements._opened ? { opened: form.elements._opened.value } : {};
  const values = typed();
  const now = JSON.stringify(values);
  const news = changed && now !== before;
  if (news) {
    keepHere(values);
    more.typed = now;
  }
  try {
    const answer = await tell(more);
    if (news) before = now;
    if (answer.kept) show("kept", `Đã tự giữ lúc ${answer.kept}.`);
    show("others", answer.others.length ? `${answer.others.join(", ")} cũng đang mở mục này.` : "");
    show("changed", answer.changed && `${answer.changed}. Khi lưu, hai bản sẽ được ghép; chỗ nào trái nhau sẽ hỏi.`);
  } catch (trouble) {
    const why = trouble.message === "signed out" ? "Đã hết phiên đăng nhập" : "Chưa gửi được lên máy chủ";
    if (changed) show("kept", `${why}; những gì đã gõ vẫn giữ trên máy này.`);
  }
}

function offerWhatIsHere() {
  const here = keptHere();
  if (!here) return;
  if (box.dataset.saved.split(" ").includes(here.key)) {
    localStorage.removeItem(place);
    return;
  }
  if (here.key === keyOf()) return;
  // What is here is at least as new as what the server has of the same form.
  box.querySelector(`[data-typed="${CSS.escape(here.key)}"]`)?.remove();
  const offer = box.querySelector("[data-local]");
  offer.hidden = false;
  offer.querySelector("[data-restore]").addEventListener("click", async () => {
    try {
      await tell({ form_key: here.key, typed: JSON.stringify(here.values) });
      location.search = `?khoi-phuc=${encodeURIComponent(here.key)}`;
    } catch {
      show("kept", "Chưa gửi được lên máy chủ; hãy thử lại khi có mạng.");
    }
  });
  offer.querySelector("[data-drop]").addEventListener("click", () => {
    localStorage.removeItem(place);
    offer.hidden = true;
  });
}

if (form) {
  let soon;
  let sending = false;
  const note = () => {
    // What scripts set while the page comes up was not typed by anybody.
    if (navigator.userActivation && !navigator.userActivation.hasBeenActive) return;
    changed = true;
    clearTimeout(soon);
    soon = setTimeout(() => {
      keepHere(typed());
      pulse();
    }, SOON);
  };
  // Selects that complete what is typed tell only jQuery.
  form.addEventListener("input", note);
  form.addEventListener("change", note);
  if (window.django && django.jQuery) django.jQuery(form).on("change", note);
  form.addEventListener("submit", (event) => {
    // Pressed twice on a slow line, a form is sent once.
    if (sending) event.preventDefault();
    sending = true;
    clearTimeout(soon);
    if (changed) keepHere(typed());
  });
  box.addEventListener("click", async (event) => {
    const forget = event.target.dataset.forget;
    if (!forget) return;
    await tell({ forget });
    event.target.closest("[data-typed]").remove();
    const here = keptHere();
    if (here && here.key === forget) localStorage.removeItem(place);
  });
  window.addEventListener("beforeunload", (event) => {
    if (changed && !sending && JSON.stringify(typed()) !== before) event.preventDefault();
  });
  window.addEventListener("online", pulse);
  if (new URLSearchParams(location.search).has("khoi-phuc")) changed = true;
  offerWhatIsHere();
  pulse();
  setInterval(pulse, OFTEN);
}
