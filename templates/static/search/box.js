"use strict";
// The search box of every page: an ARIA combobox with a list of words to complete to.
(function (Litsite) {
  const PAUSE = 120; // milliseconds without a key before suggestions are asked for

  /** Give a search form its suggestions; called once for each form. */
  Litsite.attachBox = function (form) {
    const input = form.querySelector("input[type=search]");
    const list = form.querySelector("[role=listbox]");
    const status = form.querySelector("[role=status]");
    let options = [];
    let active = -1;
    let timer = 0;
    let asked = 0;

    input.addEventListener("input", () => {
      clearTimeout(timer);
      timer = setTimeout(propose, PAUSE);
    });
    input.addEventListener("keydown", onKey);
    input.addEventListener("blur", () => setTimeout(close, 150)); // a click on an option comes first
    list.addEventListener("pointerdown", (event) => event.preventDefault());
    list.addEventListener("click", (event) => {
      const option = event.target.closest("[role=option]");
      if (option) choose(options.indexOf(option));
    });

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
      asked++;
      show([]);
    }

    function onKey(event) {
      if (event.isComposing) return; // the keys belong to the input method
      if (event.key === "ArrowDown" || event.key === "ArrowUp") {
        if (!options.length) return;
        event.preventDefault();
        const step = event.key === "ArrowDown" ? 1 : -1;
        // One more place than options: the input itself.
        activate(((active + 1 + step + options.length + 1) % (options.length + 1)) - 1);
      } else if (event.key === "Enter" && active >= 0) {
        event.preventDefault();
        choose(active);
      } else if (event.key === "Escape") {
        if (!list.hidden) {
          event.preventDefault();
          close();
        }
      }
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
