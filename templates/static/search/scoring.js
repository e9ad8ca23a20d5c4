"use strict";
(function (install) {
  install((globalThis.Litsite ??= {}));
  (Litsite.parts ??= []).push(install);
})(function (Litsite) {
  /** All weights of the ranking. */
  Litsite.weights = {
    head: 4, // an occurrence in the section's heading, its terms, or the article's headlines
    title: 1.5, // the article's headlines have the word, seen from its other sections
    saturation: 1.2, // BM25's k1
    length: 0.5, // BM25's b, for bodies
    pair: 0.3, // two neighbouring characters of the query that are no word
    part: 0.5, // a long word counts half where only its pairs are found
    unknown: 0.4, // characters that are no word and stand nowhere together: the weight of missing them
    titleCoverage: 0.8, // a word of the query counts so much where only the article's headlines have it
    coverage: 2, // exponent of the share of the query that a section has
    leastCoverage: 0.4, // below it a section is no answer
    nearCoverage: 0.6, // nor below this share of the best one's coverage
    siblings: 2, // so many further sections of an article follow its best one
    sibling: 0.4, // a further section follows its article's best with this share of its score
  };

  /** How telling a word is that `found` of `all` sections have. */
  Litsite.inverseFrequency = (found, all) => Math.log(1 + (all - found + 0.5) / (found + 0.5));

  /**
   * BM25F of one word in one section: occurrences in fields are weighted, the body's by its
   * length, and only their sum saturates. Source: Robertson, Zaragoza, Taylor: Simple BM25
   * extension to multiple weighted fields, 2004.
   */
  Litsite.fieldScore = function (head, body, title, relativeLength) {
    const { weights } = Litsite;
    const norm = 1 - weights.length + weights.length * relativeLength;
    const times = head * weights.head + title * weights.title + body / norm;
    return times / (times + weights.saturation);
  };

  /** Scores of one word in all sections that have it, over an open index. */
  Litsite.createWordScorer = function ({ meta, root }) {
    const meanLevel = 2 * Math.log2(meta.meanLength + 1);
    const lengths = Float64Array.from({ length: 256 }, (_, level) => 2 ** ((level - meanLevel) / 2));
    const relativeLength = (section) => lengths[root.level[section]];

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

    /** Score of a word in a section whose article's headlines alone have it. */
    const scoreTitle = (idf, section) => idf * Litsite.fieldScore(0, 0, 1, relativeLength(section));

    return { scoreWord, scoreTitle };
  };
});
