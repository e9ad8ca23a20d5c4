"use strict";
(function (install) {
  install((globalThis.Litsite ??= {}));
  (Litsite.parts ??= []).push(install);
})(function (Litsite) {
  const DAY = /^(\d{4})(?:年|[-./])(\d{1,2})(?:月|[-./])(\d{1,2})日?$/u;

  /** The day that a normalised text names as YYYY-MM-DD, or null: 2024-1-8, 2024年1月8日. */
  Litsite.readDay = function (text) {
    const [, year, month, day] = text.match(DAY) ?? [];
    return year ? `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}` : null;
  };

  /** Finds the articles of a day: their dates stand under their headlines, not in their texts. */
  Litsite.createDayFinder = function (index) {
    const { meta, root } = index;
    const dateOf = async (group) => (await index.record(group)).date ?? "";

    /** Groups stand oldest first, so their files of records are searched by halves. */
    async function lastNotAfter(day) {
      let low = 0;
      let high = meta.groups;
      while (low < high) {
        const middle = (low + high) >> 1;
        if ((await dateOf(middle)) > day) high = middle;
        else low = middle + 1;
      }
      return low - 1;
    }

    return async function (day) {
      const hits = [];
      for (let group = await lastNotAfter(day); group >= 0 && (await dateOf(group)) === day; group--) {
        hits.push({ section: root.groupBegins[group], score: 0, tier: 1, coverage: 1, words: [] });
      }
      return { hits, total: hits.length, estimated: false };
    };
  };
});
