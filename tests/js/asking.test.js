"use strict";
const { test } = require("node:test");
const assert = require("node:assert/strict");
const { readQuery, readOptions } = require("./load.js");

const thrower = new Proxy({}, { get() { throw new Error("no"); }, ownKeys() { throw new Error("no"); } });
const NO_TEXTS = [null, undefined, {}, [], ["改革"], { toString: () => "改革" }, () => "改革", Symbol("改革"), /改革/, new Date(0), thrower, new Map(), NaN.constructor];
const nothing = { limit: 10, filters: {} };

test("texts, numbers and the like are asked for as they are written", () => {
  assert.deepEqual(["改革", 2021, 12n, true, -2.1].map(readQuery), ["改革", "2021", "12", "true", "-2.1"]);
});

for (const [number, given] of NO_TEXTS.entries()) {
  test(`what is no text asks for nothing (${number})`, () => {
    assert.equal(readQuery(given), "");
    assert.deepEqual(readOptions(given), nothing);
    assert.deepEqual(readOptions({ limit: given, filters: given }), nothing);
  });
}

test("a query has an end", () => {
  assert.equal(readQuery('"'.repeat(1e6)).length, 1000);
});

/** [options, what is understood, reason] */
const OPTIONS = [
  [{ limit: 3 }, { limit: 3 }, "a limit"],
  [{ limit: "3" }, { limit: 3 }, "a limit in quotes"],
  [{ limit: 2.9 }, { limit: 2 }, "no half results"],
  [{ limit: 0 }, { limit: 0 }, "none"],
  [{ limit: Infinity }, { limit: Infinity }, "all"],
  [{ limit: -1 }, {}, "no limit can be below nought"],
  [{ limit: NaN }, {}, "no number"],
  [{ limit: "甲" }, {}, "no number"],
  [{ filters: { district: "李沧区" } }, { filters: { district: ["李沧区"] } }, "one value"],
  [{ filters: { year: 2021 } }, { filters: { year: ["2021"] } }, "a number"],
  [{ filters: { year: ["2021", 2020, null, {}] } }, { filters: { year: ["2021", "2020"] } }, "several, and what is none"],
  [{ filters: { district: [] } }, {}, "no value"],
  [{ filters: { place: "李沧区" } }, {}, "no facet"],
  [{ filters: JSON.parse('{"__proto__": {"district": "李沧区"}}') }, {}, "a name of the language's own"],
  [{ filters: "district" }, {}, "no filters"],
  [{ filters: { district: new Array(1e9) } }, {}, "a list without end"],
];

for (const [options, understood, reason] of OPTIONS) {
  test(`options: ${reason}`, () => assert.deepEqual(readOptions(options), { ...nothing, ...understood }));
}

test("one member that cannot be read takes nothing from the others", () => {
  const options = { limit: 5, get filters() { throw new Error("no"); } };
  assert.deepEqual(readOptions(options), { limit: 5, filters: {} });
});
