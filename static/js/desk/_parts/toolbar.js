// The toolbar: one stop of the Tab key, arrows inside it, Escape back to the text, Alt+F10 from the text.

const STYLES = [["p", say("Đoạn thường")], ["2", say("Đề mục lớn")], ["3", say("Đề mục vừa")], ["4", say("Đề mục nhỏ")]];

// name, sentence, what it does, whether it is on
const TOOLS = [
  ["bold", say("Đậm (Ctrl+B)"), e => e.chain().focus().toggleBold().run(), e => e.isActive("bold")],
  ["italic", say("Nghiêng (Ctrl+I)"), e => e.chain().focus().toggleItalic().run(), e => e.isActive("italic")],
  ["bulletList", say("Danh sách chấm"), e => e.chain().focus().toggleBulletList().run(), e => e.isActive("bulletList")],
  ["orderedList", say("Danh sách đánh số"), e => e.chain().focus().toggleOrderedList().run(), e => e.isActive("orderedList")],
  ["blockquote", say("Trích lời"), e => e.chain().focus().toggleBlockquote().run(), e => e.isActive("blockquote")],
  ["link", say("Liên kết (Ctrl+K)"), askForLink, e => e.isActive("link")],
  ["photo", say("Ảnh trong thư viện"), insertPhoto],
  ["table", say("Bảng"), e => e.chain().focus().insertTable({rows: 3, cols: 3, withHeaderRow: true}).run()],
  ["clear", say("Bỏ trình bày"), e => e.chain().focus().unsetAllMarks().clearNodes().run()],
  ["undo", say("Hoàn tác (Ctrl+Z)"), e => e.chain().focus().undo().run()],
  ["redo", say("Làm lại (Ctrl+Y)"), e => e.chain().focus().redo().run()],
];
const WITH_WORDS = {photo: say("Ảnh"), link: say("Liên kết")};
const TABLE_TOOLS = [
  [say("Thêm hàng"), "addRowAfter"], [say("Thêm cột"), "addColumnAfter"], [say("Bỏ hàng"), "deleteRow"],
  [say("Bỏ cột"), "deleteColumn"], [say("Bỏ bảng"), "deleteTable"],
];

// The dialog over the library answers: {library, upload} tell where it is, chosen({token, alt, caption}) takes the choice.
function insertPhoto(editor) {
  const end = editor.state.selection.to;
  const chosen = photo =>
    editor.chain().focus(end).insertContent({type: "libraryFigure", attrs: {token: photo.token}}).run();
  const detail = {...editor.storage.longText, chosen};
  const asked = new CustomEvent("photo:choose", {cancelable: true, detail});
  if (document.dispatchEvent(asked)) tell(editor, [say("Thư viện ảnh chưa mở được. Hãy tải lại trang rồi thử lại.")]);
}

function toolbar(editor, name) {
  const style = make("select", {class: "lt-style", "aria-label": say("Kiểu đoạn"), title: say("Kiểu đoạn"), onchange: () => {
    const level = Number(style.value), chain = editor.chain().focus();
    (level ? chain.setHeading({level}) : chain.setParagraph()).run();
  }}, ...STYLES.map(([value, words]) => make("option", {value}, words)));
  const buttons = TOOLS.filter(([tool]) => tool !== "photo" || editor.storage.longText.library).map(([tool, words, run]) =>
    make("button", {type: "button", class: "lt-tool", "data-tool": tool, "aria-label": words, title: words,
      onclick: () => run(editor)}, icon(tool), ...(WITH_WORDS[tool] ? [make("span", {}, WITH_WORDS[tool])] : [])));
  const rows = TABLE_TOOLS.map(([words, command]) => make("button", {type: "button", class: "lt-tool lt-tool--words",
    hidden: true, onclick: () => editor.chain().focus()[command]().run()}, words));
  const bar = make("div", {class: "lt-bar", role: "toolbar", "aria-label": `${say("Trình bày")}: ${name}`},
    style, ...buttons, ...rows);
  const update = () => updateBar(editor, bar, style, buttons, rows);
  editor.on("transaction", update);
  roving(bar, editor);
  update();
  return bar;
}

function updateBar(editor, bar, style, buttons, rows) {
  const level = [2, 3, 4].find(one => editor.isActive("heading", {level: one}));
  style.value = level ? String(level) : "p";
  for (const button of buttons) {
    const tool = TOOLS.find(([name]) => name === button.dataset.tool);
    if (tool[3]) button.setAttribute("aria-pressed", String(tool[3](editor)));
    if (tool[0] === "undo" || tool[0] === "redo") button.setAttribute("aria-disabled", String(!editor.can()[tool[0]]()));
  }
  const inside = editor.isActive("table");
  if (rows[0].hidden === inside) for (const row of rows) row.hidden = !inside;
}

function roving(bar, editor) {
  const stops = () => [...bar.querySelectorAll("select, button")].filter(one => !one.hidden);
  const only = chosen => { for (const one of bar.querySelectorAll("select, button")) one.tabIndex = one === chosen ? 0 : -1; };
  only(bar.firstElementChild);
  bar.addEventListener("focusin", event => only(event.target));
  bar.addEventListener("keydown", event => {
    if (event.key === "Escape") { event.preventDefault(); editor.commands.focus(); return; }
    const all = stops(), here = all.indexOf(document.activeElement);
    const next = {ArrowRight: here + 1, ArrowLeft: here - 1, Home: 0, End: all.length - 1}[event.key];
    if (next === undefined) return;
    event.preventDefault();
    all[(next + all.length) % all.length].focus();
  });
}
