"use strict";
(function (install) {
  install((globalThis.Litsite ??= {}));
  (Litsite.parts ??= []).push(install);
})(function (Litsite) {
  const LONGEST = 6;
  const MOST_READINGS = 16;
  const MOST_WORDS = 3;

  /** Words by their sound: what pinyin, initials and misspelt Han stand for. */
  Litsite.createSpeller = function (index) {
    /**
     * Words of the index that pinyin (`licang`) or initials (`lcq`) stand for, best first:
     * [{text, count, whole}]; `whole`: all of the word was typed.
     */
    async function fromPinyin(typed) {
      const letters = typed.toLowerCase().replace(/['’]/g, "");
      if (!/^[a-z]{2,40}$/.test(letters)) return [];
      const words = await index.completions(letters[0]);
      const ranked = [];
      for (const word of words) {
        const rank = match(letters, word.syllables);
        if (rank) ranked.push({ text: word.text, count: word.count, whole: rank > 2, rank });
      }
      return ranked.sort((a, b) => b.rank - a.rank || b.count - a.count || (a.text < b.text ? -1 : 1));
    }

    /** The words that a Latin word of a query is replaced by; empty where it is no pinyin. */
    async function replacements(typed) {
      const words = await fromPinyin(typed);
      const whole = words.filter((word) => word.whole);
      if (whole.length) return whole.slice(0, MOST_WORDS).map((word) => word.text);
      const several = await split(typed.toLowerCase());
      if (several) return [several];
      return words.slice(0, MOST_WORDS).map((word) => word.text);
    }

    /** Pinyin of several words written together: the fewest, commonest words that it spells. */
    async function split(letters) {
      const best = [{ cost: 0, text: "" }];
      for (let start = 0; start < letters.length; start++) {
        if (!best[start]) continue;
        for (const word of await index.completions(letters[start])) {
          const spoken = word.syllables.join("");
          if (!letters.startsWith(spoken, start)) continue;
          const end = start + spoken.length;
          const cost = best[start].cost + 20 - Math.log(word.count + 1);
          if (!best[end] || cost < best[end].cost) best[end] = { cost, text: best[start].text + word.text };
        }
      }
      return best[letters.length]?.text ?? null;
    }

    /**
     * A Han text with what stands nowhere replaced by a word that sounds the same: {text, size},
     * the size of what was replaced; or null. `stands[i]`: whether characters i and i + 1 stand side by side anywhere.
     */
    async function correct(text, stands) {
      const characters = Array.from(text);
      const gaps = stands.flatMap((known, at) => (known ? [] : [at]));
      if (!gaps.length || !characters.every(Litsite.isHan)) return null;
      const readings = await index.readings();
      for (let size = Math.min(LONGEST, characters.length); size >= 2; size--) {
        let best = null;
        for (let start = 0; start + size <= characters.length; start++) {
          if (!gaps.some((at) => at >= start && at + 1 < start + size)) continue;
          const word = await soundsLike(characters.slice(start, start + size), readings);
          if (word && (!best || word.count > best.word.count)) best = { start, word };
        }
        if (best) {
          const { start, word } = best;
          const text = [...characters.slice(0, start), word.text, ...characters.slice(start + size)].join("");
          return { text, size };
        }
      }
      return null;
    }

    async function soundsLike(characters, readings) {
      const text = characters.join("");
      const spoken = spell(characters, readings);
      const initials = new Set(spoken.map((syllables) => syllables[0][0]));
      let best = null;
      for (const initial of initials) {
        for (const word of await index.completions(initial)) {
          if (word.syllables.length !== characters.length || word.text === text) continue;
          const same = spoken.some((syllables) => syllables.every((one, at) => one === word.syllables[at]));
          if (same && (!best || word.count > best.count)) best = word;
        }
      }
      return best;
    }

    return { fromPinyin, replacements, correct };
  };

  /** 4: all of the word's pinyin, 3: all initials, 2: its first syllables, 1: its beginning, 0: none. */
  function match(letters, syllables) {
    const spoken = syllables.join("");
    if (letters === spoken) return 4;
    if (letters.length === syllables.length && syllables.every((one, at) => one[0] === letters[at])) return 3;
    if (letters.length < 3 || !spoken.startsWith(letters)) return 0;
    return endsASyllable(letters.length, syllables) ? 2 : 1;
  }

  function endsASyllable(length, syllables) {
    let end = 0;
    return syllables.some((one) => (end += one.length) === length);
  }

  /** All ways to read the characters, at most MOST_READINGS. */
  function spell(characters, readings) {
    let ways = [[]];
    for (const char of characters) {
      const own = readings.get(char);
      if (!own) return [];
      ways = ways.flatMap((way) => own.map((syllable) => [...way, syllable])).slice(0, MOST_READINGS);
    }
    return ways;
  }
});
