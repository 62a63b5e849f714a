// Pasting: the server makes plain what was pasted, so that what is shown is what will be stored. Without it the
// editor's own rules still let nothing foreign in.

const PASTED_PICTURE = say("Ảnh dán thẳng vào chữ không giữ được: hãy tải lên thư viện ảnh rồi bấm nút Ảnh.");
const MOST_PASTED = 2 * 1024 * 1024;
const PATIENCE = 8000;

function pasted(editor, event, source) {
  const held = event.clipboardData, html = held?.getData("text/html") || "";
  if (editor.state.selection.$from.parent.type.name === "libraryFigure") {
    editor.view.dispatch(editor.state.tr.insertText((held?.getData("text/plain") || "").replace(/\s+/g, " ")));
  } else if (html.includes("data-pm-slice")) {
    // What was copied in an editor of this site is plain already.
    return false;
  } else if (html) cleanAndInsert(editor, html, source);
  else if (!refusePictures(editor, held)) return false;
  event.preventDefault();
  return true;
}

function refusePictures(editor, held) {
  if (![...held?.files || []].some(file => file.type.startsWith("image/"))) return false;
  tell(editor, [PASTED_PICTURE]);
  return true;
}

async function cleanAndInsert(editor, html, source) {
  tell(editor, [say("Đang dọn chữ vừa dán …")], true);
  const mark = editor.state.selection.getBookmark(), doc = editor.state.doc;
  let clean = html, said = [];
  try {
    ({html: clean, said} = await askServer(html, source));
  } catch {
    // Parsing styles and event handlers would offend the security policy, even in a document that nobody sees.
    clean = html.replace(/<(style|xml)\b[^]*?<\/\1>|\s(?:style|on\w+)\s*=\s*("[^"]*"|'[^']*'|[^\s>]+)/gi, "");
    said = /<img\b/i.test(html) ? [PASTED_PICTURE] : [];
    if (html.length > MOST_PASTED) said.push(say("Đoạn dán quá dài: hãy dán từng phần."));
  }
  if (editor.isDestroyed) return;
  if (editor.state.doc === doc) {
    editor.view.dispatch(editor.state.tr.setSelection(mark.resolve(editor.state.doc)));
  }
  tell(editor, said);
  if (clean) insert(editor, clean);
}

// One paragraph goes on in the line where the cursor stands; more than that stays the blocks that it is.
function insert(editor, html) {
  if (/^<p>(?:(?!<p>)[^])*<\/p>$/.test(html)) editor.view.pasteHTML(html, new ClipboardEvent("paste"));
  else editor.chain().focus().insertContent(html.replace(/>\n+</g, "><")).run();
}

async function askServer(html, source) {
  if (html.length > MOST_PASTED) throw new Error("too long");
  const token = document.querySelector("[name=csrfmiddlewaretoken]")?.value || "";
  const answer = await fetch(source, {
    method: "POST",
    headers: {"X-CSRFToken": token, "Content-Type": "text/html; charset=utf-8"},
    body: html,
    redirect: "error",
    signal: AbortSignal.timeout(PATIENCE),
  });
  if (!answer.ok) throw new Error(answer.status);
  return answer.json();
}
