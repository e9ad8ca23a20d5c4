"use strict";
(function (install) {
  install((globalThis.Litsite ??= {}));
  (Litsite.parts ??= []).push(install);
})(function (Litsite) {
  // jieba/__init__.py: what is cut by the dictionary, and what stands between.
  const BLOCKS = /[\u4e00-\u9fd5a-zA-Z0-9+#&._%-]+|\r\n|[^]/gu;
  const BLOCK = /^[\u4e00-\u9fd5a-zA-Z0-9+#&._%-]/u;
  const LATIN = /^[a-zA-Z0-9]$/;

  /**
   * Cut `text` along the most probable path through the words of `dictionary` ({total, frequency:
   * Map}): `jieba.cut(text, HMM=False)` with that dictionary. The probability of a path is the sum
   * of the logarithms of its words' frequencies over the total; where no word
   * begins, the character stands alone with frequency 1; of equal paths the one with the longer first word is taken.
   */
  Litsite.segment = function (text, dictionary) {
    const words = [];
    for (const [piece] of text.matchAll(BLOCKS)) {
      if (BLOCK.test(piece)) cutBlock(Array.from(piece), dictionary, words);
      else words.push(piece);
    }
    return words;
  };

  function cutBlock(characters, dictionary, words) {
    const ends = bestEnds(characters, dictionary);
    let latin = "";
    for (let start = 0; start < characters.length; start = ends[start]) {
      const word = characters.slice(start, ends[start]).join("");
      if (LATIN.test(word)) {
        latin += word;
        continue;
      }
      if (latin) words.push(latin);
      latin = "";
      words.push(word);
    }
    if (latin) words.push(latin);
  }

  /** For each character where the most probable word that begins with it ends. */
  function bestEnds(characters, { total, frequency, longest = longestOf(frequency) }) {
    const logTotal = Math.log(total);
    const count = characters.length;
    const best = new Float64Array(count + 1);
    const ends = new Int32Array(count);
    for (let start = count - 1; start >= 0; start--) {
      let word = "";
      let chosen = -Infinity;
      for (let end = start + 1; end <= Math.min(count, start + longest); end++) {
        word += characters[end - 1];
        const times = frequency.get(word);
        if (!times) continue;
        const score = Math.log(times) - logTotal + best[end];
        // Ties go to the longer word, as Python's max over (score, end) does.
        if (score >= chosen) {
          chosen = score;
          ends[start] = end;
        }
      }
      if (chosen === -Infinity) {
        chosen = Math.log(1) - logTotal + best[start + 1];
        ends[start] = start + 1;
      }
      best[start] = chosen;
    }
    return ends;
  }

  function longestOf(frequency) {
    let longest = 1;
    for (const word of frequency.keys()) longest = Math.max(longest, word.length);
    return longest;
  }
});
