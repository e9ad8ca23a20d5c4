"use strict";
// search.html: the list, its facets and its address.
(function (Litsite) {
  const STEP = 10;
  const FACETS = ["district", "year", "topic", "kind", "publication"];
  const MOST_VALUES = 8;

  /** Bring the search page to life. */
  Litsite.startPage = function (page) {
    const form = page.querySelector("form");
    const input = form.querySelector("input[type=search]");
    const status = page.querySelector(".search-status");
    const notice = page.querySelector(".search-notice");
    const list = page.querySelector(".search-results");
    const side = page.querySelector(".search-facets");
    const more = page.querySelector(".search-more");
    const help = page.querySelector(".search-help");
    const { texts } = Litsite;
    const site = document.title;
    let filters = {};
    let shown = 0;
    let run = 0;

    Litsite.attachBox(form);
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      remember();
      search();
    });
    let timer = 0;
    input.addEventListener("input", (event) => {
      clearTimeout(timer);
      if (event.isComposing) return;
      timer = setTimeout(search, 250);
    });
    input.addEventListener("compositionend", () => (timer = setTimeout(search, 250)));
    input.addEventListener("keydown", (event) => {
      if (event.key !== "ArrowDown" || input.getAttribute("aria-expanded") === "true") return;
      const first = list.querySelector("a");
      if (first) {
        event.preventDefault();
        first.focus();
      }
    });
    list.addEventListener("keydown", onListKey);
    more.addEventListener("click", () => search(shown));
    addEventListener("popstate", readAddress);
    readAddress();

    function readAddress() {
      const address = new URLSearchParams(location.search);
      input.value = address.get("q") ?? "";
      filters = {};
      for (const name of FACETS) {
        const values = address.getAll(name);
        if (values.length) filters[name] = values;
      }
      search();
    }

    function remember() {
      const address = new URLSearchParams();
      if (input.value.trim()) address.set("q", input.value.trim());
      for (const name of FACETS) for (const value of filters[name] ?? []) address.append(name, value);
      const text = address.toString();
      if (`?${text}` !== location.search) history.pushState(null, "", text ? `?${text}` : location.pathname);
    }

    async function search(offset = 0) {
      const number = ++run;
      const query = input.value.trim();
      const current = () => number === run;
      if (!query && !Object.keys(filters).length) {
        clear();
        return;
      }
      const wait = setTimeout(() => current() && (status.textContent = texts.searching), 150);
      try {
        const answer = await Litsite.ask("list", query, { limit: STEP, offset, filters });
        if (!current()) return;
        showList(query, answer, offset);
        Litsite.ask("facets", answer.id).then((facets) => current() && showFacets(facets), report);
        fillSnippets(answer, offset, current);
      } catch (error) {
        if (current()) fail(error);
      } finally {
        clearTimeout(wait);
      }
    }

    const report = (error) => console.error(error);

    function clear() {
      list.replaceChildren();
      side.replaceChildren();
      status.textContent = "";
      notice.hidden = true;
      more.hidden = true;
      help.hidden = false;
      shown = 0;
      document.title = site;
    }

    function fail(error) {
      clear();
      status.textContent = texts.failed;
      report(error);
    }

    function showList(query, answer, offset) {
      if (!offset) {
        list.replaceChildren();
        shown = 0;
      }
      document.title = query ? texts.title(query, page.dataset.site) : site;
      help.hidden = answer.total > 0;
      status.textContent = answer.total ? texts.total(answer.total, answer.estimated) : texts.none(query);
      showNotice(answer);
      answer.results.forEach((result, number) => addResult(result, answer.words[number], offset + number));
      shown += answer.results.length;
      more.hidden = shown >= answer.total || !answer.results.length;
      more.textContent = texts.more;
      if (offset) list.querySelector(`[data-number="${offset}"] a`)?.focus();
    }

    function showNotice(answer) {
      const { notice: said } = answer;
      const lines = [];
      if (said?.kind === "partial") lines.push(texts.partial);
      for (const { from, to } of said?.changes ?? []) lines.push(texts[said.kind](from, to.join(texts.or)));
      if (!answer.total) lines.push(...texts.tips);
      notice.hidden = !lines.length;
      notice.replaceChildren(...lines.map((line) => element("p", { text: line })));
    }

    /** Sections of one article that follow each other stand under one title. */
    function addResult(result, words, number) {
      const last = list.lastElementChild;
      let group = last?.dataset.url === result.url ? last : null;
      if (!group) {
        group = element("li", { className: "search-article" });
        group.dataset.url = result.url;
        const facts = [result.date, result.district, ...result.topics].filter(Boolean);
        const title = element("h2", {});
        title.append(link(result, words, result.title, false));
        group.append(title, element("p", { className: "card-meta", text: facts.join(" · ") }), element("ul", { className: "search-sections" }));
        list.append(group);
      }
      const item = element("li", { className: "search-section" });
      item.dataset.number = String(number);
      const head = element("p", { className: "search-heading" });
      head.append(link(result, words, result.section ?? texts.whole, true));
      item.append(head, element("p", { className: "search-snippet" }));
      group.querySelector(".search-sections").append(item);
    }

    function link(result, words, text, toSection) {
      const address = page.dataset.root + result.url.split("/").map(encodeURIComponent).join("/");
      const anchor = toSection && result.anchor ? `#${encodeURIComponent(result.anchor)}` : "";
      const made = element("a", { text });
      made.href = `${address}?hl=${encodeURIComponent(words.slice(0, 6).join(" "))}${anchor}`;
      return made;
    }

    async function fillSnippets(answer, offset, current) {
      await Promise.all(
        answer.results.map(async (_, number) => {
          const [pieces] = await Litsite.ask("snippets", answer.id, [number]);
          if (!current() || !pieces) return;
          const place = list.querySelector(`[data-number="${offset + number}"] .search-snippet`);
          place?.replaceChildren(
            ...pieces.map(({ text, marked }) => (marked ? element("mark", { text }) : document.createTextNode(text))),
          );
        }),
      ).catch(report);
    }

    function showFacets(facets) {
      side.replaceChildren();
      if (Object.keys(filters).length) {
        const button = element("button", { className: "search-clear", text: texts.clear });
        button.type = "button";
        button.addEventListener("click", () => setFilters({}));
        side.append(button);
      }
      for (const name of FACETS) {
        const values = (facets[name] ?? []).slice(0, MOST_VALUES);
        const chosen = filters[name] ?? [];
        if (values.length < 2 && !chosen.length) continue;
        const group = element("fieldset", {});
        group.append(element("legend", { text: texts.facets[name] }));
        for (const { value, count } of values) group.append(choice(name, value, count, chosen.includes(value)));
        side.append(group);
      }
    }

    function choice(name, value, count, checked) {
      const label = element("label", {});
      const box = element("input", {});
      box.type = "checkbox";
      box.checked = checked;
      box.addEventListener("change", () => {
        const others = (filters[name] ?? []).filter((one) => one !== value);
        const values = box.checked ? [...others, value] : others;
        const { [name]: _, ...rest } = filters;
        setFilters(values.length ? { ...rest, [name]: values } : rest);
      });
      label.append(box, element("span", { text: name === "kind" ? (texts.kinds[value] ?? value) : value }), element("span", { className: "count", text: String(count) }));
      return label;
    }

    function setFilters(next) {
      filters = next;
      remember();
      search();
    }

    function onListKey(event) {
      if (!["ArrowDown", "ArrowUp", "Escape"].includes(event.key)) return;
      const links = [...list.querySelectorAll("a")];
      const at = links.indexOf(document.activeElement);
      if (at < 0) return;
      event.preventDefault();
      const next = event.key === "Escape" ? null : links[at + (event.key === "ArrowDown" ? 1 : -1)];
      if (next) next.focus();
      else if (event.key !== "ArrowDown") input.focus();
    }
  };

  function element(name, { className, text }) {
    const made = document.createElement(name);
    if (className) made.className = className;
    if (text !== undefined) made.textContent = text;
    return made;
  }
})(globalThis.Litsite);
