"use strict";
(function (install) {
  install((globalThis.Litsite ??= {}));
  (Litsite.parts ??= []).push(install);
})(function (Litsite) {
  const MOST_JOINED = 100;

  /** Sections that have every term as it was typed. */
  Litsite.createLiteralAnswer = function (index, { find, findExactly }) {
    const { scoreWord } = Litsite.createWordScorer(index);

    /** Sections in which every term stands as it was typed. */
    async function answerLiterally(terms) {
      const found = await Promise.all(
        terms.map(async (term) => {
          const lists = await Promise.all(term.map((one) => (one.exact ? findExactly : find)(one.text)));
          return lists.length > 1 ? lists.reduce(Litsite.unite) : lists[0];
        }),
      );
      const scored = found.map(scoreWord);
      const typed = found.map(({ slots, asTyped }) => (asTyped && asTyped.slots.length < slots.length ? Litsite.sectionsOf(asTyped) : null));
      const sections = [...scored.reduce((a, b) => (a.size < b.size ? a : b)).keys()].filter((section) =>
        scored.every((own) => own.has(section)),
      );
      const words = terms.flat().map((one) => one.text);
      let whole = null;
      // Of many sections that have all words, those that have them joined are not worth a file.
      const few = sections.length > 0 && sections.length <= MOST_JOINED;
      if (terms.length > 1 && few && terms.every((term) => term.length === 1)) {
        whole = Litsite.sectionsOf(await find(words.join("")));
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

    return answerLiterally;
  };

  Litsite.sectionsOf = ({ slots }) => new Set(Array.from(slots, (slot) => slot >> 1));
});
