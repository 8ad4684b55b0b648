/* On a wide screen, filters apply as they are ticked; on a phone "Áp dụng" does it, without another page,
   and says before how many results there would be. Long lists of values get a field to find one in. */
(() => {
  "use strict";

  const found = document.getElementById("found");
  const status = document.querySelector("[data-announces]");
  const isWide = window.matchMedia("(min-width:64rem)");
  const LONG = 15; /* lines from which a list is worth a field to find one in */
  let asked = null;
  let counting = null;
  let timer = 0;

  /* What is asked for. The fragment is no part of it: it says whether a phone shows the filters (`:target`). */
  const here = () => location.pathname + location.search;
  let shown = here();

  /* Letters without their marks, as people type them: "duc xuan" finds "Đức Xuân". */
  const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/đ/g, "d").trim();

  /* Lines that answer stay, with the lines they are part of; what was folded away opens around them. */
  const find = (fieldset, note) => {
    const wanted = plain(fieldset.querySelector(".facet-find").value);
    let number = 0;
    for (const line of fieldset.querySelectorAll("li")) {
      const isMeant = plain(line.querySelector("label").firstElementChild.nextSibling.textContent).includes(wanted);
      number += isMeant;
      line.hidden = !isMeant;
      if (!isMeant) continue;
      for (let above = line.parentElement.closest("li, details"); above && fieldset.contains(above); above = above.parentElement.closest("li, details")) {
        if (above.matches("li")) above.hidden = false;
        else if (wanted && !above.open) Object.assign(above, { open: true }).dataset.opened = "";
      }
    }
    for (const fold of fieldset.querySelectorAll("details")) {
      if (!wanted && fold.matches("[data-opened]")) {
        fold.open = false;
        delete fold.dataset.opened;
      }
      fold.hidden = fold.matches(".facet-more") && !fold.querySelector("li:not([hidden])");
    }
    note.textContent = number ? "" : fieldset.dataset.findNone;
  };

  const offerToFind = (fieldset, place) => {
    const lines = fieldset.querySelectorAll("li");
    if (lines.length < LONG) return;
    const field = Object.assign(document.createElement("input"), {
      type: "search", className: "input facet-find", id: `find-${place}`, autocomplete: "off", spellcheck: false,
      placeholder: fieldset.dataset.findLabel,
    });
    field.setAttribute("aria-label", fieldset.dataset.findLabel);
    const note = document.createElement("p");
    note.className = "small muted";
    note.setAttribute("role", "status");
    field.addEventListener("input", () => find(fieldset, note));
    field.addEventListener("keydown", (event) => event.key === "Enter" && event.preventDefault());
    fieldset.querySelector("legend").after(field, note);
  };
  const prepare = () => found.querySelectorAll(".facet>fieldset").forEach(offerToFind);

  /* Focus stays on the filter that was ticked, open groups stay open, the count is read out. */
  const folds = () => [...found.querySelectorAll("[data-fold]")];
  const show = (html) => {
    const focused = document.activeElement?.id;
    const open = new Set(folds().filter((fold) => fold.open).map((fold) => fold.dataset.fold));
    const typed = new Map([...found.querySelectorAll(".facet-find")].map((field) => [field.id, field.value]));
    found.innerHTML = html;
    folds().forEach((fold) => (fold.open ||= open.has(fold.dataset.fold)));
    found.querySelectorAll("[data-needless]").forEach((button) => (button.hidden = true));
    prepare();
    for (const field of found.querySelectorAll(".facet-find")) {
      field.value = typed.get(field.id) ?? "";
      if (field.value) field.dispatchEvent(new Event("input"));
    }
    if (focused) document.getElementById(focused)?.focus({ preventScroll: true });
    status.textContent = found.querySelector("[data-announced]")?.textContent.trim() ?? "";
  };

  const load = async (address) => {
    asked?.abort();
    asked = new AbortController();
    try {
      const answer = await fetch(address, {
        signal: asked.signal,
        headers: { "HX-Request": "true", "HX-Target": "found" },
      });
      if (!answer.ok) throw new Error(String(answer.status));
      show(await answer.text());
      return true;
    } catch (error) {
      if (error.name !== "AbortError") location.assign(address);
      return false;
    }
  };

  /* What the form asks for; dates that are left empty are no question. */
  const question = (form) => new URLSearchParams([...new FormData(form)].filter(([, value]) => value !== ""));

  const apply = async (form) => {
    const address = `${location.pathname}?${question(form)}`;
    if (!(await load(address))) return false;
    history.pushState({ found: true }, "", address);
    shown = here();
    return true;
  };

  const count = async (form) => {
    counting?.abort();
    counting = new AbortController();
    try {
      const answer = await fetch(`${form.dataset.countAt}?${question(form)}&size=1`, { signal: counting.signal });
      if (!answer.ok) return;
      const { total } = await answer.json();
      form.querySelector("[data-count]").textContent = total.toLocaleString(document.documentElement.lang);
    } catch { /* the number of before stays; "Áp dụng" still works */ }
  };

  found.addEventListener("change", ({ target }) => {
    const form = target.closest("form.facets");
    if (!form || !target.name) return;
    if (isWide.matches) return apply(form);
    clearTimeout(timer);
    timer = setTimeout(count, 150, form);
  });
  found.addEventListener("submit", async (event) => {
    if (!event.target.matches("form.facets")) return;
    event.preventDefault();
    if (!(await apply(event.target))) return;
    scrollTo({ top: 0 });
    found.querySelector("h1")?.focus({ preventScroll: true });
  });

  /* Opening and closing the filters also comes by here, with nothing new to ask for. New filters are no target yet. */
  addEventListener("popstate", async () => {
    if (shown === here()) return;
    shown = here();
    if ((await load(shown)) && location.hash) location.replace(location.hash);
  });

  prepare();
})();
