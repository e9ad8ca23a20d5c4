"use strict";
// Rank of the first expected section for each query: node known_items.js FOLDER QUERIES.json
const { readFileSync } = require("node:fs");
const Litsite = require("./load.js");

const [, , folder, file] = process.argv;
const DEPTH = 10;

(async () => {
  const engine = Litsite.createEngine(await Litsite.openIndex(Litsite.folderLoader(folder).load));
  const rows = [];
  for (const { query, expect } of JSON.parse(readFileSync(file, "utf8"))) {
    const { hits, total } = await engine.search(query, { limit: DEPTH });
    const results = await Promise.all(hits.map(engine.describe));
    const wanted = (result) =>
      expect.some(({ article, heading }) => result.url === `articles/${article}.html` && result.section === heading);
    rows.push({ query, rank: results.findIndex(wanted) + 1, total });
  }
  process.stdout.write(JSON.stringify(rows));
})();
