"use strict";
(() => {
  const one = (query, where = document) => where.querySelector(query);
  const all = (query, where = document) => [...where.querySelectorAll(query)];
  const page = [...crypto.getRandomValues(new Uint32Array(2))].map((n) => n.toString(36)).join("");
  const status = one("#status");
  let turn = 0;
  let waiting = null;

  const tell = (text) => {
    // The same words once more are not read out, so the line is emptied first.
    status.textContent = "";
    setTimeout(() => { status.textContent = text; }, 50);
  };

  const ready = (where) => {
    all(".with-script", where).forEach((part) => { part.hidden = false; });
    all(".without-script", where).forEach((part) => { part.hidden = true; });
  };

  const chosen = () => new URLSearchParams([...new FormData(one("#wish"))].filter(([, value]) => value));

  // What a person opened, and where they are, stays through a change of the page.
  const swap = (fresh) => {
    const open = all("details[open]").map((part) => part.id).filter(Boolean);
    const search = one("#search")?.value ?? "";
    const focus = document.activeElement;
    const name = focus?.id ? `#${CSS.escape(focus.id)}` : focus?.dataset?.copy ? `[data-copy="${CSS.escape(focus.dataset.copy)}"]`
      : focus?.matches?.("a[href^='#']") ? `a[href="${focus.getAttribute("href")}"]` : null;
    const [x, y] = [scrollX, scrollY];
    const side = one("aside").scrollTop;
    ready(fresh);
    if (one("#file").files.length) one("#file", fresh).replaceWith(document.adoptNode(one("#file")));
    one("#desk").replaceWith(document.adoptNode(one("#desk", fresh)));
    document.title = fresh.title;
    open.forEach((id) => one(`#${CSS.escape(id)}`)?.setAttribute("open", ""));
    one("#search").value = search;
    filter();
    scrollTo({ left: x, top: y, behavior: "instant" });
    one("aside").scrollTop = side;
    if (name && document.activeElement === document.body) one(name)?.focus({ preventScroll: true });
  };

  const load = async (said) => {
    const mine = ++turn;
    waiting?.abort();
    const wish = chosen();
    one("#main").setAttribute("aria-busy", "true");
    try {
      const answer = await fetch(`./?${wish}&page=${page}&turn=${mine}`);
      if (mine !== turn || answer.status === 409) return;
      const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
      if (!one("#desk", fresh)) throw new Error(one("main", fresh)?.textContent ?? "");
      // Pictures first, so that no page is empty for a moment.
      await Promise.all(all("img", fresh).slice(0, 3).map((img) => {
        const ahead = new Image();
        ahead.srcset = img.srcset;
        ahead.src = img.getAttribute("src");
        return ahead.decode().catch(() => null);
      }));
      if (mine !== turn) return;
      swap(fresh);
      history.replaceState(null, "", `./?${one("#desk").dataset.wish}`);
      tell(`${said} ${one("#desk").dataset.summary}`.trim());
    } catch (error) {
      if (mine === turn) gone(error);
      return;
    }
    wait();
  };

  const gone = (error) => {
    one("#main").removeAttribute("aria-busy");
    tell(error instanceof TypeError ? "docgen preview has stopped. Start it again to go on." : `That did not work. ${error.message}`);
    setTimeout(wait, 3000);
  };

  const wait = async () => {
    waiting?.abort();
    const mine = new AbortController();
    waiting = mine;
    const desk = one("#desk").dataset;
    try {
      const answer = await fetch(`changed?${desk.wish}&seen=${desk.seen}`, { signal: mine.signal });
      if (!answer.ok) throw new TypeError("gone");
      if ((await answer.json()).changed) load("Refreshed.");
      else wait();
    } catch (error) {
      if (!mine.signal.aborted) gone(error);
    }
  };

  const filter = () => {
    const words = (one("#search")?.value ?? "").toLowerCase().split(/\s+/).filter(Boolean);
    const items = all("#fields-list li");
    items.forEach((item) => { item.hidden = !words.every((word) => item.textContent.toLowerCase().includes(word)); });
    all("#fields-list .group").forEach((group) => { group.hidden = !one("li:not([hidden])", group); });
    one("#search-count").textContent = words.length ? `${items.filter((item) => !item.hidden).length} of ${items.length} fields` : "";
  };

  document.addEventListener("change", (event) => {
    if (!event.target.closest("#wish")) return;
    if (event.target.id === "case") one("#on").value = "";
    load("");
  });
  document.addEventListener("submit", (event) => {
    if (event.target.id !== "wish") return;
    event.preventDefault();
    load("");
  });
  document.addEventListener("input", (event) => { if (event.target.id === "search") filter(); });
  document.addEventListener("click", async (event) => {
    const copy = event.target.closest("button.copy");
    if (copy) {
      try {
        await navigator.clipboard.writeText(copy.dataset.copy);
        tell(`Copied ${copy.dataset.copy}`);
      } catch {
        tell(`It can’t be copied here. Type ${copy.dataset.copy}`);
      }
      return;
    }
    const other = event.target.closest("a[data-set-case]");
    if (other) {
      event.preventDefault();
      one("#case").value = other.dataset.setCase;
      one("#on").value = "";
      load("");
      return;
    }
    const shown = event.target.closest("a.show");
    if (shown) {
      // A link would only move the page; the place is in the middle of the window, and has the focus.
      event.preventDefault();
      const place = one(shown.getAttribute("href"));
      history.replaceState(null, "", shown.getAttribute("href"));
      all(".found").forEach((part) => part.classList.remove("found"));
      place.classList.add("found");
      place.focus({ preventScroll: true });
      const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
      place.scrollIntoView({ block: "center", inline: "nearest", behavior: calm ? "instant" : "smooth" });
    }
  });
  document.addEventListener("keydown", (event) => {
    // From a place back to the line that led to it.
    const place = event.key === "Escape" && event.target.closest?.("g[id]");
    if (place) one(`a.show[href="#${place.id}"]`)?.focus();
  });

  ready(document);
  wait();
})();
