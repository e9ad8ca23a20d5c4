"use strict";
// Comforts for readers with scripts; every page is complete without them.
(function () {
  const root = document.documentElement;

  /** The switch between light and dark, remembered where the browser allows it. */
  function setUpTheme() {
    const button = document.querySelector(".theme-switch");
    if (!button) return;
    const system = matchMedia("(prefers-color-scheme: dark)");
    const isDark = () => (root.dataset.theme ? root.dataset.theme === "dark" : system.matches);
    const show = () => button.setAttribute("aria-pressed", String(isDark()));
    button.addEventListener("click", () => {
      root.dataset.theme = isDark() ? "light" : "dark";
      try {
        localStorage.setItem("litsite-theme", root.dataset.theme);
      } catch {
        // Not remembered, but switched.
      }
      show();
    });
    system.addEventListener("change", show);
    button.hidden = false;
    show();
  }

  /** Mark the line of the contents whose section is being read. */
  function followReader() {
    const links = new Map();
    for (const link of document.querySelectorAll(".contents a")) {
      links.set(decodeURIComponent(link.hash.slice(1)), link);
    }
    const headings = [...links.keys()].map((id) => document.getElementById(id)).filter(Boolean);
    if (!headings.length || !("IntersectionObserver" in window)) return;
    let current = null;
    const update = () => {
      const passed = headings.filter((heading) => heading.getBoundingClientRect().top < 160);
      const link = passed.length ? links.get(passed[passed.length - 1].id) : null;
      if (link === current) return;
      if (current) current.removeAttribute("aria-current");
      if (link) link.setAttribute("aria-current", "location");
      current = link;
    };
    const observer = new IntersectionObserver(update, { rootMargin: "-158px 0px 0px 0px" });
    headings.forEach((heading) => observer.observe(heading));
    update();
  }

  /** Show a term's definition beside it on hover, focus and first tap. */
  function explainTerms() {
    const box = document.createElement("span");
    box.className = "term-box";
    box.hidden = true;
    let shown = null;
    let timer = 0;
    let touched = false;

    const hide = () => {
      box.hidden = true;
      shown = null;
    };
    const hideSoon = () => {
      clearTimeout(timer);
      timer = setTimeout(hide, 200);
    };
    const show = (term) => {
      clearTimeout(timer);
      const note = document.getElementById(term.getAttribute("aria-describedby"));
      if (!note || shown === term) return;
      shown = term;
      box.textContent = note.textContent;
      // The box lies in the document's flow of positions, not in the paragraph's text.
      document.body.append(box);
      box.hidden = false;
      place(term);
    };
    const place = (term) => {
      const rect = term.getClientRects()[0];
      const width = box.offsetWidth;
      const left = Math.max(8, Math.min(rect.left, root.clientWidth - width - 8));
      const below = rect.bottom + 6 + box.offsetHeight < root.clientHeight;
      const top = below ? rect.bottom + 6 : Math.max(8, rect.top - box.offsetHeight - 6);
      box.style.left = `${left + scrollX}px`;
      box.style.top = `${top + scrollY}px`;
    };

    for (const term of document.querySelectorAll("a.term")) {
      term.addEventListener("pointerenter", (event) => {
        if (event.pointerType === "mouse") show(term);
      });
      term.addEventListener("pointerleave", hideSoon);
      term.addEventListener("focus", () => {
        if (!touched) show(term);
      });
      term.addEventListener("blur", hideSoon);
      term.addEventListener("pointerdown", (event) => {
        touched = event.pointerType === "touch";
      });
      term.addEventListener("click", (event) => {
        // The first tap explains, the second follows the link.
        if (touched && shown !== term) {
          event.preventDefault();
          show(term);
        }
      });
    }
    box.addEventListener("pointerenter", () => clearTimeout(timer));
    box.addEventListener("pointerleave", hideSoon);
    document.addEventListener("keydown", (event) => {
      if (event.key === "Escape") hide();
    });
  }

  /** A button beside each citation. */
  function offerCopies() {
    if (!navigator.clipboard) return;
    for (const text of document.querySelectorAll("[data-copy]")) {
      const words = text.textContent;
      const button = document.createElement("button");
      button.type = "button";
      button.className = "copy";
      button.textContent = text.dataset.copy;
      button.addEventListener("click", () => {
        navigator.clipboard.writeText(words).then(
          () => {
            button.textContent = text.dataset.copied;
          },
          () => {
            getSelection().selectAllChildren(text);
          },
        );
      });
      text.after(button);
    }
  }

  const here = document.currentScript.src;

  /** The search's script, loaded when a reader first touches the search. */
  let loading = null;
  function loadSearch() {
    return (loading ??= new Promise((resolve, reject) => {
      if (globalThis.Litsite?.ask) {
        resolve(globalThis.Litsite);
        return;
      }
      const script = document.createElement("script");
      script.src = new URL("search.js", here).href;
      script.onload = () => resolve(globalThis.Litsite);
      script.onerror = () => {
        loading = null;
        reject(new Error("static/search.js cannot be loaded"));
      };
      document.head.append(script);
    }));
  }

  /** The boxes come to life when they are first focused; `/` focuses the first one. */
  function setUpSearch() {
    const page = document.querySelector(".search-page");
    globalThis.Litsite ??= {};
    globalThis.Litsite.search ??= (...asked) => loadSearch().then((search) => search.search(...asked));
    if (page) startSearchPage(page);
    else for (const form of document.querySelectorAll("form.search-box")) wakeWhenFocused(form);
    document.addEventListener("keydown", (event) => {
      const typing = event.target.closest?.("input:not([type=checkbox]), textarea, select, [contenteditable]");
      if (event.key !== "/" || typing || event.ctrlKey || event.metaKey || event.altKey) return;
      const input = document.querySelector("form.search-box input");
      if (!input) return;
      event.preventDefault();
      input.focus();
      input.select();
    });
  }

  /** The search page names its script itself: all deferred scripts have run when the page is ready. */
  function startSearchPage(page) {
    document.addEventListener("DOMContentLoaded", () => {
      loadSearch().then(
        (search) => search.startPage(page),
        () => {
          page.querySelector(".search-status").textContent = page.dataset.failed;
        },
      );
    });
  }

  function wakeWhenFocused(form) {
    // Without its script the form still leads to the search page; the next focus tries again.
    const wake = () => loadSearch().then((search) => search.attachBox(form), wait);
    const wait = () => form.addEventListener("focusin", wake, { once: true });
    if (form.contains(document.activeElement)) wake();
    else wait();
  }

  /** Words that a search result asks to mark. */
  function showFound() {
    const words = new URLSearchParams(location.search).get("hl");
    const main = document.querySelector("main");
    if (!words || !main) return;
    loadSearch().then(
      (search) => search.highlight(main, search.readQuery(words).split(" ").map(search.normalize).filter(Boolean)),
      () => {}, // the page is complete without marks
    );
  }

  setUpTheme();
  setUpSearch();
  showFound();
  followReader();
  explainTerms();
  offerCopies();
})();
