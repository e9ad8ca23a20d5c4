"use strict";
// What the ledger's script and Python must agree on: tests/contract says it once for both.
const { test } = require("node:test");
const assert = require("node:assert/strict");
const { readFileSync } = require("node:fs");
const { join } = require("node:path");
const vm = require("node:vm");

globalThis.document = { querySelector: () => null }; // a page without the ledger's form
vm.runInThisContext(readFileSync(join(__dirname, "../../templates/static/figures.js"), "utf8"), { filename: "figures.js" });

for (const [text, cell, reason] of require("../contract/csv_cells.json")) {
  test(`${JSON.stringify(text)} as a cell: ${reason}`, () => assert.equal(Litsite.guardCell(text), cell));
}

test("a figure's record has the address that Python gave it", () => {
  for (const [article, block, sentence, number, page, fragment, mark] of require("../contract/addresses.json").records) {
    assert.deepEqual(Litsite.recordAddress(article, block, sentence, number), { page, fragment, mark });
    assert.deepEqual(Litsite.recordAddress(article, block, sentence, fragment), { page, fragment, mark });
  }
});
