"use strict";
(function (install) {
  install((globalThis.Litsite ??= {}));
  (Litsite.parts ??= []).push(install);
})(function (Litsite) {
  /** What filters allow, and how many hits each further one would leave. */
  Litsite.createFacets = function (index) {
    const { meta, root } = index;

    /** For each group 1 where all filters allow it; null: no filter. */
    async function allowedGroups(filters) {
      const names = Object.keys(filters).filter((name) => Litsite.facetNames.includes(name));
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

    /** For each facet its values with the number of hits, most first. */
    async function countFacets(hits) {
      const facets = await index.facets();
      const groups = new Map();
      for (const { section } of hits) {
        const group = root.groupOf[section];
        groups.set(group, (groups.get(group) ?? 0) + 1);
      }
      const counted = {};
      for (const name of Litsite.facetNames) {
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

    return { allowedGroups, countFacets };
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
