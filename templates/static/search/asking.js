"use strict";
(function (install) {
  install((globalThis.Litsite ??= {}));
  (Litsite.parts ??= []).push(install);
})(function (Litsite) {
  const LONGEST = 1000; // characters of a query; patterns over longer ones take minutes, and no text is asked for so
  const LIMIT = 10;
  const MOST_VALUES = 100;

  /** What a filter may name. */
  Litsite.facetNames = ["district", "year", "topic", "kind", "publication"];

  /** The text that somebody asks for, whoever gave what: no error, no endless query. */
  Litsite.readQuery = function (given) {
    return readText(given).slice(0, LONGEST);
  };

  /** {limit, filters} of whatever was given: a whole number, and lists of texts by the names of facets. */
  Litsite.readOptions = function (given) {
    const limit = Number(readText(member(given, "limit")) || LIMIT);
    const asked = member(given, "filters");
    const filters = {};
    for (const name of Litsite.facetNames) {
      const values = readList(member(asked, name));
      if (values.length) filters[name] = values;
    }
    return { limit: limit >= 0 ? Math.floor(limit) : LIMIT, filters };
  };

  const readText = (given) => (["string", "number", "bigint", "boolean"].includes(typeof given) ? String(given) : "");

  function readList(given) {
    const many = attempt(() => Array.isArray(given)) ? Array.from({ length: MOST_VALUES }, (_, at) => member(given, at)) : [given];
    return many.map(Litsite.readQuery).filter(Boolean);
  }

  const member = (given, name) => attempt(() => given?.[name]);

  /** What a look at something foreign gives; nothing where looking throws. */
  function attempt(look) {
    try {
      return look();
    } catch {
      return undefined;
    }
  }
});
