// Every textarea of long text becomes an editor. The textarea stays the form's field: it is written at each change
// (with an "input" event), and what somebody else writes into it is taken over at a "change" event.

const MARKER = "textarea[data-longtext]";
const TAGGED = /<[a-zA-Z/!]/;
let library;

// Typed text as the server reads it: a blank line begins a paragraph.
function asHTML(value) {
  if (!value.trim() || TAGGED.test(value)) return value;
  return value.trim().split(/\n\s*\n/).map(part => {
    const paragraph = make("p");
    part.split("\n").forEach((line, place) => paragraph.append(...(place ? [make("br")] : []), line));
    return paragraph.outerHTML;
  }).join("");
}

function extensions(kit, area) {
  const address = token => area.dataset.photo?.replace("0000000000000000", token) || "";
  const keys = kit.Extension.create({
    name: "longText",
    addStorage: () => ({library: area.dataset.library || "", upload: area.dataset.upload || ""}),
    addKeyboardShortcuts: () => ({
      "Mod-k": ({editor}) => { askForLink(editor); return true; },
      "Alt-F10": ({editor}) => {
        editor.options.element.querySelector(".lt-bar [tabindex='0']").focus();
        return true;
      },
    }),
  });
  const link = kit.Link.extend({addKeyboardShortcuts: () => ({})})
    .configure({openOnClick: false, autolink: false, linkOnPaste: true, enableTarget: false});
  return [
    kit.Document, kit.Paragraph, kit.Text, kit.HardBreak, kit.Heading.configure({levels: [2, 3, 4]}),
    kit.Bold, kit.Italic, kit.Subscript, kit.Superscript, kit.BulletList, kit.ListItem,
    kit.OrderedList, kit.Blockquote, link, kit.Table.configure({resizable: false}), kit.TableRow, kit.TableHeader,
    kit.TableCell, kit.History, kit.Dropcursor, kit.Gapcursor, figureNode(kit, address), keys,
  ];
}

function describe(area) {
  const label = document.querySelector(`label[for="${area.id}"]`);
  if (label && !label.id) label.id = `${area.id}_label`;
  const told = area.getAttribute("aria-describedby");
  return {name: label?.textContent.trim().replace(/:$/, "") || say("Chữ"), label, attributes: {
    class: "lt-text", role: "textbox", "aria-multiline": "true", lang: "vi",
    ...(label ? {"aria-labelledby": label.id} : {"aria-label": say("Chữ")}),
    ...(told ? {"aria-describedby": told} : {}),
    ...(area.getAttribute("aria-invalid") ? {"aria-invalid": "true"} : {}),
  }};
}

function startEditor(kit, area) {
  const {name, label, attributes} = describe(area);
  const frame = make("div", {class: "lt"});
  area.before(frame);
  let written = area.value;
  const editor = new kit.Editor({
    element: frame,
    // Its rules stand in desk/longtext.css: the security policy lets no script write a style sheet.
    injectCSS: false,
    editable: !area.disabled && !area.readOnly,
    extensions: extensions(kit, area),
    content: asHTML(area.value),
    editorProps: {
      attributes,
      // Before the kit parses what was pasted: styles in it would offend the security policy.
      handleDOMEvents: {paste: (_view, event) => pasted(editor, event, area.dataset.clean)},
      handleDrop: (_view, event) => refusePictures(editor, event.dataTransfer),
    },
    onUpdate: () => {
      area.value = written = editor.isEmpty ? "" : editor.getHTML();
      area.dispatchEvent(new Event("input", {bubbles: true}));
    },
  });
  frame.prepend(toolbar(editor, name), make("div", {class: "lt-said", role: "status"}));
  area.hidden = true;
  area.addEventListener("change", () => {
    if (area.value === written) return;
    written = area.value;
    editor.commands.setContent(asHTML(area.value), {emitUpdate: false});
  });
  label?.addEventListener("click", event => { event.preventDefault(); editor.commands.focus(); });
}

async function startAll(place) {
  // The empty form that new rows are copied from stays a plain one.
  const areas = [...place.querySelectorAll(MARKER)].filter(area => !area.id.includes("__prefix__") && !area.dataset.started);
  if (!areas.length) return;
  for (const area of areas) area.dataset.started = "";
  library ||= import(areas[0].dataset.editor);
  const kit = await library;
  for (const area of areas) startEditor(kit, area);
}

startAll(document);
document.addEventListener("formset:added", event => startAll(event.target));
