"use strict";
(function (install) {
  install((globalThis.Litsite ??= {}));
  (Litsite.parts ??= []).push(install);
})(function (Litsite) {
  const REMEMBERED = 20;
  const MOST_SNIPPETS = 50;

  /** What pages ask of the search; runs in a worker, or in the page where there is none. */
  Litsite.createService = function (load) {
    let opening = null;
    const searches = new Map();
    let last = 0;

    function engine() {
      if (!opening) {
        opening = Litsite.openIndex(load).then(Litsite.createEngine);
        opening.catch(() => (opening = null));
      }
      return opening;
    }

    /** The ranked list: {id, total, estimated, notice, strict, words, results}; results have no
     * snippets yet. */
    async function list(query, options) {
      const own = await engine();
      const answer = await own.search(Litsite.readQuery(query), options);
      const id = ++last;
      searches.set(id, answer);
      searches.delete(id - REMEMBERED);
      const results = await Promise.all(answer.hits.map(own.describe));
      const { total, estimated, notice, strict } = answer;
      return { id, total, estimated, notice, strict, words: answer.hits.map((hit) => hit.words), results };
    }

    /** For results of an earlier list the pieces of their snippets: [[{text, marked}]]. */
    async function snippets(id, numbers) {
      const own = await engine();
      const answer = searches.get(id);
      return answer ? Promise.all(numbers.map((number) => own.excerpt(answer.hits[number]))) : [];
    }

    /** For an earlier list the values of every facet with their number of hits. */
    async function facets(id) {
      const own = await engine();
      const answer = searches.get(id);
      return answer ? own.countFacets(answer.all) : {};
    }

    /** All at once, for `Litsite.search`; beyond the first fifty, results keep `snippet: null`. */
    async function answer(query, options) {
      const { id, words, strict, ...rest } = await list(query, options);
      const numbers = rest.results.slice(0, MOST_SNIPPETS).map((_, number) => number);
      const pieces = await snippets(id, numbers);
      pieces.forEach((own, number) => {
        rest.results[number].snippet = own.map((piece) => piece.text).join("");
      });
      return rest;
    }

    return {
      list,
      snippets,
      facets,
      answer,
      suggest: async (input, limit) => (await engine()).suggest(Litsite.readQuery(input), limit),
      cut: async (text) => (await engine()).cut(Litsite.readQuery(text)),
      open: async () => void (await engine()),
    };
  };

  /** Serve messages {id, method, parameters}; files are asked of the page, which alone may load scripts. */
  Litsite.serve = function (scope) {
    const waiting = new Map();
    const load = (file) =>
      new Promise((resolve, reject) => {
        waiting.set(file, { resolve, reject });
        scope.postMessage({ need: file });
      });
    const service = Litsite.createService(load);
    scope.onmessage = async ({ data }) => {
      if (data.file) {
        const { resolve, reject } = waiting.get(data.file);
        waiting.delete(data.file);
        if (data.error) reject(new Error(data.error));
        else resolve(Litsite.unpack(data.size, data.text));
        return;
      }
      try {
        scope.postMessage({ id: data.id, result: await service[data.method](...data.parameters) });
      } catch (error) {
        scope.postMessage({ id: data.id, error: String(error?.message ?? error) });
      }
    };
  };
});
