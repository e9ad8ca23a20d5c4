"use strict";
const { test } = require("node:test");
const assert = require("node:assert/strict");
const { segment } = require("./load.js");
const contract = require("../contract/segmentation.json");

test("takes the more probable path, as jieba does", () => {
  const dictionary = { total: 100, frequency: new Map([["营商", 3], ["营商环境", 9], ["改革", 20]]) };
  assert.deepEqual(segment("营商环境改革", dictionary), ["营商环境", "改革"]);
});

test("cuts every query of the contract as jieba does", () => {
  const dictionary = { total: contract.total, frequency: new Map(Object.entries(contract.frequency)) };
  const differ = contract.cuts.filter(([query, words]) => segment(query, dictionary).join("\0") !== words.join("\0"));
  assert.deepEqual(differ.slice(0, 5), []);
});
