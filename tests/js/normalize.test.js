"use strict";
const { test } = require("node:test");
const assert = require("node:assert/strict");
const Litsite = require("./load.js");
const contract = require("../contract/normalization.json");

for (const [from, to] of Object.entries(contract.simplified)) Litsite.simplified.set(from, to);

test("normalises every text of the contract as Python does", () => {
  const differ = contract.texts.filter(([text, normal]) => Litsite.normalize(text) !== normal);
  assert.deepEqual(differ.slice(0, 5), []);
});

test("remembers where each character stood, also beyond the basic plane", () => {
  const { characters, starts } = Litsite.normalizeWithPlaces("A 😀１環");
  assert.deepEqual(characters, ["a", "😀", "1", "环"]);
  assert.deepEqual(starts, [0, 2, 4, 5]);
});
