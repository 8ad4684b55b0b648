/* What makes the pages pleasant; everything works without it. No dependency, deferred, under a strict policy. */
(() => {
  "use strict";

  /* Messages can be put away. */
  for (const button of document.querySelectorAll("[data-dismiss]")) {
    button.hidden = false;
    button.addEventListener("click", () => button.closest(".note").remove());
  }

  /* A form that came back with errors: the summary is read first. */
  document.querySelector("[data-focus]")?.focus();

  /* An open menu closes on Escape and when something else is pressed. */
  const menus = [...document.querySelectorAll("details.menu")];
  const closeMenus = (except) => menus.forEach((menu) => menu !== except && (menu.open = false));
  document.addEventListener("click", (event) => closeMenus(event.target.closest("details.menu")));
  document.addEventListener("keydown", (event) => {
    const open = event.key === "Escape" && menus.find((menu) => menu.open);
    if (open) {
      open.open = false;
      open.querySelector("summary").focus();
    }
  });

  /* Number steppers: − and + beside a field that can always be typed into, and a running sum. */
  const valueOf = (field) => Math.max(0, parseInt(field.value, 10) || 0);
  const addUp = (group) => {
    const sum = group?.querySelector("[data-sum]");
    if (!sum) return;
    const fields = [...group.querySelectorAll("[data-stepper] input")];
    sum.textContent = fields.reduce((total, field) => total + valueOf(field), 0).toLocaleString(document.documentElement.lang);
  };
  for (const stepper of document.querySelectorAll("[data-stepper]")) {
    const field = stepper.querySelector("input");
    const group = stepper.closest("[data-steppers]");
    for (const button of stepper.querySelectorAll("button")) {
      button.hidden = false;
      button.addEventListener("click", () => {
        field.value = Math.max(0, valueOf(field) + Number(button.dataset.step));
        field.dispatchEvent(new Event("input", { bubbles: true }));
      });
    }
    field.addEventListener("input", () => addUp(group));
    addUp(group);
  }

  /* Lists that apply at once (sorting), also where they come in later: the button is for those without a script. */
  for (const button of document.querySelectorAll("[data-needless]")) button.hidden = true;
  document.addEventListener("change", ({ target }) => target.matches("[data-submits]") && target.form.requestSubmit());

  /* A page says that it is being looked at; by whom stays unsaid. */
  const counted = document.querySelector("[data-count-url]");
  if (counted) navigator.sendBeacon?.(counted.dataset.countUrl);

  /* Sound plays where it is listed, one part at a time; without a script the browser's own player opens. */
  const sounds = [];
  for (const link of document.querySelectorAll("a[data-play]")) {
    link.addEventListener("click", (event) => {
      event.preventDefault();
      let sound = sounds.find((one) => one.link === link)?.audio;
      if (!sound) {
        sound = Object.assign(document.createElement("audio"), { controls: true, src: link.href });
        sound.setAttribute("aria-label", link.textContent.trim());
        link.nextElementSibling.append(sound);
        sound.addEventListener("play", () => sounds.forEach(({ audio }) => audio !== sound && audio.pause()));
        sounds.push({ link, audio: sound });
      }
      if (sound.paused) sound.play();
      else sound.pause();
    });
  }

  /* Suggestions under a search field: the ARIA combobox, options are links to things. */
  for (const form of document.querySelectorAll("[data-suggest]")) {
    const input = form.querySelector("input[type=search]");
    const list = document.createElement("ul");
    list.className = "suggestions";
    list.id = `${input.id}-suggestions`;
    list.setAttribute("role", "listbox");
    list.setAttribute("aria-label", form.dataset.suggestLabel || "");
    list.hidden = true;
    form.append(list);
    for (const [name, value] of Object.entries({
      role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": list.id,
    })) input.setAttribute(name, value);

    let active = -1;
    let timer = 0;
    let asked = null;

    const show = (isOpen) => {
      list.hidden = !isOpen;
      input.setAttribute("aria-expanded", String(isOpen));
      if (!isOpen) mark(-1);
    };
    const mark = (index) => {
      active = index;
      [...list.children].forEach((option, i) => option.setAttribute("aria-selected", String(i === index)));
      const option = list.children[index];
      if (option) {
        input.setAttribute("aria-activedescendant", option.id);
        option.scrollIntoView({ block: "nearest" });
      } else input.removeAttribute("aria-activedescendant");
    };
    const fill = (suggestions) => {
      list.replaceChildren(...suggestions.map(({ title, url, type_label: label }, i) => {
        const option = document.createElement("li");
        option.id = `${list.id}-${i}`;
        option.setAttribute("role", "option");
        option.setAttribute("aria-selected", "false");
        option.dataset.url = url;
        option.append(Object.assign(document.createElement("span"), { textContent: title }));
        if (label) option.append(Object.assign(document.createElement("small"), { textContent: label }));
        return option;
      }));
      show(suggestions.length > 0);
      active = -1;
    };
    const ask = async () => {
      asked?.abort();
      const typed = input.value.trim();
      if (typed.length < 2) return show(false);
      asked = new AbortController();
      try {
        const address = `${form.dataset.suggest}?q=${encodeURIComponent(typed)}`;
        const answer = await fetch(address, { signal: asked.signal, headers: { Accept: "application/json" } });
        if (answer.ok) fill((await answer.json()).suggestions);
      } catch { /* no suggestions: the search itself still works */ }
    };

    input.addEventListener("input", () => {
      clearTimeout(timer);
      timer = setTimeout(ask, 150);
    });
    input.addEventListener("keydown", (event) => {
      if (event.isComposing || list.hidden) return;
      const last = list.children.length - 1;
      if (event.key === "ArrowDown") mark(active < last ? active + 1 : 0);
      else if (event.key === "ArrowUp") mark(active > 0 ? active - 1 : last);
      else if (event.key === "Escape") show(false);
      else if (event.key === "Enter" && active >= 0) location.assign(list.children[active].dataset.url);
      else return;
      event.preventDefault();
    });
    list.addEventListener("pointerdown", (event) => event.preventDefault());
    list.addEventListener("click", (event) => {
      const option = event.target.closest("li");
      if (option) location.assign(option.dataset.url);
    });
    input.addEventListener("blur", () => show(false));
  }
})();
