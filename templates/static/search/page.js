"use strict";
// search.html: the list, its facets and its address.
(function (Litsite) {
  const FIRST = 3; // what a screen shows: the list stands when these do
  const STEP = 10;
  const PAUSE = 250; // milliseconds without a key before what is typed is searched
  const MOST_VALUES = 8;
  const MOST_WORDS = 6; // to be marked on arrival: addresses stay readable

  /** Bring the search page to life. */
  Litsite.startPage = function (page) {
    const form = page.querySelector("form");
    const input = form.querySelector("input");
    const status = page.querySelector(".search-status");
    const notice = page.querySelector(".search-notice");
    const list = page.querySelector(".search-results");
    const filterBox = page.querySelector(".search-filter");
    const more = page.querySelector(".search-more");
    const looser = page.querySelector(".search-looser");
    const help = page.querySelector(".search-help");
    const { texts } = Litsite;
    const plainTitle = document.title;
    let filters = {};
    let shown = 0;
    let loose = false;
    let run = 0;
    let timer = 0;
    let address = null; // the one that the page shows; fragments come and go beside it

    Litsite.attachBox(form, () => list.querySelector("a")?.focus());
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      start(false);
    });
    input.addEventListener("input", (event) => {
      clearTimeout(timer);
      if (!event.isComposing) timer = setTimeout(start, PAUSE, true);
    });
    input.addEventListener("compositionend", () => {
      clearTimeout(timer);
      timer = setTimeout(start, PAUSE, true);
    });
    list.addEventListener("keydown", onListKey);
    more.addEventListener("click", () => search(shown));
    looser.addEventListener("click", () => {
      loose = true;
      search();
      input.focus();
    });
    addEventListener("popstate", readAddress);
    openWhereWide(filterBox);
    readAddress();

    function start(typing) {
      clearTimeout(timer);
      loose = false;
      remember(typing);
      search();
    }

    function readAddress() {
      if (location.search === address) return;
      address = location.search;
      loose = false;
      const asked = new URLSearchParams(address);
      input.value = asked.get("q") ?? "";
      const chosen = Object.fromEntries(Litsite.facetNames.map((name) => [name, asked.getAll(name)]));
      filters = Litsite.readOptions({ filters: chosen }).filters;
      search();
    }

    /** The address names what is searched; all that is typed without a stop is one step back. */
    function remember(typing) {
      const asked = new URLSearchParams();
      if (input.value.trim()) asked.set("q", input.value.trim());
      for (const name of Litsite.facetNames) for (const value of filters[name] ?? []) asked.append(name, value);
      const text = asked.toString();
      const same = text === new URLSearchParams(location.search).toString();
      const method = same || (typing && history.state?.typing) ? "replaceState" : "pushState";
      history[method]({ typing }, "", text ? `?${text}` : location.pathname);
      address = location.search;
    }

    async function search(offset = 0) {
      const number = ++run;
      const query = Litsite.readQuery(input.value.trim());
      const current = () => number === run;
      if (!query && !Object.keys(filters).length) {
        clear();
        return;
      }
      const wait = setTimeout(() => current() && (status.textContent = texts.searching), 150);
      try {
        const answer = await Litsite.ask("list", query, { limit: offset ? STEP : FIRST, offset, filters, loose });
        if (!current()) return;
        showList(query, answer, offset);
        if (offset) list.querySelector(`[data-number="${offset}"] a`)?.focus();
        if (!offset && answer.total > FIRST) await showRest(query, current);
        if (!current()) return;
        looser.hidden = !answer.strict || !more.hidden;
        fillSnippets(answer, offset, current).catch(report);
        if (!offset) countFacets(query, answer, filters).then((facets) => current() && showFacets(facets), report);
      } catch (error) {
        if (current()) fail(error);
      } finally {
        clearTimeout(wait);
      }
    }

    async function showRest(query, current) {
      const answer = await Litsite.ask("list", query, { limit: STEP - FIRST, offset: FIRST, filters, loose });
      if (!current()) return;
      showList(query, answer, FIRST);
      fillSnippets(answer, FIRST, current).catch(report);
    }

    const report = (error) => console.error(error);

    function clear() {
      list.replaceChildren();
      status.textContent = "";
      notice.hidden = true;
      filterBox.hidden = true;
      more.hidden = true;
      looser.hidden = true;
      help.hidden = false;
      shown = 0;
      document.title = plainTitle;
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
      document.title = query ? texts.title(query, page.dataset.site) : plainTitle;
      help.hidden = answer.total > 0;
      status.textContent = sayTotal(query, answer);
      showNotice(answer);
      answer.results.forEach((result, number) => addResult(result, answer.words[number], offset + number));
      shown += answer.results.length;
      more.hidden = shown < STEP || shown >= answer.total || !answer.results.length;
      looser.hidden = true;
      more.textContent = texts.more;
      // Its place is kept from now on, so that nothing moves when the counts arrive.
      filterBox.hidden = !answer.total && !chosenCount();
      filterBox.querySelector("summary").textContent = texts.filter(chosenCount());
    }

    const chosenCount = () => Object.values(filters).flat().length;

    /** Filters alone find articles, words find places in them. */
    function sayTotal(query, { total, estimated, words }) {
      if (!total) return texts.none(query);
      return words.some((own) => own.length) ? texts.total(total, estimated) : texts.totalArticles(total);
    }

    function showNotice({ notice: said, total }) {
      const lines = [];
      if (said?.kind === "partial") lines.push(texts.partial);
      for (const { from, to } of said?.changes ?? []) lines.push(texts[said.kind](from, to.join(texts.or)));
      const tips = total ? [] : chosenCount() ? [texts.tipFilters, ...texts.tips] : texts.tips;
      const shownLines = lines.map((text) => element("p", { text }));
      if (tips.length) {
        const tipList = element("ul", {});
        tipList.append(...tips.map((text) => element("li", { text })));
        shownLines.push(tipList);
      }
      notice.hidden = !shownLines.length;
      notice.replaceChildren(...shownLines);
    }

    /** Sections of one article that follow each other stand under one title. */
    function addResult(result, words, number) {
      const last = list.lastElementChild;
      const group = last?.dataset.url === result.url ? last : addArticle(result, words);
      const item = element("li", { className: "search-section" });
      item.dataset.number = String(number);
      const head = element("p", { className: "search-heading" });
      head.append(link(result, words, result.section ?? texts.whole, result.section ? result.anchor : ""));
      item.append(head, element("p", { className: "search-snippet" }));
      group.querySelector(".search-sections").append(item);
    }

    function addArticle(result, words) {
      const group = element("li", { className: "search-article" });
      group.dataset.url = result.url;
      const title = element("h2", {});
      title.append(link(result, words, result.title, ""));
      const facts = element("p", { className: "card-meta" });
      for (const text of [result.date, result.district, ...result.topics].filter(Boolean)) facts.append(element("span", { text }));
      group.append(title, facts, element("ul", { className: "search-sections" }));
      list.append(group);
      return group;
    }

    function link(result, words, text, anchor) {
      const made = element("a", {});
      made.append(...markWords(text, words));
      const address = page.dataset.root + result.url.split("/").map(encodeURIComponent).join("/");
      const marks = words.length ? `?${new URLSearchParams({ hl: words.slice(0, MOST_WORDS).join(" ") })}` : "";
      made.href = address + marks + (anchor ? `#${encodeURIComponent(anchor)}` : "");
      return made;
    }

    function fillSnippets(answer, offset, current) {
      const fill = async (_, number) => {
        const [pieces] = await Litsite.ask("snippets", answer.id, [number]);
        if (!current() || !pieces) return;
        const place = list.querySelector(`[data-number="${offset + number}"] .search-snippet`);
        place?.replaceChildren(...pieces.map(showPiece));
      };
      return Promise.all(answer.results.map(fill));
    }

    function showFacets(facets) {
      const focused = document.activeElement;
      const place = filterBox.querySelector(".search-facets");
      place.replaceChildren();
      if (chosenCount()) {
        const button = element("button", { className: "search-clear", text: texts.clear });
        button.type = "button";
        button.addEventListener("click", () => setFilters({}));
        place.append(button);
      }
      for (const name of Litsite.facetNames) {
        const values = listValues(facets[name] ?? [], filters[name] ?? []);
        if (values.length < 2 && !filters[name]) continue;
        const group = element("fieldset", {});
        group.append(element("legend", { text: texts.facets[name] }), ...values.map((value) => choice(name, value)));
        place.append(group);
      }
      filterBox.hidden = !place.childElementCount;
      restoreFocus(place, focused);
    }

    function choice(name, { value, count, chosen }) {
      const label = element("label", {});
      const box = element("input", {});
      Object.assign(box, { type: "checkbox", name, value, checked: chosen });
      box.addEventListener("change", () => {
        const others = (filters[name] ?? []).filter((one) => one !== value);
        const values = box.checked ? [...others, value] : others;
        const { [name]: _, ...rest } = filters;
        setFilters(values.length ? { ...rest, [name]: values } : rest);
      });
      const text = name === "kind" ? (texts.kinds[value] ?? value) : value;
      label.append(box, element("bdi", { text }), element("span", { className: "count", text: String(count) }));
      return label;
    }

    function setFilters(next) {
      filters = next;
      start(false);
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

  /** The facets stand beside the list where there is room, and fold away above it elsewhere. */
  function openWhereWide(filterBox) {
    const wide = matchMedia("(width >= 56rem)");
    const set = () => (filterBox.open = wide.matches);
    wide.addEventListener("change", set);
    set();
  }

  /** Counts of every facet's values; where some are chosen, of what the others would give too. */
  async function countFacets(query, answer, filters) {
    const counted = { ...(await Litsite.ask("facets", answer.id)) };
    for (const name of Object.keys(filters)) {
      const { [name]: _, ...rest } = filters;
      if (!query && !Object.keys(rest).length) continue; // nothing would be asked
      const wider = await Litsite.ask("list", query, { limit: 0, filters: rest });
      counted[name] = (await Litsite.ask("facets", wider.id))[name];
    }
    return counted;
  }

  /** The commonest values, and every chosen one: [{value, count, chosen}]. */
  function listValues(values, chosen) {
    const listed = values
      .map((one) => ({ ...one, chosen: chosen.includes(one.value) }))
      .filter((one, number) => number < MOST_VALUES || one.chosen);
    const gone = chosen.filter((value) => !values.some((one) => one.value === value));
    return [...listed, ...gone.map((value) => ({ value, count: 0, chosen: true }))];
  }

  /** The box that was just changed has been made anew: the focus returns to it. */
  function restoreFocus(place, { name, value, type, className }) {
    if (type !== "checkbox" && className !== "search-clear") return;
    const boxes = [...place.querySelectorAll("input")];
    const same = boxes.find((box) => box.name === name && box.value === value);
    (same ?? boxes[0])?.focus({ preventScroll: true });
  }

  function markWords(text, words) {
    const pieces = [];
    let at = 0;
    for (const { start, end } of Litsite.findMarks(text, words.flatMap(Litsite.numberVariants))) {
      pieces.push({ text: text.slice(at, start), marked: false }, { text: text.slice(start, end), marked: true });
      at = end;
    }
    return [...pieces, { text: text.slice(at), marked: false }].map(showPiece);
  }

  const TURNING = /([\u202a-\u202e\u2066-\u2069])/u; // what turns the direction of a text is named, as on the pages

  function showPiece({ text, marked }) {
    const made = marked ? document.createElement("mark") : document.createDocumentFragment();
    for (const part of text.split(TURNING)) {
      if (TURNING.test(part)) {
        const sign = element("span", { className: "invisible", text: part });
        sign.dataset.name = `U+${part.codePointAt(0).toString(16).toUpperCase()}`;
        made.append(sign);
      } else made.append(part);
    }
    return made;
  }

  function element(name, { className, text }) {
    const made = document.createElement(name);
    if (className) made.className = className;
    if (text !== undefined) made.textContent = text;
    return made;
  }
})(globalThis.Litsite);
