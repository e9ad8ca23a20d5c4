"use strict";
// On article pages: a figure's record opens beside it. Without this script its mark leads to the record.
(function () {
  const records = document.querySelector(".records");
  if (!records) return;
  const root = document.documentElement;
  const texts = records.dataset;

  let box = null;
  let opener = null;

  document.addEventListener("click", (event) => {
    const mark = event.target.closest?.("a.figure, a.figure-card, .figure-lines a");
    const plain = !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;
    const record = mark && plain && recordOf(mark);
    if (record) {
      event.preventDefault();
      if (opener === mark) close(true);
      else open(mark, record);
    } else if (box && !box.contains(event.target)) {
      close(false);
    }
  });

  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && box) close(true);
  });

  function recordOf(mark) {
    let id = mark.hash.slice(1);
    try {
      id = decodeURIComponent(id);
    } catch {
      // An address that is no encoding of any id leads nowhere.
    }
    const record = mark.pathname === location.pathname ? document.getElementById(id) : null;
    return record?.classList.contains("record") ? record : null;
  }

  function open(mark, record) {
    close(false);
    opener = mark;
    box = document.createElement("div");
    box.className = "record-box";
    box.setAttribute("role", "dialog");
    box.setAttribute("aria-label", texts.record);
    box.tabIndex = -1;
    const list = document.createElement("dl");
    const copy = record.cloneNode(true);
    copy.removeAttribute("id");
    list.append(copy);
    const buttons = document.createElement("p");
    buttons.className = "record-buttons";
    if (navigator.clipboard) buttons.append(citeButton(record));
    buttons.append(button(texts.close, () => close(true)));
    box.append(list, buttons);
    box.addEventListener("click", (event) => {
      // The way back to the sentence ends here: the record closes.
      if (event.target.closest("a")) close(false);
    });
    box.addEventListener("focusout", (event) => {
      if (box && event.relatedTarget && !box.contains(event.relatedTarget)) close(false);
    });
    document.body.append(box);
    place(mark);
    mark.setAttribute("aria-expanded", "true");
    box.focus({ preventScroll: true });
  }

  function close(back) {
    if (!box) return;
    const gone = box;
    const mark = opener;
    box = null;
    opener = null;
    gone.remove();
    mark.removeAttribute("aria-expanded");
    if (back) mark.focus({ preventScroll: true });
  }

  /** Below the mark where there is room, else above it; on a phone over the whole width. */
  function place(mark) {
    const rect = mark.getClientRects()[0];
    const left = Math.max(8, Math.min(rect.left, root.clientWidth - box.offsetWidth - 8));
    const below = rect.bottom + 8 + box.offsetHeight < root.clientHeight;
    const top = below ? rect.bottom + 8 : Math.max(8, rect.top - box.offsetHeight - 8);
    box.style.left = `${left + scrollX}px`;
    box.style.top = `${top + scrollY}px`;
  }

  /** What the figure is, the sentence, then the article as it is cited below, with the record's own address. */
  function citeButton(record) {
    const made = button(texts.cite, () => {
      navigator.clipboard.writeText(citation(record)).then(
        () => {
          made.textContent = texts.copied;
        },
        () => getSelection().selectAllChildren(record.querySelector(".record-quote")),
      );
    });
    return made;
  }

  function citation(record) {
    const quote = record.querySelector(".record-quote").textContent.trim();
    const article = document.querySelector(".citation-text")?.textContent ?? document.title;
    const canonical = document.querySelector("link[rel=canonical]")?.href;
    const hash = record.querySelector(".record-permalink").hash;
    const cited = canonical && article.includes(canonical) ? article.replace(canonical, canonical + hash) : article;
    return `${record.dataset.cited}。“${quote}”——${cited}`;
  }

  function button(text, action) {
    const made = document.createElement("button");
    made.type = "button";
    made.textContent = text;
    made.addEventListener("click", action);
    return made;
  }
})();
