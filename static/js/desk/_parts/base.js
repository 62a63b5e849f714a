// The long-text editor. These parts are served as one module: see coopsite/common/assets.py.
// Sentences pass through Django's gettext, which the admin's forms load before.

const say = window.gettext || (words => words);

// make("button", {type: "button", "aria-label": "…", onclick: f}, child, …)
function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (value !== null && value !== false) element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children);
  return element;
}

let dialogs = 0;

// Show a dialog with a heading; `fill(dialog)` returns its content. Focus goes back where it was when it closes.
function openDialog(title, fill) {
  const id = `longtext-dialog-${++dialogs}`, before = document.activeElement;
  const dialog = make("dialog", {class: "lt-dialog", "aria-labelledby": id});
  dialog.append(make("h2", {id}, title), ...fill(dialog));
  dialog.addEventListener("close", () => { dialog.remove(); before?.focus?.({preventScroll: true}); });
  // Outside every form: Enter in a dialog must not send the page.
  document.body.append(dialog);
  dialog.showModal();
  return dialog;
}

// Keep one sentence (or several) in view under the toolbar, and have it read aloud.
function tell(editor, sentences, busy = false) {
  const place = editor.options.element.querySelector(".lt-said");
  const close = make("button", {type: "button", class: "lt-close", "aria-label": say("Đóng lời nhắn"),
    onclick: () => { tell(editor, []); editor.commands.focus(); }}, "×");
  place.replaceChildren(...sentences.map(one => make("p", {}, one)), ...(sentences.length && !busy ? [close] : []));
  place.classList.toggle("lt-said--busy", busy);
}
