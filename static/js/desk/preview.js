// The preview's frame at a phone's or a desk's width.
const widths = document.querySelector("[data-widths]");
const frame = document.querySelector("[data-frame]");

if (widths && frame) {
  widths.hidden = false;
  widths.addEventListener("click", (event) => {
    const chosen = event.target.closest("[data-width]");
    if (!chosen) return;
    frame.className = `desk-frame desk-frame-${chosen.dataset.width}`;
    for (const one of widths.querySelectorAll("[data-width]")) one.setAttribute("aria-pressed", String(one === chosen));
  });
}
