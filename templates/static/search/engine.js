"use strict";
(function (install) {
  install((globalThis.Litsite ??= {}));
  (Litsite.parts ??= []).push(install);
})(function (Litsite) {
  const MOST_JOINED = 100;
  const FACETS = ["district", "year", "topic", "kind", "publication"];
  const STOPWORDS = new Set(
    "的 了 吗 呢 么 和 与 或 在 是 有 能 会 要 去 来 到 从 把 被 对 给 让 我 你 他 它 这 那 哪 谁 几 多 都 也 就 还 又 上 下 中 里 为 以 个 怎么 怎样 如何 什么 哪里 哪些 哪个 多少 多久 多长 几个 可以 能否 是否 为什么 有没有 时间 情况 需要 应该 怎么办 现在 目前 一下 后来 了吗 意思 有关 关于 请问 介绍 没有 不了 不能".split(" "),
  );

  /** A search over an open index; everything it reads comes through `index`. */
  Litsite.createEngine = function (index) {
    const { meta, root } = index;
    const { find, findExactly, locate, loadPairs } = Litsite.createFinder(index);
    const speller = Litsite.createSpeller(index);
    const meanLevel = 2 * Math.log2(meta.meanLength + 1);
    const lengths = Float64Array.from({ length: 256 }, (_, level) => 2 ** ((level - meanLevel) / 2));
    const relativeLength = (section) => lengths[root.level[section]];

    /**
     * Sections that answer the query, best first: {total, estimated, hits, all, notice, strict}. A hit
     * is {section, score, tier, coverage, words}; `limit` hits from `offset` on are returned. Where
     * the query stands somewhere as it was typed, only such sections are hits (`strict`), unless `loose`.
     */
    async function search(input, { limit = 10, offset = 0, filters = {}, loose = false } = {}) {
      if (!Litsite.simplified.size && needsTraditional(input)) await index.loadTraditional();
      const query = Litsite.parseQuery(input);
      for (const [name, values] of Object.entries(filters)) {
        query.filters[name] = [...(query.filters[name] ?? []), ...[values].flat().map(String)];
      }
      const allowed = await allowedGroups(query.filters);
      const { answer, notice, strict = false } = await answerTerms(query, loose);
      const excluded = await excludedSections(query.excluded);
      const keep = (hit) =>
        !excluded.has(hit.section) && (!allowed || allowed[root.groupOf[hit.section]] === 1);
      const kept = answer.hits.filter(keep);
      // Scores that hardly differ count as equal; then the newest comes first.
      for (const hit of kept) hit.rank = hit.tier * 1e6 + Math.round(hit.score * 20);
      kept.sort((a, b) => b.rank - a.rank || a.section - b.section);
      return {
        total: answer.hits.length === kept.length ? answer.total : kept.length,
        estimated: answer.estimated,
        hits: arrange(kept, offset + limit).slice(offset),
        all: kept,
        notice,
        strict,
      };
    }

    /** Whether the query has a character that stands nowhere: a traditional one, perhaps. */
    function needsTraditional(input) {
      return Array.from(Litsite.normalize(input)).some((char) => Litsite.isHan(char) && !index.knows(char));
    }

    async function answerTerms({ terms, filters }, loose) {
      if (!terms.length) {
        const hits = Object.keys(filters).length ? everyGroup() : [];
        return { answer: { hits, total: hits.length, estimated: false }, notice: null };
      }
      const literal = await answerLiterally(terms);
      const exactOnly = terms.every((term) => term.length > 1 || term[0].exact);
      if (exactOnly) return { answer: literal, notice: null };
      // Two characters are one word: there is nothing to write apart.
      const size = terms.reduce((sum, [one]) => sum + Array.from(one.text).length, 0);
      if (literal.hits.length && !loose) return { answer: literal, notice: null, strict: size > 2 };
      const mended = literal.hits.length ? null : await mend(terms);
      if (mended) {
        const answer = await answerLiterally(mended.terms);
        if (answer.hits.length) return { answer, notice: mended.notice };
      }
      const wanted = mended?.terms ?? terms;
      const answer = await answerByWords(wanted, literal);
      const partial = answer.hits.length > 0 && !answer.hits.some((hit) => hit.coverage >= 1);
      const notice = mended?.notice ?? (partial ? { kind: "partial" } : null);
      return { answer, notice: answer.hits.length ? notice : null };
    }

    function everyGroup() {
      return Array.from({ length: meta.groups }, (_, group) => ({
        section: root.groupBegins[group],
        score: 0,
        tier: 0,
        words: [],
      }));
    }

    /** Sections in which every term stands as it was typed. */
    async function answerLiterally(terms) {
      const found = await Promise.all(
        terms.map(async (term) => {
          const lists = await Promise.all(term.map((one) => (one.exact ? findExactly : find)(one.text)));
          return lists.length > 1 ? lists.reduce(Litsite.unite) : lists[0];
        }),
      );
      const scored = found.map(scoreWord);
      const typed = found.map(({ slots, asTyped }) => (asTyped && asTyped.slots.length < slots.length ? sectionsOf(asTyped) : null));
      const sections = [...scored.reduce((a, b) => (a.size < b.size ? a : b)).keys()].filter((section) =>
        scored.every((own) => own.has(section)),
      );
      const words = terms.flat().map((one) => one.text);
      let whole = null;
      // Of many sections that have all words, those that have them joined are not worth a file.
      const few = sections.length > 0 && sections.length <= MOST_JOINED;
      if (terms.length > 1 && few && terms.every((term) => term.length === 1)) {
        whole = sectionsOf(await find(words.join("")));
      }
      const asTyped = (section) => typed.every((own) => !own || own.has(section)) && (!whole || whole.has(section));
      const hits = sections.map((section) => ({
        section,
        score: scored.reduce((sum, own) => sum + own.get(section), 0),
        tier: asTyped(section) ? 2 : 1,
        coverage: 1,
        words: whole?.has(section) ? [words.join("")] : words,
      }));
      const [{ total, slots }] = found;
      const estimated = found.length === 1 && total > slots.length;
      return { hits, total: estimated ? total : hits.length, estimated };
    }

    const sectionsOf = ({ slots }) => new Set(Array.from(slots, (slot) => slot >> 1));

    /** Section → score of one word: BM25F over head and body, and the article's own headlines. */
    function scoreWord({ slots, times, total }) {
      let found = 0;
      for (let row = 0; row < slots.length; row++) {
        if (row === 0 || slots[row] >> 1 !== slots[row - 1] >> 1) found++;
      }
      const idf = Litsite.inverseFrequency(Math.max(found, total ?? 0), meta.sections);
      const scores = new Map();
      const titles = new Set();
      // Slots ascend: a section's head comes before its body, an article's headlines before all.
      for (let row = 0; row < slots.length; row++) {
        const section = slots[row] >> 1;
        const group = root.groupOf[section];
        let head = 0;
        let body = 0;
        if (slots[row] & 1) body = times[row];
        else {
          head = times[row];
          if (root.groupBegins[group] === section) titles.add(group);
          if (slots[row + 1] === slots[row] + 1) body = times[++row];
        }
        const title = !head && titles.has(group) ? 1 : 0;
        scores.set(section, idf * Litsite.fieldScore(head, body, title, relativeLength(section)));
      }
      scores.idf = idf;
      scores.titles = titles;
      return scores;
    }

    /** Sections that have most of the words that the terms are cut into. */
    async function answerByWords(terms, literal) {
      const texts = terms.map((term) => term[0].text);
      const words = new Map(); // word → whether it is one for sure
      const pairs = new Set();
      await Promise.all(
        texts.map(async (text, number) => {
          if (terms[number][0].exact) words.set(text, true);
          else {
            for (const { word, sure } of await cut(text)) words.set(word, sure);
            for (const pair of hanPairs(text)) pairs.add(pair);
          }
        }),
      );
      for (const word of words.keys()) pairs.delete(word);
      const scores = new Map();
      const coverage = new Map();
      const add = (map, section, value) => map.set(section, (map.get(section) ?? 0) + value);
      const partsOf = new Map();
      const titled = [];
      let wanted = 0;
      await Promise.all(
        [...words].map(async ([word, sure]) => {
          const own = scoreWord(await find(word));
          wanted += own.idf * (sure || own.size ? 1 : Litsite.weights.unknown);
          for (const [section, score] of own) {
            add(scores, section, score);
            add(coverage, section, own.idf);
          }
          if (own.titles.size) titled.push(own);
          const inner = hanPairs(word).filter((pair) => pair !== word);
          for (const pair of inner) {
            const list = partsOf.get(pair) ?? [];
            list.push({ own, share: (own.idf * Litsite.weights.part) / inner.length });
            partsOf.set(pair, list);
          }
        }),
      );
      await Promise.all(
        [...pairs].map(async (pair) => {
          const own = scoreWord(await find(pair));
          for (const [section, score] of own) {
            add(scores, section, score * Litsite.weights.pair);
            for (const { own: word, share } of partsOf.get(pair) ?? []) {
              if (!word.has(section)) add(coverage, section, share);
            }
          }
        }),
      );
      // The article's headlines speak for its sections too, but alone they make none a hit.
      for (const own of titled) {
        for (const section of scores.keys()) {
          if (own.has(section) || !own.titles.has(root.groupOf[section])) continue;
          add(scores, section, own.idf * Litsite.fieldScore(0, 0, 1, relativeLength(section)));
          add(coverage, section, own.idf * Litsite.weights.titleCoverage);
        }
      }
      return gather(scores, coverage, wanted, literal, [...words.keys(), ...pairs]);
    }

    function gather(scores, coverage, wanted, literal, words) {
      const { weights } = Litsite;
      const known = new Map(literal.hits.map((hit) => [hit.section, hit]));
      let best = 0;
      for (const value of coverage.values()) best = Math.max(best, value / wanted);
      const least = Math.max(weights.leastCoverage, best * weights.nearCoverage);
      const hits = [];
      for (const section of new Set([...known.keys(), ...scores.keys()])) {
        const score = scores.get(section) ?? 0;
        const share = Math.min(1, (coverage.get(section) ?? 0) / wanted);
        const own = known.get(section);
        if (!own && share < least - 1e-9) continue;
        hits.push({
          section,
          score: own ? own.score + score : score * share ** weights.coverage,
          tier: own?.tier ?? 0,
          coverage: own ? 1 : share,
          words: own ? [...own.words, ...words] : words,
        });
      }
      return { hits, total: hits.length, estimated: false };
    }

    /** The words of a text that can tell sections apart. */
    async function cut(text) {
      const dictionary = await dictionaryOf(text);
      // Numbers and Latin words stay whole: 98.9%, pm2.5, 4+n.
      const words = text
        .split(/([a-z0-9][a-z0-9.,%+/&#-]*)/u)
        .flatMap((run, number) =>
          number % 2 ? [{ word: run, sure: true }] : joinSingles(Litsite.segment(run, dictionary)),
        )
        .filter(({ word }) => /[\p{L}\p{N}]/u.test(word));
      const telling = words.filter(({ word }) => Array.from(word).length > 1);
      return telling.length ? telling : words;
    }

    /** Single characters side by side are mostly a name or a term that the dictionary lacks. */
    function joinSingles(words) {
      const joined = [];
      let run = "";
      for (const word of [...words, ""]) {
        if (!STOPWORDS.has(word) && Array.from(word).length === 1 && Litsite.isHan(word)) {
          run += word;
          continue;
        }
        if (run) joined.push({ word: run, sure: false });
        run = "";
        if (word && !STOPWORDS.has(word)) joined.push({ word, sure: true });
      }
      return joined;
    }

    /** jieba's dictionary as far as the text needs it. */
    async function dictionaryOf(text) {
      const characters = Array.from(text);
      const frequency = new Map(characters.map((char) => [char, index.characterFrequency(char)]));
      await Promise.all(
        characters.slice(1).map(async (char, at) => {
          for (const [word, { frequency: times }] of await index.words(characters[at], char)) frequency.set(word, times);
        }),
      );
      return { total: meta.total, frequency };
    }

    function hanPairs(text) {
      const characters = Array.from(text);
      const pairs = [];
      for (let at = 0; at + 1 < characters.length; at++) {
        if (Litsite.isHan(characters[at]) && Litsite.isHan(characters[at + 1])) pairs.push(characters[at] + characters[at + 1]);
      }
      return pairs;
    }

    /** Terms with pinyin and misspelt words replaced, and what to say of it; null: nothing to mend. */
    async function mend(terms) {
      const changes = [];
      const mended = await Promise.all(
        terms.map(async (term) => {
          const [{ text, exact }] = term;
          if (term.length > 1 || exact) return term;
          const better = await mendOne(text);
          if (!better.length) return term;
          changes.push({ from: text, to: better });
          return better.map((one) => ({ text: one, exact: false }));
        }),
      );
      if (!changes.length) return null;
      const notice = { kind: changes.every(({ from }) => /^[a-z'’]+$/.test(from)) ? "pinyin" : "corrected", changes };
      return { terms: mended, notice };
    }

    async function mendOne(text) {
      if (/^[a-z'’]{2,}$/.test(text)) return (await find(text)).slots.length ? [] : speller.replacements(text);
      const better = await speller.correct(text, await loadPairs(text));
      if (!better) return [];
      // Two characters nearly always sound like some word: the whole must then stand somewhere.
      const sure = better.size > 2 || (better.text.length > 2 && (await find(better.text)).slots.length > 0);
      return sure ? [better.text] : [];
    }

    async function excludedSections(texts) {
      const lists = await Promise.all(texts.map(find));
      return sectionsOf(lists.reduce(Litsite.unite, { slots: [], times: [] }));
    }

    /** For each group 1 where all filters allow it; null: no filter. */
    async function allowedGroups(filters) {
      const names = Object.keys(filters).filter((name) => FACETS.includes(name));
      if (!names.length) return null;
      const facets = await index.facets();
      const allowed = new Uint8Array(meta.groups).fill(1);
      for (const name of names) {
        const [values, column] = facets[name];
        const chosen = new Set();
        for (const wanted of filters[name]) {
          values.forEach((value, number) => {
            if (answersTo(name, value, wanted)) chosen.add(number);
          });
        }
        column.forEach((own, group) => {
          if (![own].flat().some((number) => chosen.has(number))) allowed[group] = 0;
        });
      }
      return allowed;
    }

    /** The first `count` hits, an article's next best sections after its best one. */
    function arrange(hits, count) {
      const byGroup = new Map();
      for (const hit of hits) {
        const group = root.groupOf[hit.section];
        if (byGroup.has(group)) byGroup.get(group).push(hit);
        else byGroup.set(group, [hit]);
      }
      const placed = new Set();
      const ordered = [];
      for (const hit of hits) {
        if (placed.has(hit)) continue;
        const siblings = byGroup
          .get(root.groupOf[hit.section])
          .filter((one) => one !== hit && !placed.has(one) && one.tier === hit.tier && one.score >= hit.score * Litsite.weights.sibling)
          .slice(0, Litsite.weights.siblings);
        for (const one of [hit, ...siblings]) {
          placed.add(one);
          ordered.push(one);
        }
        if (ordered.length >= count) break;
      }
      return ordered.slice(0, count);
    }

    /** For each facet its values with the number of hits, most first. */
    async function countFacets(hits) {
      const facets = await index.facets();
      const groups = new Map();
      for (const { section } of hits) {
        const group = root.groupOf[section];
        groups.set(group, (groups.get(group) ?? 0) + 1);
      }
      const counted = {};
      for (const name of FACETS) {
        const [values, column] = facets[name];
        const counts = new Map();
        for (const [group, times] of groups) {
          for (const number of [column[group]].flat()) {
            if (number >= 0) counts.set(number, (counts.get(number) ?? 0) + times);
          }
        }
        counted[name] = [...counts]
          .map(([number, count]) => ({ value: values[number], count }))
          .sort((a, b) => (name === "year" ? (a.value < b.value ? 1 : -1) : b.count - a.count));
      }
      return counted;
    }

    /** What a result shows of a hit, without its snippet. */
    async function describe(hit) {
      const group = root.groupOf[hit.section];
      const record = await index.record(group);
      const { heading, anchor } = record.headings[hit.section - root.groupBegins[group]];
      return {
        url: record.url,
        anchor,
        title: record.title,
        section: heading,
        snippet: null,
        score: Math.round(hit.score * 1000) / 1000,
        district: record.district,
        topics: record.topics,
        date: record.date,
      };
    }

    /** The piece of text that shows why a hit was found: [{text, marked}]. */
    async function excerpt(hit) {
      // The text is shown as it was printed: to mark it, its characters must be compared.
      if (meta.hasTraditional && !Litsite.simplified.size) await index.loadTraditional();
      const position = await firstPosition(hit);
      const blocks = await index.text(hit.section, position);
      return Litsite.makeSnippet(blocks.map((block) => block.text), hit.words);
    }

    /** Where in the body the first of the hit's words stands; only long bodies need to know. */
    async function firstPosition(hit) {
      const last = root.textFile(hit.section, Infinity);
      if (root.textFile(hit.section, 0) === last) return 0;
      for (const word of hit.words) {
        const position = await locate(word, 2 * hit.section + 1);
        if (position >= 0) return position;
      }
      return 0;
    }

    /** Words to complete the last word of what is typed: [{text, count}]. */
    async function suggest(input, limit = 8) {
      const typed = Litsite.normalize(input.match(/\S*$/u)[0]);
      if (/^[a-z'’]{2,}$/.test(typed)) return (await speller.fromPinyin(typed)).slice(0, limit).map(({ text, count }) => ({ text, count }));
      const characters = Array.from(typed);
      if (characters.length < 2 || !characters.every(Litsite.isHan)) return [];
      const words = await index.words(characters[0], characters[1]);
      return [...words]
        .filter(([word, { sections }]) => word !== typed && word.startsWith(typed) && sections > 0)
        .map(([text, { sections }]) => ({ text, count: sections }))
        .sort((a, b) => b.count - a.count || (a.text < b.text ? -1 : 1))
        .slice(0, limit);
    }

    return { search, describe, excerpt, suggest, countFacets, cut: async (text) => Litsite.segment(Litsite.normalize(text), await dictionaryOf(Litsite.normalize(text))) };
  };

  function answersTo(name, value, wanted) {
    if (value === wanted) return true;
    if (name === "year") {
      const [, first, last] = wanted.match(/^(\d{4})年?[-–~至到](\d{4})年?$/u) ?? [];
      return first ? value >= first && value <= last : wanted === `${value}年`;
    }
    return value !== null && wanted.length > 1 && value.startsWith(wanted);
  }
});
