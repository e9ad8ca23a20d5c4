"use strict";
// On served pages: news of builds, mistakes over the page, and beside the text what its editor needs.
(function () {
  const own = document.currentScript.dataset;
  const base = new URL(".", document.currentScript.src).href;
  const KEPT = "litsite-place";
  const CANDIDATES = 8;

  /* Nodes ------------------------------------------------------------------------------------------ */

  function make(tag, style, ...children) {
    const node = document.createElement(tag);
    if (style) node.className = style;
    node.append(...children);
    return node;
  }

  /** A button that copies `text`; `words` is what it says. */
  function copying(text, words, title) {
    const button = make("button", "litsite-copy", words);
    button.type = "button";
    button.dataset.copy = text;
    button.title = `${title || text}（点击复制）`;
    return button;
  }

  document.addEventListener("click", (event) => {
    const button = event.target.closest?.("button[data-copy]");
    if (!button) return;
    event.preventDefault();
    event.stopPropagation();
    navigator.clipboard.writeText(button.dataset.copy).then(
      () => flash(button, "已复制"),
      () => flash(button, button.dataset.copy),
    );
  }, true);

  function flash(button, words) {
    if (button.dataset.words === undefined) button.dataset.words = button.textContent;
    button.textContent = words;
    button.classList.add("litsite-done");
    setTimeout(() => {
      button.textContent = button.dataset.words;
      button.classList.remove("litsite-done");
    }, 1500);
  }

  /* The place of the reader over a reload ---------------------------------------------------------- */

  let touched = false;
  for (const kind of ["wheel", "touchmove", "keydown", "pointerdown"]) {
    addEventListener(kind, () => { touched = true; }, { passive: true });
  }

  function reload() {
    const marks = [...document.querySelectorAll("main [id]")]
      .map((node) => ({ id: node.id, box: node.getBoundingClientRect() }))
      .filter(({ box }) => box.height && box.bottom > 0)
      .slice(0, CANDIDATES)
      .map(({ id, box }) => [id, box.top]);
    const opened = [...document.querySelectorAll("details")].map((node) => node.open);
    const place = { path: location.pathname, y: scrollY, marks, opened };
    sessionStorage.setItem(KEPT, JSON.stringify(place));
    location.reload();
  }

  /** Put the text back under the reader's eyes: by what stood on top, since its height may have changed. */
  function restore(place) {
    if (touched) return;
    const mark = place.marks.find(([id]) => document.getElementById(id));
    const top = mark
      ? document.getElementById(mark[0]).getBoundingClientRect().top + scrollY - mark[1]
      : place.y;
    // At the very top nothing stood above.
    scrollTo({ top: place.y ? top : 0, behavior: "instant" });
  }

  const place = takePlace();
  if (place) {
    history.scrollRestoration = "manual";
    const details = [...document.querySelectorAll("details")];
    if (details.length === place.opened.length) {
      details.forEach((node, index) => { node.open = place.opened[index]; });
    }
    restore(place);
    addEventListener("load", () => restore(place));
    addEventListener("pagehide", () => { history.scrollRestoration = "auto"; });
  }

  function takePlace() {
    const kept = sessionStorage.getItem(KEPT);
    sessionStorage.removeItem(KEPT);
    const found = kept && JSON.parse(kept);
    return found && found.path === location.pathname ? found : null;
  }

  /* News of builds --------------------------------------------------------------------------------- */

  const bar = make("aside", "litsite-bar");
  bar.setAttribute("aria-label", "litsite");
  const status = make("button", "litsite-status", "…");
  status.type = "button";
  status.addEventListener("click", () => { show(dialog.hidden); });
  const pagePlace = make("span");
  bar.append(pagePlace, status);
  const dialog = make("section", "litsite-mistakes");
  dialog.setAttribute("role", "alertdialog");
  dialog.setAttribute("aria-label", "生成网站时的错误与警告");
  dialog.hidden = true;
  document.body.append(bar, dialog);
  addEventListener("keydown", (event) => {
    if (event.key === "Escape") show(false);
  });

  let told = "";
  let source = null;

  function show(open) {
    dialog.hidden = !open || !dialog.childElementCount;
  }

  function listen() {
    if (document.hidden) {
      // A browser opens few connections to one server: hidden pages leave theirs to the others.
      source?.close();
      source = null;
    } else if (!source) {
      source = new EventSource(`${base}news`);
      source.addEventListener("message", (event) => take(JSON.parse(event.data)));
      source.addEventListener("error", () => {
        status.textContent = "litsite serve 已停止";
        bar.dataset.state = "off";
      });
    }
  }

  function take(news) {
    if (news.run !== own.run || String(news.site) !== own.site) {
      source.close();
      reload();
      return;
    }
    const counts = [];
    if (news.errors) counts.push(`${news.errors} 处错误`);
    if (news.warnings) counts.push(`${news.warnings} 条警告`);
    const lead = news.kept ? "网站未更新" : `${news.articles} 篇`;
    status.textContent = [lead, ...counts].join(" · ");
    bar.dataset.state = news.errors ? "error" : news.warnings ? "warning" : "good";
    const now = JSON.stringify([news.kept, news.problems]);
    if (now === told) return;
    told = now;
    dialog.replaceChildren(...mistakes(news));
    show(news.errors > 0);
    showNotes();
  }

  function mistakes(news) {
    if (!news.problems.length) return [];
    const close = make("button", "litsite-close", "收起");
    close.type = "button";
    close.addEventListener("click", () => show(false));
    const title = news.kept
      ? "有错误，网站未更新：页面仍是上一次的样子"
      : news.errors ? "网站已更新，但有错误" : "网站已更新，有警告";
    return [make("h2", "", title), close, make("ol", "", ...news.problems.map(mistake))];
  }

  function mistake(problem) {
    const where = problem.line ? `${problem.path}:${problem.line}` : problem.path;
    const item = make("li", problem.severity, copying(where, where), make("p", "", problem.message));
    if (problem.lines.length) {
      const rows = problem.lines.map(({ line, text }) => {
        const row = make("span", line === problem.line ? "litsite-here" : "", `${line}  ${text}`);
        return make("div", "", row);
      });
      item.append(make("pre", "", ...rows));
    }
    return item;
  }

  /* Notes beside the text -------------------------------------------------------------------------- */

  async function showNotes() {
    const answer = await fetch(`${base}notes?page=${encodeURIComponent(own.page)}`);
    const notes = await answer.json();
    for (const node of document.querySelectorAll("[data-litsite]")) node.remove();
    pagePlace.replaceChildren(...(notes.page ? [copying(notes.page.place, notes.page.place)] : []));
    if (notes.fields) addFields(notes);
    for (const block of notes.blocks || []) addBlock(block);
    for (const figure of notes.figures || []) addFigure(figure);
    for (const line of notes.lines || []) addLine(line);
    addTargets(notes.targets || []);
    if (place) restore(place);
  }

  /** Mark a node as ours: the next notes replace it, and it is no part of the text. */
  function ours(node) {
    node.dataset.litsite = "";
    node.dataset.helper = "";
    return node;
  }

  function doubtNode(doubt) {
    return make("p", "litsite-doubt", doubt.text, " ", copying(doubt.row, "复制", doubt.row));
  }

  function changesNode(changes) {
    const tags = { "-": "del", "+": "ins" };
    return changes.map(([sign, text]) => (sign === "=" ? text : make(tags[sign], "", text)));
  }

  function addFields(notes) {
    const rows = notes.fields.map((field) => {
      const value = field.changes
        ? make("td", "", ...changesNode(field.changes))
        : make("td", "", field.value ?? "—");
      if (field.edited) value.append(" ", make("mark", "", "经编辑"));
      value.append(...field.doubts.map(doubtNode));
      const name = make("th", "", `${field.label} `, make("code", "", field.name));
      name.scope = "row";
      return make("tr", "", name, value, make("td", "", copying(field.place, `✎${field.line}`)));
    });
    const marked = notes.fields.some((field) => field.edited || field.doubts.length);
    const panel = make("details", "litsite-fields", make("summary", "", "字段、存疑与改动"));
    panel.append(make("table", "", make("tbody", "", ...rows)));
    if (notes.removed.length) {
      const gone = notes.removed.map((text) => make("li", "", make("del", "", text)));
      panel.append(make("p", "", "编辑删去的段落："), make("ul", "", ...gone));
    }
    panel.append(...notes.doubts.map(doubtNode));
    panel.open = marked || notes.removed.length > 0 || notes.doubts.length > 0;
    for (const field of notes.fields) addField(field);
    const head = document.querySelector("main .article-head");
    if (head) head.after(ours(panel));
    else document.querySelector("main")?.prepend(ours(panel));
  }

  /** Beside the field itself, where the page shows it. */
  function addField(field) {
    const heads = { title: "h1", kicker: ".kicker", subtitle: ".subtitle" };
    const labels = [...document.querySelectorAll(".article-head .meta dt")];
    const shown = heads[field.name]
      ? document.querySelector(`.article-head ${heads[field.name]}`)
      : labels.find((node) => node.textContent === field.label)?.nextElementSibling;
    shown?.append(ours(make("span", "litsite-tools", copying(field.place, `✎${field.line}`))));
  }

  function addBlock(block) {
    const node = document.getElementById(block.anchor);
    if (!node) return;
    const tools = ours(make("span", "litsite-tools", copying(block.place, `✎${block.line}`)));
    tools.append(copying(block.key, "锚", `段落锚点 ${block.key}`));
    const inside = node.matches("tr") ? node.lastElementChild : node;
    inside.append(tools);
    const notes = block.doubts.map(doubtNode);
    if (block.changes) notes.push(make("p", "litsite-changes", ...changesNode(block.changes)));
    else if (block.added) notes.push(make("p", "litsite-changes", make("ins", "", "编辑所加")));
    if (!notes.length) return;
    const box = ours(make("div", "litsite-note", ...notes));
    if (node.matches("li, dt, tr")) inside.append(box);
    else node.after(box);
  }

  function addFigure(figure) {
    const record = document.getElementById(figure.fragment);
    if (!record) return;
    const tools = ours(make("dd", "litsite-tools"));
    const words = figure.corrected ? `✎${figure.line} 已更正` : `✎${figure.line}`;
    tools.append(copying(figure.place, words));
    tools.append(copying(figure.row, "复制更正行", figure.row), copying(figure.at, figure.at));
    record.append(tools);
  }

  function addLine({ line, doubts }) {
    const went = document.querySelector(`#L${line} .line-went`) || document.getElementById(`L${line}`);
    if (went) went.append(ours(make(went.matches("ul") ? "li" : "div", "litsite-note", ...doubts.map(doubtNode))));
  }

  function addTargets(targets) {
    const byWords = new Map(targets.map((target) => [target.clause, target]));
    for (const node of document.querySelectorAll(".revisit")) {
      const target = byWords.get(node.querySelector("h3")?.textContent);
      if (!target) continue;
      node.querySelector("h3").after(ours(make("p", "litsite-tools", copying(target.place, "✎"))));
      for (const item of node.querySelectorAll(".later")) {
        const quote = item.querySelector("blockquote")?.textContent;
        const later = target.later.find((one) => one.quote === quote);
        if (later) item.append(ours(make("p", "litsite-tools", copying(later.row, "复制结论行", later.row))));
      }
    }
  }

  document.addEventListener("visibilitychange", listen);
  listen();
})();
