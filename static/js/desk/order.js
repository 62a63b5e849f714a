// Rows in an order: buttons move them, and the numbers follow what is seen. Without script the number boxes show.

const say = window.gettext || (words => words);
const groups = new Map();

function button(words, sign, act) {
  const made = document.createElement("button");
  Object.assign(made, {type: "button", title: words, textContent: sign});
  made.setAttribute("aria-label", words);
  made.addEventListener("click", act);
  return made;
}

class Ordered {
  constructor(group) {
    this.group = group;
    this.prefix = JSON.parse(group.dataset.inlineFormset).options.prefix;
    this.touched = false;
    this.live = group.querySelector(".ord-live") || group.appendChild(document.createElement("p"));
    this.live.className = "ord-live visually-hidden";
    this.live.setAttribute("role", "status");
    group.classList.add("ordered");
    this.rows().forEach(row => this.equip(row));
    group.addEventListener("formset:added", event => this.added(event.target));
    group.closest("form").addEventListener("submit", () => this.number());
  }

  rows() {
    return [...this.group.querySelectorAll(".inline-related, tr.form-row")]
      .filter(row => !row.classList.contains("empty-form") && !row.classList.contains("tabular") && this.box(row));
  }

  box(row) { return row.querySelector(`input[name^="${this.prefix}-"][name$="-position"]`); }

  equip(row) {
    row.querySelector(".ord")?.remove();
    const tools = document.createElement("span");
    tools.className = "ord";
    tools.append(button(say("Chuyển lên"), "▲", event => this.move(row, -1, event.target)),
      button(say("Chuyển xuống"), "▼", event => this.move(row, 1, event.target)));
    if (row.matches(".inline-related")) {
      tools.append(button(say("Chèn một mục mới ở dưới mục này"), say("+ Chèn dưới"), () => this.insertBelow(row)));
      row.querySelector("h3").append(tools);
    } else this.box(row).after(tools);
  }

  added(row) {
    if (!this.rows().includes(row)) return;
    this.equip(row);
    if (this.after) { this.after.after(row); this.after = null; }
    this.touched = true;
    this.number();
    row.querySelector("input:not([type=hidden]), select, textarea, [contenteditable]")?.focus?.();
  }

  insertBelow(row) {
    this.after = row;
    this.group.querySelector(".add-row a, tr.add-row a").click();
    this.after = null;
  }

  move(row, step, pressed) {
    const rows = this.rows(), other = rows[rows.indexOf(row) + step];
    if (!other) return;
    if (step < 0) other.before(row); else other.after(row);
    this.touched = true;
    this.number();
    pressed.focus();
    row.scrollIntoView({block: "nearest"});
    this.live.textContent = say("Nay ở vị trí %s").replace("%s", this.rows().indexOf(row) + 1);
  }

  // Change as few numbers as the order needs; a new row that holds nothing stays out of the form's business.
  number() {
    if (!this.touched) return;
    let last = -1;
    for (const row of this.rows()) {
      const box = this.box(row);
      if (this.isBlank(row)) { this.write(box, box.defaultValue); continue; }
      const own = Number(box.value);
      last = Number.isInteger(own) && own > last ? own : last + 1;
      this.write(box, String(last));
    }
  }

  write(box, value) {
    if (box.value === value) return;
    box.value = value;
    box.dispatchEvent(new Event("input", {bubbles: true}));
  }

  isBlank(row) {
    return !row.classList.contains("has_original")
      && [...row.querySelectorAll("input, select, textarea")].every(one => one === this.box(row)
        || one.type === "hidden" || one.type === "button" || !one.name
        || (one.type === "checkbox" || one.type === "radio" ? one.checked === one.defaultChecked
          : one.tagName === "SELECT" ? [...one.options].every(option => option.selected === option.defaultSelected) || !one.value
            : one.value === one.defaultValue));
  }

  // Django numbers the rows that are left as they stand; its forms want the stored ones first.
  reindex() {
    const rows = this.rows(), stored = rows.filter(row => row.classList.contains("has_original"));
    const fresh = rows.filter(row => !stored.includes(row));
    const number = new RegExp(`(${this.prefix}-)\\d+`);
    [...stored, ...fresh].forEach((row, index) => {
      for (const one of [row, ...row.querySelectorAll("[id], [name], [for]")])
        for (const name of ["id", "name", "for"])
          if (number.test(one.getAttribute(name) || "")) one.setAttribute(name, one.getAttribute(name).replace(number, `$1${index}`));
    });
  }
}

for (const group of document.querySelectorAll(".inline-group[data-inline-formset]"))
  if (group.querySelector('[name$="-position"]')) groups.set(group.id, new Ordered(group));

document.addEventListener("formset:removed", () => setTimeout(() => groups.forEach(group => group.reindex())));
