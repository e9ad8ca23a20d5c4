"use strict";
// The search box of every page: an ARIA combobox with a list of words to complete to.
(function (Litsite) {
  const PAUSE = 120; // milliseconds without a key before suggestions are asked for

  /** Give a search form its suggestions, once; where none are shown, ArrowDown calls `leave`. */
  Litsite.attachBox = function (form, leave = null) {
    const input = form.querySelector("input");
    const list = form.querySelector("[role=listbox]");
    const status = form.querySelector("[role=status]");
    let options = [];
    let active = -1;
    let timer = 0;
    let asked = 0;

    input.addEventListener("input", (event) => {
      if (!event.isComposing) proposeSoon();
    });
    input.addEventListener("compositionstart", close); // the input method's own list opens here
    input.addEventListener("compositionend", proposeSoon);
    input.addEventListener("keydown", onKey);
    input.addEventListener("blur", close);
    form.addEventListener("submit", close);
    list.addEventListener("mousedown", (event) => event.preventDefault()); // the focus stays in the input
    list.addEventListener("click", (event) => {
      const option = event.target.closest("[role=option]");
      if (option) choose(options.indexOf(option));
    });
    // The root is read while the reader types; the search itself says when it cannot be read.
    Litsite.ask("open").catch(() => {});
    // What was typed while this script was loading.
    if (document.activeElement === input && input.value !== input.defaultValue) proposeSoon();

    function proposeSoon() {
      clearTimeout(timer);
      timer = setTimeout(propose, PAUSE);
    }

    async function propose() {
      const number = ++asked;
      const typed = input.value;
      let words = [];
      try {
        words = typed.trim() ? await Litsite.ask("suggest", typed, 8) : [];
      } catch {
        // The search itself will say that the index cannot be read.
      }
      if (number === asked && document.activeElement === input) show(words);
    }

    function show(words) {
      options = words.map(({ text, count }, number) => {
        const option = document.createElement("li");
        option.id = `${input.id}-option-${number}`;
        option.setAttribute("role", "option");
        option.setAttribute("aria-selected", "false");
        option.dataset.word = text;
        const word = document.createElement("span");
        word.textContent = text;
        const times = document.createElement("span");
        times.className = "count";
        times.textContent = Litsite.texts.count(count);
        option.append(word, times);
        return option;
      });
      list.replaceChildren(...options);
      active = -1;
      input.removeAttribute("aria-activedescendant");
      list.hidden = !options.length;
      input.setAttribute("aria-expanded", String(options.length > 0));
      status.textContent = Litsite.texts.suggestions(options.length);
    }

    function close() {
      clearTimeout(timer);
      asked++;
      show([]);
    }

    function onKey(event) {
      // The keys belong to the input method; Safari says so by the code 229 only.
      if (event.isComposing || event.keyCode === 229) return;
      if (event.key === "ArrowDown" || event.key === "ArrowUp") {
        event.preventDefault();
        if (!options.length) {
          if (!leave) propose();
          else if (event.key === "ArrowDown") leave();
          return;
        }
        const step = event.key === "ArrowDown" ? 1 : -1;
        // One more place than options: the input itself.
        activate(((active + 1 + step + options.length + 1) % (options.length + 1)) - 1);
      } else if (event.key === "Enter" && active >= 0) {
        event.preventDefault();
        choose(active);
      } else if (event.key === "Escape" && (!list.hidden || input.value)) {
        event.preventDefault();
        if (list.hidden) empty();
        else close();
      }
    }

    function empty() {
      input.value = "";
      input.dispatchEvent(new Event("input", { bubbles: true }));
    }

    function activate(number) {
      if (active >= 0) options[active].setAttribute("aria-selected", "false");
      active = number;
      if (active < 0) {
        input.removeAttribute("aria-activedescendant");
        return;
      }
      options[active].setAttribute("aria-selected", "true");
      options[active].scrollIntoView({ block: "nearest" });
      input.setAttribute("aria-activedescendant", options[active].id);
    }

    function choose(number) {
      // What stands before the last word stays.
      input.value = input.value.replace(/\S*$/u, () => options[number].dataset.word);
      close();
      form.requestSubmit();
    }
  };
})(globalThis.Litsite);
