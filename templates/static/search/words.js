"use strict";
(function (install) {
  install((globalThis.Litsite ??= {}));
  (Litsite.parts ??= []).push(install);
})(function (Litsite) {
  /** Sections that have most of a query's words, where they need not stand as they were typed. */
  Litsite.createWordsAnswer = function (index, { find }, { cut }) {
    const { root } = index;
    const { scoreWord, scoreTitle } = Litsite.createWordScorer(index);

    /** Sections that have most of the words that the terms are cut into. */
    async function answerByWords(terms, literal) {
      const texts = terms.map((term) => term[0].text);
      const words = new Map(); // word → whether it is one for sure
      const pairs = new Set();
      const exact = (number) => terms[number][0].exact;
      const cuts = await Promise.all(texts.map((text, number) => (exact(number) ? [{ word: text, sure: true }] : cut(text))));
      texts.forEach((text, number) => {
        for (const { word, sure } of cuts[number]) words.set(word, sure);
        if (!exact(number)) for (const pair of Litsite.hanPairs(text)) pairs.add(pair);
      });
      for (const word of words.keys()) pairs.delete(word);
      // All lists first: sums in the order in which files arrive would differ in their last bits.
      const lists = new Map();
      await Promise.all([...words.keys(), ...pairs].map(async (text) => lists.set(text, await find(text))));
      const scores = new Map();
      const coverage = new Map();
      const add = (map, section, value) => map.set(section, (map.get(section) ?? 0) + value);
      const partsOf = new Map();
      const titled = [];
      let wanted = 0;
      for (const [word, sure] of words) {
        const own = scoreWord(lists.get(word));
        wanted += own.idf * (sure || own.size ? 1 : Litsite.weights.unknown);
        for (const [section, score] of own) {
          add(scores, section, score);
          add(coverage, section, own.idf);
        }
        if (own.titles.size) titled.push(own);
        const inner = Litsite.hanPairs(word).filter((pair) => pair !== word);
        for (const pair of inner) {
          const list = partsOf.get(pair) ?? [];
          list.push({ own, share: (own.idf * Litsite.weights.part) / inner.length });
          partsOf.set(pair, list);
        }
      }
      for (const pair of pairs) {
        for (const [section, score] of scoreWord(lists.get(pair))) {
          add(scores, section, score * Litsite.weights.pair);
          for (const { own: word, share } of partsOf.get(pair) ?? []) {
            if (!word.has(section)) add(coverage, section, share);
          }
        }
      }
      // The article's headlines speak for its sections too, but alone they make none a hit.
      for (const own of titled) {
        for (const section of scores.keys()) {
          if (own.has(section) || !own.titles.has(root.groupOf[section])) continue;
          add(scores, section, scoreTitle(own.idf, section));
          add(coverage, section, own.idf * Litsite.weights.titleCoverage);
        }
      }
      return gather(scores, coverage, wanted, literal, [...words.keys(), ...pairs]);
    }

    return answerByWords;
  };

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
});
