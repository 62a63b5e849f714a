// Signs of the toolbar, drawn on 20 by 20.

const ICONS = {
  bold: "M6 4h5a3 3 0 0 1 0 6H6zM6 10h6a3 3 0 0 1 0 6H6z",
  italic: "M9 4h6M5 16h6M12 4l-4 12",
  bulletList: "M8 5h9M8 10h9M8 15h9M3.5 5h.1M3.5 10h.1M3.5 15h.1",
  orderedList: "M9 5h8M9 10h8M9 15h8M3 4l1-.5V7M3 12.5h2.3L3 16h2.5",
  blockquote: "M4 14c2 0 3-1.5 3-4V6H4v4h3M12 14c2 0 3-1.5 3-4V6h-3v4h3",
  link: "M8 12l4-4M9 6l1.5-1.500a3.200 3.200 0 0 1 5 5L14 11M11 14l-1.500 1.500a3.200 3.200 0 0 1-5-5L6 9",
  photo: "M3 4h14v12H3zM3 13l4-4 4 4 2-2 4 4M13.500 7.500h.1",
  table: "M3 4h14v12H3zM3 8h14M3 12h14M8 4v12M13 4v12",
  clear: "M5 4h10M10 4l-2 9M3 17L17 3",
  undo: "M7 4L3 8l4 4M3 8h9a4 4 0 0 1 0 8H8",
  redo: "M13 4l4 4-4 4M17 8H8a4 4 0 0 0 0 8h4",
};

function icon(name) {
  const shape = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  shape.setAttribute("viewBox", "0 0 20 20");
  shape.setAttribute("aria-hidden", "true");
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  path.setAttribute("d", ICONS[name]);
  shape.append(path);
  return shape;
}
