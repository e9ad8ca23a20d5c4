"use strict";
(function (install) {
  install((globalThis.Litsite ??= {}));
  (Litsite.parts ??= []).push(install);
})(function (Litsite) {
  /** A search over an open index; everything it reads comes through `index`. */
  Litsite.createEngine = function (index) {
    const { meta, root } = index;
    const finder = Litsite.createFinder(index);
    const { find, locate, loadPairs } = finder;
    const speller = Litsite.createSpeller(index);
    const cutter = Litsite.createCutter(index);
    const { allowedGroups, countFacets } = Litsite.createFacets(index);
    const answerLiterally = Litsite.createLiteralAnswer(index, finder);
    const findDay = Litsite.createDayFinder(index);
    const answerByWords = Litsite.createWordsAnswer(index, finder, cutter);

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
      kept.sort((a, b) => b.rank - a.rank || root.groupOf[b.section] - root.groupOf[a.section] || a.section - b.section);
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
      const day = literal.hits.length || terms.length > 1 ? null : Litsite.readDay(terms[0][0].text);
      if (day) return { answer: await findDay(day), notice: null };
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
        section: root.groupBegins[meta.groups - 1 - group],
        score: 0,
        tier: 0,
        words: [],
      }));
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
      return Litsite.sectionsOf(lists.reduce(Litsite.unite, { slots: [], times: [] }));
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

    /** The query as the index cuts it, word by word. */
    async function cut(input) {
      const text = Litsite.normalize(input);
      return Litsite.segment(text, await cutter.dictionaryOf(text));
    }

    return { search, describe, excerpt, suggest, countFacets, cut };
  };
});
