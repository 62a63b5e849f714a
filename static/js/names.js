/* The desk's completing lists and pairs of lists have no names for those who listen: they take their field's. */
(() => {
  const nameOf = select =>
    select.getAttribute("aria-label") || (select.labels[0] || {textContent: ""}).textContent.replace(/:\s*$/, "").trim();
  const name = root => {
    for (const select of root.querySelectorAll("select.select2-hidden-accessible")) {
      const drawn = select.nextElementSibling;
      if (!drawn || !drawn.matches(".select2")) continue;
      for (const part of drawn.querySelectorAll("[role=combobox], [role=textbox], [role=searchbox]"))
        part.setAttribute("aria-label", nameOf(select));
    }
    for (const mark of root.querySelectorAll("span.search-label-icon")) mark.setAttribute("role", "img");
  };
  // Django draws them once the page is ready, and anew for each row that is added.
  addEventListener("load", () => setTimeout(name, 0, document));
  document.addEventListener("formset:added", added => setTimeout(name, 0, added.target));
})();
