"use strict";
const { test } = require("node:test");
const assert = require("node:assert/strict");
const { headingAnchor } = require("./load.js");
const { headings } = require("../contract/addresses.json");

for (const [heading, anchor, derived, reason] of headings) {
  const check = derived ? assert.equal : assert.notEqual;
  test(`${heading}: ${reason}`, () => check(headingAnchor(heading), anchor));
}
