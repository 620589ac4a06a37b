"use strict";
(() => {
  const all = (query) => [...document.querySelectorAll(query)];
  const one = (query) => document.querySelector(query);
  all(".script-only").forEach((part) => { part.hidden = false; });

  const texts = all("article.text");
  const fits = { all: () => true, changed: (t) => t.matches(".changed"), unsure: (t) => t.matches(".look-first") };
  const filter = (which) => {
    texts.forEach((text) => text.classList.toggle("filtered", !fits[which](text)));
    const left = texts.filter(fits[which]).length;
    one("#shown-count").textContent = `${left} of ${texts.length} texts shown`;
  };
  all("input[name=show]").forEach((choice) => choice.addEventListener("change", () => filter(choice.value)));
  // A link to a change that is filtered away would lead nowhere.
  all('a[href^="#change-"]').forEach((link) => link.addEventListener("click", () => {
    const text = one(link.getAttribute("href")).closest("article");
    if (text.classList.contains("filtered")) {
      one("input[name=show][value=all]").checked = true;
      filter("all");
    }
  }));

  const json = one("#json");
  const told = { remove: JSON.parse(json.dataset.remove), keep: JSON.parse(json.dataset.keep) };
  const added = { remove: [], keep: [] };
  const quoted = (text) => JSON.stringify(text).replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Cn}]/gu, (c) =>
    [...Array(c.length).keys()].map((i) => "\\u" + c.charCodeAt(i).toString(16).padStart(4, "0")).join(""));
  const write = () => {
    const member = (name) => {
      const words = [...new Set([...told[name], ...added[name]])];
      return words.length ? `  "${name}": [\n${words.map((w) => "    " + quoted(w)).join(",\n")}\n  ]` : `  "${name}": []`;
    };
    json.textContent = `"redaction": {\n${member("remove")},\n${member("keep")}\n}`;
    one("#copied").textContent = "";
  };
  const boxes = all("input[data-keep]");
  boxes.forEach((box) => box.addEventListener("change", () => {
    boxes.filter((other) => other.dataset.keep === box.dataset.keep).forEach((other) => { other.checked = box.checked; });
    added.keep = [...new Set(boxes.filter((b) => b.checked).map((b) => b.dataset.keep))];
    write();
  }));
  one("form.add").addEventListener("submit", (event) => {
    event.preventDefault();
    const words = one("#missed").value.split(/\s+/).filter(Boolean).join(" ");
    if (words) added.remove.push(words);
    one("#missed").value = "";
    write();
    one("#copied").textContent = words ? "Added to remove" : "";
  });
  one("#copy").addEventListener("click", async () => {
    const selection = getSelection();
    selection.selectAllChildren(json);
    try {
      await navigator.clipboard.writeText(json.textContent);
      one("#copied").textContent = "Copied";
    } catch {
      one("#copied").textContent = "Selected: copy it with Ctrl+C";
    }
  });
})();
