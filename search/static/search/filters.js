/* On a wide screen, filters apply as they are ticked. Without a script, and on a phone, "Áp dụng" does it. */
(() => {
  "use strict";

  const found = document.getElementById("found");
  const status = document.querySelector("[data-announces]");
  const isWide = window.matchMedia("(min-width:64rem)");
  let asked = null;

  /* Focus stays on the filter that was ticked, open groups stay open, the count is read out. */
  const show = (html) => {
    const focused = document.activeElement?.id;
    const open = [...found.querySelectorAll("details.facet")].map((group) => group.open);
    found.innerHTML = html;
    found.querySelectorAll("details.facet").forEach((group, place) => (group.open ||= Boolean(open[place])));
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

  found.addEventListener("change", async (event) => {
    const form = event.target.closest("form.facets");
    if (!form || !isWide.matches) return;
    const address = `${location.pathname}?${new URLSearchParams(new FormData(form))}`;
    if (await load(address)) history.pushState({ found: true }, "", address);
  });
  addEventListener("popstate", () => load(location.href));
})();
