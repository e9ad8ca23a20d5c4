"use strict";
// The ledger's page: filters and sorts figures whose data arrive as scripts, when a reader asks.
(function (Litsite) {
  const PAGE_ROWS = 50;
  const ASK_BYTES = 3_000_000;
  const AT_ONCE = 6;
  const FIELDS = ["q", "district", "topic", "year", "status", "kind", "org", "sort"];
  const BOM = "\ufeff";

  // Parts of a row, of a group of the manifest, of its files: as ledger_data.py writes them.
  const ROW = { sentence: 0, number: 1, indicator: 2, value: 3, size: 4, unit: 5, change: 6, period: 7, place: 8, flags: 9, start: 10, surface: 11 };
  const GROUP = { district: 0, year: 1, first: 2, last: 3, count: 4, statuses: 5, kinds: 6, topics: 7 };

  /** Behind blanks and apostrophes too, as csv_cells.py: see there for the reasons. */
  const FORMULA = /^(?:['\s\x00-\x1f\x85\u200b\ufeff]*[=+\-@＝＋－＠]|'*[\t\r\n])/;

  const LOOKALIKE = /^'*\s*(?:\d{1,40}(?:\.\d{1,40})?[eE][+-]?\d{1,40}|\d{4}[-/]\d{1,2}|\d{1,2}[-/]\d{1,2}(?:[-/]\d{1,4})?|0\d{1,40}|\d{16,40}|\d{1,2}:\d{2}(?::\d{2})?)\s*$/;

  /** Text that no spreadsheet takes for a formula, or for a number or date of its own. */
  Litsite.guardCell = (text) => (FORMULA.test(text) || LOOKALIKE.test(text) ? `'${text}` : text);

  /** Where a figure's record stands; `number` is its place in the sentence, or a fragment of its own. */
  Litsite.recordAddress = function (article, anchor, sentence, number) {
    const fragment = typeof number === "number" ? `fig-${anchor}-${sentence}-${number}` : number;
    return { page: `articles/${encodeURIComponent(article)}.html`, fragment, mark: `at-${fragment}` };
  };

  const form = document.querySelector(".ledger-filter");
  if (!form) return;
  const texts = JSON.parse(form.dataset.texts);
  const root = form.dataset.root;
  const folder = new URL(form.dataset.manifest, document.baseURI);
  const status = document.querySelector(".ledger-status");
  const ask = document.querySelector(".ledger-ask");
  const download = form.querySelector(".ledger-download");
  const results = document.querySelector(".ledger-results");
  const heading = results.querySelector("h2");
  const body = results.querySelector("tbody");
  const pages = results.querySelector(".ledger-pages");
  const collator = new Intl.Collator("zh-Hans-CN-u-co-pinyin");

  const pending = new Map();
  const loaded = new Map();
  const opened = { heading: [...heading.childNodes], rows: [...body.children] };
  let found = [];
  let from = 0;
  let asked = 0;

  /** Called by the data scripts. */
  Litsite.figures = function (name, data) {
    pending.get(name)?.(data);
    pending.delete(name);
  };

  /** The data of one script, loaded once. */
  function load(file) {
    if (!loaded.has(file)) {
      const promise = new Promise((resolve, reject) => {
        pending.set(file.replace(/\.js$/, ""), resolve);
        const script = document.createElement("script");
        script.src = new URL(file, folder).href;
        script.onload = () => script.remove();
        script.onerror = () => {
          script.remove();
          reject(new Error(`${file} cannot be loaded`));
        };
        document.head.append(script);
      });
      loaded.set(file, promise);
      promise.catch(() => loaded.delete(file));
    }
    return loaded.get(file);
  }

  const loadManifest = () => load(folder.pathname.split("/").pop());

  /** What the form asks for. */
  function readForm() {
    const data = new FormData(form);
    return Object.fromEntries(FIELDS.map((name) => [name, String(data.get(name) ?? "").trim()]));
  }

  const isEmpty = (wish) => FIELDS.every((name) => !wish[name]);

  function addressOf(wish) {
    const query = new URLSearchParams(FIELDS.filter((name) => wish[name]).map((name) => [name, wish[name]]));
    if (from) query.set("page", String(from / PAGE_ROWS + 1));
    const text = String(query);
    return text ? `?${text}` : location.pathname;
  }

  /** Put the address's wish into the form; a choice that is not there stays unset. */
  function readAddress() {
    const query = new URLSearchParams(location.search);
    for (const name of FIELDS) form.elements[name].value = query.get(name) ?? "";
    for (const select of form.querySelectorAll("select")) if (select.selectedIndex < 0) select.selectedIndex = 0;
    from = Math.max(0, (parseInt(query.get("page"), 10) || 1) - 1) * PAGE_ROWS;
    const wish = readForm();
    if (!isEmpty(wish)) answer(wish, false);
    else if (asked) restore();
  }

  /** Find, sort and show what is wished for; loading much is asked for first. */
  async function answer(wish, consent) {
    const turn = ++asked;
    ask.hidden = true;
    status.textContent = texts.loading;
    try {
      const manifest = await loadManifest();
      const organizations = wish.org ? await load(manifest.organizations) : [];
      const groups = chooseGroups(manifest, wish, organizations);
      const numbers = filesOf(groups);
      const files = numbers.map((number) => manifest.files[number]);
      const bytes = files.reduce((sum, [name, size]) => sum + (loaded.has(name) ? 0 : size), 0);
      if (turn !== asked) return;
      if (bytes > ASK_BYTES && !consent) {
        const count = groups.reduce((sum, group) => sum + group[GROUP.count], 0);
        status.textContent = fill(texts.ask, { size: `${Math.round(bytes / 1e6)} MB`, count: count.toLocaleString("en") });
        ask.hidden = false;
        return;
      }
      const shards = await loadAll(files.map(([name]) => name), turn);
      if (turn !== asked) return;
      found = sortRows(findRows(manifest, shards, wish), wish.sort);
      if (from >= found.length) from = 0;
      show();
    } catch {
      if (turn === asked) status.textContent = texts.failed;
    }
  }

  /** A few scripts at a time, so that the page stays alive. */
  async function loadAll(names, turn) {
    const shards = [];
    for (let at = 0; at < names.length && turn === asked; at += AT_ONCE) {
      shards.push(...(await Promise.all(names.slice(at, at + AT_ONCE).map(load))));
    }
    return shards;
  }

  const has = (pairs, number) => pairs.some((one, at) => at % 2 === 0 && one === number);

  function chooseGroups(manifest, wish, organizations) {
    const number = (list, value) => (value ? list.indexOf(value) : null);
    const district = number(manifest.districts, wish.district);
    const year = number(manifest.years, wish.year);
    const wanted = [
      [GROUP.statuses, number(manifest.statuses, wish.status)],
      [GROUP.kinds, number(manifest.kinds, wish.kind)],
      [GROUP.topics, number(manifest.topics, wish.topic)],
    ].filter(([, value]) => value !== null);
    const named = organizations.filter(([name]) => name.includes(wish.org)).flatMap(([, , groups]) => groups);
    const allowed = wish.org ? new Set(named) : null;
    return manifest.groups.filter(
      (group, at) =>
        (district === null || group[GROUP.district] === district) &&
        (year === null || group[GROUP.year] === year) &&
        (!allowed || allowed.has(at)) &&
        wanted.every(([part, value]) => has(group[part], value)),
    );
  }

  function filesOf(groups) {
    const numbers = new Set();
    for (const group of groups) {
      for (let number = group[GROUP.first]; number <= group[GROUP.last]; number++) numbers.add(number);
    }
    return [...numbers].sort((a, b) => a - b);
  }

  const fold = (text) => text.normalize("NFKC").toLowerCase();

  /** The rows that fit, each as an object with what the table and the CSV say. */
  function findRows(manifest, shards, wish) {
    const words = fold(wish.q).split(/\s+/).filter(Boolean);
    const district = wish.district ? manifest.districts.indexOf(wish.district) : null;
    const year = wish.year ? manifest.years.indexOf(wish.year) : null;
    const topic = wish.topic ? manifest.topics.indexOf(wish.topic) : null;
    const kind = wish.kind ? manifest.kinds.indexOf(wish.kind) : null;
    const state = wish.status ? manifest.statuses.indexOf(wish.status) : null;
    const rows = [];
    for (const shard of shards) {
      const named = shard.articles.map(([, , , org]) => !wish.org || org.includes(wish.org));
      const fits = shard.sentences.map(
        ([owner, , , , , , topics]) => named[owner] && (topic === null || topics.includes(topic)),
      );
      const quotes = words.length ? shard.sentences.map(([, quote]) => fold(quote)) : [];
      for (const [inDistrict, inYear, members] of shard.groups) {
        if (district !== null && inDistrict !== district) continue;
        if (year !== null && inYear !== year) continue;
        for (const row of members) {
          const flags = row[ROW.flags];
          if (kind !== null && flags >> 2 !== kind) continue;
          if (state !== null && ((flags >> 1) & 1) !== state) continue;
          if (!fits[row[ROW.sentence]]) continue;
          if (words.length) {
            const indicator = fold(shard.strings[row[ROW.indicator]]);
            const quote = quotes[row[ROW.sentence]];
            if (!words.every((word) => indicator.includes(word) || quote.includes(word))) continue;
          }
          rows.push({ shard, row });
        }
      }
    }
    return rows.map(({ shard, row }) => describe(manifest, shard, row));
  }

  function describe(manifest, shard, row) {
    const [owner, quote, anchor, ordinal, file, line] = shard.sentences[row[ROW.sentence]];
    const [id, title, date, org] = shard.articles[owner];
    const [period, end, inferred] = shard.periods[row[ROW.period]];
    const flags = row[ROW.flags];
    const { page, fragment, mark } = Litsite.recordAddress(id, anchor, ordinal, row[ROW.number]);
    return {
      indicator: shard.strings[row[ROW.indicator]],
      value: row[ROW.value],
      surface: row[ROW.surface] ?? row[ROW.value],
      start: row[ROW.start],
      size: row[ROW.size],
      unit: shard.strings[row[ROW.unit]],
      change: shard.strings[row[ROW.change]],
      period,
      end,
      inferred: Boolean(inferred),
      place: shard.strings[row[ROW.place]],
      status: manifest.statuses[(flags >> 1) & 1],
      kind: manifest.kinds[flags >> 2],
      org,
      title,
      date,
      quote,
      file,
      line,
      record: `${page}#${encodeURIComponent(fragment)}`,
      target: `${page}#${encodeURIComponent(flags & 1 ? mark : anchor)}`,
    };
  }

  /** A target's name without its date, so that it stands beside the outcomes of the same. */
  const undated = ({ indicator, period, status }) =>
    status === "target" && indicator.startsWith(period) ? indicator.slice(period.length) : indicator;

  const later = (a, b) => (a < b ? 1 : a > b ? -1 : 0);

  const ORDERS = {
    "": (a, b) => later(a.date, b.date),
    period: (a, b) => later(a.end, b.end),
    // What has no date comes last both ways.
    "-period": (a, b) => (a.end && b.end ? later(b.end, a.end) : later(a.end, b.end)),
    "-value": (a, b) => b.size - a.size,
    value: (a, b) => a.size - b.size,
    indicator: (a, b) => collator.compare(undated(a), undated(b)),
    place: (a, b) => collator.compare(a.place, b.place),
  };

  const sortRows = (rows, order) => rows.sort(ORDERS[order] ?? ORDERS[""]);

  /** Show one page of what was found. */
  function show() {
    const shown = found.slice(from, from + PAGE_ROWS);
    const count = fill(texts.found, { count: found.length.toLocaleString("en") });
    const range = fill(texts.shown, { first: from + 1, last: from + shown.length });
    status.textContent = !found.length ? texts.none : found.length > PAGE_ROWS ? `${count},${range}` : count;
    heading.textContent = texts.file;
    body.replaceChildren(...shown.map(makeRow));
    pages.hidden = found.length <= PAGE_ROWS;
    const [previous, next] = pages.querySelectorAll("button");
    previous.disabled = from === 0;
    next.disabled = from + PAGE_ROWS >= found.length;
    pages.querySelector("span").textContent = range;
    download.disabled = !found.length;
  }

  function makeRow(figure) {
    const row = document.createElement("tr");
    const name = document.createElement("th");
    name.scope = "row";
    name.textContent = figure.indicator;
    const period = cell(3, figure.period);
    if (figure.inferred) {
      const note = document.createElement("small");
      note.textContent = texts.inferred;
      period.append(" ", note);
    }
    const state = document.createElement("span");
    state.className = `status ${figure.status}`;
    state.textContent = texts.statuses[figure.status];
    const value = cell(1, link(figure.record, figure.value));
    value.className = "ledger-value";
    const quote = document.createElement("td");
    quote.className = "ledger-quote";
    quote.append(...markSurface(figure), " ", link(figure.target, figure.title));
    row.append(name, value, cell(2, figure.change), period, cell(4, figure.place), cell(5, state), cell(6, figure.org), quote);
    return row;
  }

  function cell(column, content) {
    const made = document.createElement("td");
    made.dataset.label = texts.headers[column];
    if (content) made.append(content);
    return made;
  }

  function link(target, text) {
    const made = document.createElement("a");
    made.href = root + target;
    made.textContent = text;
    return made;
  }

  function markSurface({ quote, start, surface }) {
    if (start < 0) return [quote];
    const bold = document.createElement("b");
    bold.textContent = quote.slice(start, start + surface.length);
    return [quote.slice(0, start), bold, quote.slice(start + surface.length)];
  }

  /** The file that a spreadsheet opens: what is found, all pages of it. */
  function makeCsv() {
    const base = new URL(root, document.baseURI);
    const lines = found.map((figure) => [
      figure.indicator,
      figure.value,
      figure.size,
      figure.unit,
      figure.change,
      figure.period,
      figure.period ? (figure.inferred ? texts.inferred : texts.printed) : "",
      figure.place,
      texts.statuses[figure.status],
      texts.kinds[figure.kind],
      figure.org,
      figure.title,
      figure.date,
      figure.quote,
      figure.file,
      figure.line || "",
      new URL(figure.record, base).href,
    ]);
    return BOM + [texts.columns, ...lines].map((line) => `${line.map(quoteField).join(",")}\r\n`).join("");
  }

  /** A field of CSV; numbers are what they are. */
  function quoteField(value) {
    const safe = typeof value === "number" ? String(value) : Litsite.guardCell(value);
    return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  }

  const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);

  /** The form changed: remember it in the address, and answer. */
  function change(typing) {
    from = 0;
    const wish = readForm();
    remember(wish, typing);
    answer(wish, false);
  }

  /** As the page was opened. */
  function restore() {
    asked += 1;
    from = 0;
    found = [];
    status.textContent = "";
    ask.hidden = pages.hidden = download.disabled = true;
    heading.replaceChildren(...opened.heading);
    body.replaceChildren(...opened.rows);
  }

  /** Typing changes the present entry of the history, everything else adds one. */
  function remember(wish, typing) {
    const target = addressOf(wish);
    const method = typing && history.state?.typing ? "replaceState" : "pushState";
    if (target !== location.search || method === "replaceState") history[method]({ typing }, "", target);
  }

  function turnTo(start) {
    from = start;
    remember(readForm(), false);
    show();
    heading.focus({ preventScroll: true });
    heading.scrollIntoView({ block: "start" });
  }

  let timer = 0;
  form.addEventListener("focusin", (event) => {
    const wants = event.target.name === "org";
    loadManifest().then((manifest) => (wants ? offerOrganizations(manifest) : null), () => {});
  });
  form.addEventListener("change", (event) => {
    if (event.target.name !== "q") change(false);
  });
  form.addEventListener("input", (event) => {
    if (event.target.name !== "q") return;
    clearTimeout(timer);
    if (!event.isComposing) timer = setTimeout(() => change(true), 400);
  });
  form.addEventListener("compositionend", () => {
    clearTimeout(timer);
    timer = setTimeout(() => change(true), 400);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(timer);
    change(false);
  });
  form.addEventListener("reset", () => {
    clearTimeout(timer);
    setTimeout(() => {
      if (location.search) history.pushState(null, "", location.pathname);
      restore();
    });
  });
  ask.querySelector("button").addEventListener("click", () => answer(readForm(), true));
  download.addEventListener("click", () => {
    const made = document.createElement("a");
    made.href = URL.createObjectURL(new Blob([makeCsv()], { type: "text/csv;charset=utf-8" }));
    made.download = `${texts.file}.csv`;
    made.click();
    setTimeout(() => URL.revokeObjectURL(made.href), 60_000);
  });
  const [previous, next] = pages.querySelectorAll("button");
  previous.addEventListener("click", () => turnTo(from - PAGE_ROWS));
  next.addEventListener("click", () => turnTo(from + PAGE_ROWS));
  addEventListener("popstate", readAddress);

  async function offerOrganizations(manifest) {
    const list = document.getElementById("ledger-organizations");
    if (list.childElementCount) return;
    const organizations = await load(manifest.organizations);
    list.replaceChildren(
      ...organizations.slice(0, 1000).map(([name, count]) => {
        const option = document.createElement("option");
        option.value = name;
        option.label = `${name} (${count})`;
        return option;
      }),
    );
  }

  readAddress();
})((globalThis.Litsite ??= {}));
