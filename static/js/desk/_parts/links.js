// Links: an address that a reader can follow, or a sentence that says why it is none.

const WEB = /^https?:\/\/[\w.-]+\.[\p{L}\d-]{2,}(:\d{1,4})?([/?#]\S*)?$/iu;
const LOCAL = /^\/(?![/\\])\S*$/;
const MAIL = /^[^\s@/?]+@[\w-]+(\.[\w-]+)+$/;
const PHONE = /^\+?[\d.() -]{6,20}$/;
const BARE = /^[\w-]+(\.[\w-]+)*\.[a-z]{2,}([/?#]\S*)?$/i;

// The address as it will be stored, or null for nonsense.
function address(typed) {
  const text = typed.trim();
  if (WEB.test(text) || LOCAL.test(text)) return text;
  if (/^mailto:/i.test(text)) return MAIL.test(text.slice(7)) ? text : null;
  if (/^tel:/i.test(text)) return PHONE.test(text.slice(4)) ? text : null;
  if (MAIL.test(text)) return `mailto:${text}`;
  if (PHONE.test(text)) return `tel:${text.replace(/[^\d+]/g, "")}`;
  return BARE.test(text) ? `https://${text}` : null;
}

function askForLink(editor) {
  const present = editor.getAttributes("link").href || "";
  const nothing = editor.state.selection.empty && !present;
  openDialog(present ? say("Sửa liên kết") : say("Đặt liên kết"), dialog => {
    const where = make("input", {id: "lt-href", type: "text", inputmode: "url", autocomplete: "off",
      "aria-describedby": "lt-href-help lt-href-wrong", placeholder: "https://"});
    where.value = present;
    const words = make("input", {id: "lt-words", type: "text", autocomplete: "off"});
    const wrong = make("p", {id: "lt-href-wrong", class: "lt-wrong", role: "alert"});
    const set = event => {
      event.preventDefault();
      const href = address(where.value);
      if (href) { dialog.close(); setLink(editor, href, nothing ? words.value.trim() || where.value.trim() : ""); return; }
      wrong.textContent = say("Địa chỉ này không mở được. Gõ như https://vca.org.vn, /san-pham/, thư điện tử hoặc số điện thoại.");
      where.setAttribute("aria-invalid", "true");
      where.focus();
    };
    return [make("form", {onsubmit: set, novalidate: true},
      make("label", {for: "lt-href"}, say("Địa chỉ")), where,
      make("p", {id: "lt-href-help", class: "help"}, say("Trang web, trang trong Thổ Sản (bắt đầu bằng /), thư điện tử hoặc số điện thoại.")),
      wrong,
      ...(nothing ? [make("label", {for: "lt-words"}, say("Chữ hiện ra")), words] : []),
      make("div", {class: "lt-dialog-buttons"},
        make("button", {type: "submit", class: "button default"}, say("Đặt liên kết")),
        ...(present ? [make("button", {type: "button", class: "button", onclick: () => {
          dialog.close();
          editor.chain().focus().extendMarkRange("link").unsetLink().run();
        }}, say("Bỏ liên kết"))] : []),
        make("button", {type: "button", class: "button", onclick: () => dialog.close()}, say("Thôi"))))];
  });
}

function setLink(editor, href, words) {
  const chain = editor.chain().focus();
  if (words) chain.insertContent({type: "text", text: words, marks: [{type: "link", attrs: {href}}]}).run();
  else chain.extendMarkRange("link").setLink({href}).run();
}
