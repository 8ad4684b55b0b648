/* On a wide screen, filters apply as they are ticked; on a phone "Áp dụng" does it, without another page. */
(() => {
  "use strict";

  const found = document.getElementById("found");
  const status = document.querySelector("[data-announces]");
  const isWide = window.matchMedia("(min-width:64rem)");
  let asked = null;

  /* What is asked for. The fragment is no part of it: it says whether a phone shows the filters (`:target`). */
  const here = () => location.pathname + location.search;
  let shown = here();

  /* Focus stays on the filter that was ticked, open groups stay open, the count is read out. */
  const show = (html) => {
    const focused = document.activeElement?.id;
    const open = [...found.querySelectorAll("details.facet")].map((group) => group.open);
    found.innerHTML = html;
    found.querySelectorAll("details.facet").forEach((group, place) => (group.open ||= Boolean(open[place])));
    found.querySelectorAll("[data-needless]").forEach((button) => (button.hidden = true));
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

  const apply = async (form) => {
    const address = `${location.pathname}?${new URLSearchParams(new FormData(form))}`;
    if (!(await load(address))) return false;
    history.pushState({ found: true }, "", address);
    shown = here();
    return true;
  };

  found.addEventListener("change", ({ target }) => {
    const form = target.closest("form.facets");
    if (form && isWide.matches) apply(form);
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
})();
