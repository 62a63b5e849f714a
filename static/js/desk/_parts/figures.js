// A figure holds the token of a photograph of the library, and a caption. Which file that is, the server knows.

function figureNode({Node}, photoAddress) {
  return Node.create({
    name: "libraryFigure",
    group: "block",
    content: "text*",
    marks: "",
    isolating: true,
    draggable: true,
    selectable: true,
    addAttributes: () => ({
      token: {
        default: null,
        parseHTML: element => element.getAttribute("data-photo"),
        renderHTML: attributes => ({"data-photo": attributes.token}),
      },
    }),
    parseHTML: () => [{
      tag: "figure[data-photo]",
      contentElement: figure => figure.querySelector("figcaption") || document.createElement("figcaption"),
    }],
    renderHTML: ({HTMLAttributes}) => ["figure", HTMLAttributes, ["figcaption", 0]],
    addKeyboardShortcuts() {
      // Enter in a caption goes on with the text below.
      return {
        Enter: ({editor}) => {
          const {$from} = editor.state.selection;
          if ($from.parent.type.name !== this.name) return false;
          return editor.chain().insertContentAt($from.after(), {type: "paragraph"})
            .focus($from.after() + 1).run();
        },
      };
    },
    addNodeView: () => ({node, editor, getPos}) => figureView(node, editor, getPos, photoAddress),
  });
}

function figureView(node, editor, getPos, photoAddress) {
  const picture = make("img", {src: photoAddress(node.attrs.token), alt: "", draggable: "false"});
  const caption = make("figcaption", {"data-empty": say("Chú thích ở đây; bỏ trống thì lấy chú thích của ảnh")});
  const remove = make("button", {type: "button", class: "lt-figure-remove", onclick: () => {
    const at = getPos(), here = editor.state.doc.nodeAt(at);
    editor.chain().deleteRange({from: at, to: at + here.nodeSize}).focus().run();
  }}, say("Bỏ ảnh này"));
  const frame = make("div", {class: "lt-figure-frame", contenteditable: "false"}, picture, remove);
  picture.addEventListener("error", () => picture.replaceWith(
    make("p", {class: "lt-figure-lost"}, say("Ảnh này không có trong thư viện của liên minh."))));
  const dom = make("figure", {"data-photo": node.attrs.token}, frame, caption);
  const emptied = one => caption.classList.toggle("is-empty", !one.content.size);
  emptied(node);
  return {
    dom,
    contentDOM: caption,
    update: other => other.type === node.type && other.attrs.token === node.attrs.token && (emptied(other), true),
    ignoreMutation: mutation => mutation.type !== "selection" && !caption.contains(mutation.target)
      || mutation.type === "attributes",
    stopEvent: event => event.target === remove,
  };
}
