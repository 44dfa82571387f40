"use strict";
(() => {
  const rows = [...document.querySelectorAll("#table tbody tr")];
  const controls = document.querySelector(".controls");
  if (!controls) return;
  const search = document.getElementById("search");
  const choices = [...controls.querySelectorAll("select")];
  const shown = document.getElementById("shown");

  // The pieces of the texts that belong to each fact.
  const pieces = new Map();
  const marked = [...document.querySelectorAll("[data-f]")];
  for (const piece of marked) {
    for (const fact of piece.dataset.f.split(" ")) {
      if (!pieces.has(fact)) pieces.set(fact, []);
      pieces.get(fact).push(piece);
    }
  }
  const number = (row) => row.id.slice(1);
  const words = new Map(rows.map((row) => [row, row.textContent.toLowerCase()]));

  // A piece of the text stays marked while one of its facts is shown.
  const filter = () => {
    const wanted = search.value.trim().toLowerCase();
    let count = 0;
    const kept = new Set();
    for (const row of rows) {
      const fits = choices.every((choice) => choice.value === "*" || row.dataset[choice.dataset.filter] === choice.value);
      row.hidden = !(fits && words.get(row).includes(wanted));
      if (!row.hidden) {
        count += 1;
        for (const piece of pieces.get(number(row)) ?? []) kept.add(piece);
      }
    }
    for (const piece of marked) piece.classList.toggle("off", !kept.has(piece));
    for (const bar of bars) bar.setAttribute("aria-pressed", kind.value === bar.dataset.kind);
    shown.value = `${count} of ${rows.length}`;
  };

  let active = null;
  const activate = (fact) => {
    for (const was of document.querySelectorAll(".active")) was.classList.remove("active");
    const row = document.getElementById(`f${fact}`);
    active = row;
    if (!row) return;
    row.classList.add("active");
    for (const piece of pieces.get(fact) ?? []) piece.classList.add("active");
  };
  const show = (element) => element?.scrollIntoView({ block: "nearest" });

  // A hidden row cannot be gone to, so the filters that hide it are cleared.
  const follow = () => {
    const found = /^#[fq](\d+)$/.exec(location.hash);
    if (!found) return;
    if (document.getElementById(`f${found[1]}`)?.hidden) {
      controls.reset();
      filter();
    }
    activate(found[1]);
    show(active);
  };
  window.addEventListener("hashchange", follow);

  // A fact that is gone to again changes no hash.
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("a[href^='#f'], a[href^='#q']");
    if (link && link.hash === location.hash) follow();
  });

  const step = (by) => {
    const visible = rows.filter((row) => !row.hidden);
    if (visible.length === 0) return;
    const at = visible.indexOf(active);
    const next = at < 0 ? (by > 0 ? 0 : visible.length - 1) : Math.min(Math.max(at + by, 0), visible.length - 1);
    const fact = number(visible[next]);
    activate(fact);
    show(active);
    const quantity = document.getElementById(`q${fact}`);
    quantity?.focus({ preventScroll: true });
    quantity?.scrollIntoView({ block: "center" });
  };

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape") {
      controls.reset();
      event.target.blur?.();
    } else if (event.target.matches?.("input, select")) {
      return;
    } else if (event.key === "/") {
      event.preventDefault();
      search.focus();
    } else if (event.key === "j") step(1);
    else if (event.key === "k") step(-1);
  });

  const collator = new Intl.Collator("zh", { numeric: true });
  const heads = [...document.querySelectorAll("#table th")];
  const cell = (row, column) => row.cells[column].textContent.trim();
  const compare = (kind, column) => (a, b) => {
    const [x, y] = [cell(a, column), cell(b, column)];
    if (kind !== "number") return collator.compare(x, y);
    const [m, n] = [Number.parseFloat(x), Number.parseFloat(y)];
    return (Number.isNaN(m) ? Infinity : m) - (Number.isNaN(n) ? Infinity : n) || 0;
  };
  heads.forEach((head, column) => {
    head.querySelector("button").addEventListener("click", () => {
      const down = head.getAttribute("aria-sort") === "ascending";
      for (const other of heads) other.removeAttribute("aria-sort");
      head.setAttribute("aria-sort", down ? "descending" : "ascending");
      const order = compare(head.dataset.sort, column);
      rows.sort((a, b) => (down ? order(b, a) : order(a, b)));
      document.querySelector("#table tbody").append(...rows);
    });
  });

  // A bar of the chart is a button that filters by its kind. A screen reader takes an svg for one picture; as a group it
  // lets its bars be reached.
  const kind = document.getElementById("filter-kind");
  const bars = [...document.querySelectorAll("svg g[data-kind]")];
  for (const bar of bars) {
    const press = () => {
      kind.value = kind.value === bar.dataset.kind ? "*" : bar.dataset.kind;
      filter();
    };
    bar.closest("svg").setAttribute("role", "group");
    bar.setAttribute("role", "button");
    bar.setAttribute("tabindex", "0");
    bar.setAttribute("aria-pressed", "false");
    bar.setAttribute("aria-label", [...bar.querySelectorAll("text")].map((text) => text.textContent).join(" "));
    bar.addEventListener("click", press);
    bar.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      press();
    });
  }

  controls.hidden = false;
  controls.addEventListener("submit", (event) => event.preventDefault());
  // Typing tells of input, a choice of change; some readers' aids tell of the one only.
  controls.addEventListener("input", filter);
  controls.addEventListener("change", filter);
  // The form is cleared after its handlers have run.
  controls.addEventListener("reset", () => setTimeout(filter));
  follow();
})();
