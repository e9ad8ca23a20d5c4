"use strict";
(function (install) {
  install((globalThis.Litsite ??= {}));
  (Litsite.parts ??= []).push(install);
})(function (Litsite) {
  const STOPWORDS = new Set(
    "的 了 吗 呢 么 和 与 或 在 是 有 能 会 要 去 来 到 从 把 被 对 给 让 我 你 他 它 这 那 哪 谁 几 多 都 也 就 还 又 上 下 中 里 为 以 个 怎么 怎样 如何 什么 哪里 哪些 哪个 多少 多久 多长 几个 可以 能否 是否 为什么 有没有 时间 情况 需要 应该 怎么办 现在 目前 一下 后来 了吗 意思 有关 关于 请问 介绍 没有 不了 不能".split(" "),
  );

  /** Cuts queries into the words that can tell sections apart. */
  Litsite.createCutter = function (index) {
    const { meta } = index;

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

    return { cut, dictionaryOf };
  };

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

  /** The neighbouring Han characters of a text. */
  Litsite.hanPairs = function (text) {
    const characters = Array.from(text);
    const pairs = [];
    for (let at = 0; at + 1 < characters.length; at++) {
      if (Litsite.isHan(characters[at]) && Litsite.isHan(characters[at + 1])) pairs.push(characters[at] + characters[at + 1]);
    }
    return pairs;
  };
});
