"use strict";
(function (install) {
  install((globalThis.Litsite ??= {}));
  (Litsite.parts ??= []).push(install);
})(function (Litsite) {
  const LONGEST = 150; // characters of a snippet
  const SENTENCE = /[^。！？!?；;]*[。！？!?；;]+[”’」』）)]*|[^。！？!?；;]+$/gu;

  /** Where normalised words stand in a text: [{start, end, word}] in UTF-16, none overlapping. */
  Litsite.findMarks = function (text, words) {
    const { characters, starts } = Litsite.normalizeWithPlaces(text);
    const normal = characters.join("");
    // Characters outside the BMP take two places in a string: map them back to characters.
    const number = [];
    characters.forEach((char, at) => {
      for (let n = 0; n < char.length; n++) number.push(at);
    });
    const taken = new Uint8Array(characters.length);
    const marks = [];
    for (const word of [...words].sort((a, b) => b.length - a.length)) {
      if (!word) continue;
      for (let at = normal.indexOf(word); at >= 0; at = normal.indexOf(word, at + 1)) {
        const first = number[at];
        const last = number[at + word.length - 1];
        if (taken.subarray(first, last + 1).some(Boolean)) continue;
        taken.fill(1, first, last + 1);
        const char = String.fromCodePoint(text.codePointAt(starts[last]));
        marks.push({ start: starts[first], end: starts[last] + char.length, word });
      }
    }
    return marks.sort((a, b) => a.start - b.start);
  };

  /** The sentences that show the words best, cut at sentence ends: [{text, marked}]. */
  Litsite.makeSnippet = function (blocks, words) {
    const alternatives = [...new Set(words.flatMap((word) => Litsite.numberVariants(word)))];
    let best = null;
    for (const block of blocks) {
      const sentences = block.match(SENTENCE) ?? [block];
      const ends = [];
      for (const sentence of sentences) ends.push((ends.at(-1) ?? 0) + sentence.length);
      const marks = Litsite.findMarks(block, alternatives);
      for (let first = 0; first < sentences.length; first++) {
        const start = first ? ends[first - 1] : 0;
        // A phrase may run over the end of a sentence; then both are shown.
        const reach = Math.max(ends[first], ...marks.filter((mark) => mark.start >= start && mark.start < ends[first]).map((mark) => mark.end));
        for (let last = first; last < sentences.length; last++) {
          if (last > first && ends[last] - start > LONGEST && ends[last - 1] >= reach) break;
          const seen = new Set(marks.filter((mark) => mark.start >= start && mark.end <= ends[last]).map((mark) => mark.word));
          const score = [...seen].reduce((sum, word) => sum + word.length ** 2, 0) + (last > first ? -0.01 : 0);
          // Further sentences are taken for what they add, or to fill a short snippet.
          const fills = best?.block === block && best.first === first && ends[last] - start <= LONGEST / 2;
          if (!best || score > best.score || (fills && score >= best.score - 0.02)) {
            best = { score, block, first, text: block.slice(start, ends[last]) };
          }
        }
      }
    }
    if (!best) return [];
    return shorten(best.text.trim(), alternatives);
  };

  /** A long sentence is cut around its first mark. */
  function shorten(text, words) {
    let shown = text;
    if (text.length > LONGEST) {
      const [first] = Litsite.findMarks(text, words);
      const start = Math.max(0, Math.min((first?.start ?? 0) - 30, text.length - LONGEST));
      const cut = Array.from(text.slice(start ? safe(text, start) : 0)).slice(0, LONGEST).join("");
      shown = (start ? "…" : "") + cut + (start + cut.length < text.length ? "…" : "");
    }
    return splitAtMarks(shown, words);
  }

  /** Not between the halves of a surrogate pair. */
  const safe = (text, at) => (text.charCodeAt(at) >= 0xdc00 && text.charCodeAt(at) <= 0xdfff ? at + 1 : at);

  function splitAtMarks(text, words) {
    const parts = [];
    let at = 0;
    for (const { start, end } of Litsite.findMarks(text, words)) {
      if (start > at) parts.push({ text: text.slice(at, start), marked: false });
      parts.push({ text: text.slice(start, end), marked: true });
      at = end;
    }
    if (at < text.length) parts.push({ text: text.slice(at), marked: false });
    return parts;
  }
});
