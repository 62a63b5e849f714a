// Choosing a photograph of the library. Another chooser may take over: it listens on the document for
// "photo:choose", calls preventDefault() and hands the choice {token, alt, caption} to event.detail.chosen.

function choosePhoto(source, chosen) {
  const asked = new CustomEvent("photo:choose", {cancelable: true, detail: {chosen}});
  if (document.dispatchEvent(asked)) openChooser(source, chosen);
}

function openChooser(source, chosen) {
  openDialog(say("Chọn ảnh trong thư viện"), dialog => {
    const found = make("ul", {class: "lt-photos"});
    const status = make("p", {role: "status", class: "help"});
    const more = make("button", {type: "button", class: "button", hidden: true}, say("Xem thêm"));
    const box = make("input", {id: "lt-photo-search", type: "search", autocomplete: "off"});
    const search = photoSearch(source, found, status, more, photo => { dialog.close(); chosen(photo); });
    let waiting;
    box.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(() => search(box.value), 250); });
    more.addEventListener("click", () => search(box.value, true));
    search("");
    return [
      make("label", {for: "lt-photo-search"}, say("Tìm theo chú thích, mô tả, người chụp")), box, status, found,
      make("div", {class: "lt-dialog-buttons"}, more,
        make("button", {type: "button", class: "button", onclick: () => dialog.close()}, say("Thôi"))),
    ];
  });
}

// Returns search(words, nextPage): shows what is found, the latest question's answer only.
function photoSearch(source, list, status, more, pick) {
  let question = 0, page = 1;
  return async (words, next = false) => {
    const mine = ++question;
    page = next ? page + 1 : 1;
    status.textContent = say("Đang tìm …");
    try {
      const answer = await fetch(`${source}?${new URLSearchParams({q: words, trang: page})}`);
      if (!answer.ok || answer.redirected) throw new Error(answer.status);
      const told = await answer.json();
      if (mine !== question) return;
      if (!next) list.replaceChildren();
      list.append(...told.photos.map(photo => photoItem(photo, pick)));
      status.textContent = list.children.length ? "" : say("Không thấy ảnh nào. Hãy tải ảnh lên thư viện trước.");
      more.hidden = !told.more;
    } catch {
      if (mine === question) status.textContent = say("Chưa tải được thư viện ảnh. Kiểm tra đường truyền rồi thử lại.");
    }
  };
}

function photoItem(photo, pick) {
  const name = photo.caption || photo.alt;
  return make("li", {}, make("button", {type: "button", onclick: () => pick(photo)},
    make("img", {src: photo.preview, alt: "", width: "120", height: "90", loading: "lazy"}),
    make("span", {}, name),
    ...(photo.showable ? [] : [make("small", {}, say("chưa được hiện ra trang: thiếu sự đồng ý"))])));
}
