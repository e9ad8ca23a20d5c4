"use strict";
const { test } = require("node:test");
const assert = require("node:assert/strict");
const { parseQuery, numberVariants } = require("./load.js");

const term = (text, exact = false) => [{ text, exact }];
const nothing = { terms: [], excluded: [], filters: {} };

/** [query, what differs from nothing, reason] */
const QUERIES = [
  ["营商环境", { terms: [term("营商环境")] }, "one term"],
  ["李沧区 营商环境", { terms: [term("李沧区"), term("营商环境")] }, "two terms"],
  ["李沧区　营商环境", { terms: [term("李沧区"), term("营商环境")] }, "an ideographic space"],
  ['"营商环境"', { terms: [term("营商环境", true)] }, "a phrase"],
  ["“营商环境”", { terms: [term("营商环境", true)] }, "a phrase as Chinese input methods quote it"],
  ["＂营商 环境＂ 改革", { terms: [term("营商环境", true), term("改革")] }, "full width quotes around white space"],
  ["“四新”经济", { terms: [term("“四新”经济")] }, "quotes that belong to the text"],
  ['"没有关上', { terms: [term('"没有关上')] }, "a quote that nothing closes is a character"],
  ["公园 -口袋公园", { terms: [term("公园")], excluded: ["口袋公园"] }, "an exclusion"],
  ['公园 -"口袋公园"', { terms: [term("公园")], excluded: ["口袋公园"] }, "an excluded phrase"],
  ["-2.1%", { terms: [term("-2.1%")] }, "a sign, since nothing else is asked for"],
  ["-口袋公园", { excluded: ["口袋公园"] }, "an exclusion from nothing"],
  ["－3.2%", { terms: [term("-3.2%")] }, "a wide sign"],
  ["新冠-19", { terms: [term("新冠-19")] }, "a hyphen within a word"],
  ["就业 OR 创业 青岛", { terms: [[...term("就业"), ...term("创业")], term("青岛")] }, "alternatives"],
  ["OR 就业", { terms: [term("就业")] }, "an OR without a left side"],
  ["区:李沧区 停车", { terms: [term("停车")], filters: { district: ["李沧区"] } }, "a filter"],
  ["区：李沧区 年：2021 年:2020", { filters: { district: ["李沧区"], year: ["2021", "2020"] } }, "full width colons"],
  ["李沧:深化改革", { terms: [term("李沧:深化改革")] }, "a colon of the text"],
  ["区:", { terms: [term("区:")] }, "a filter without a value is text"],
  ["   ", {}, "nothing"],
];

for (const [query, expected, reason] of QUERIES) {
  test(`${query}: ${reason}`, () => {
    const { terms, excluded, filters } = parseQuery(query);
    assert.deepEqual({ terms, excluded, filters }, { ...nothing, ...expected });
  });
}

/** [text, a way to write it that is looked for too] */
const SAME = [
  ["1362亿元", "1,362亿元"],
  ["1,362亿元", "1362亿元"],
  ["1234567.8元", "1,234,567.8元"],
  ["20条", "二十条"],
  ["二十条", "20条"],
  ["一百零五个", "105个"],
  ["105个", "一百零五个"],
  ["三个", "3个"],
  ["两个", "2个"],
  ["2021年", "二〇二一年"],
  ["二〇二一年", "2021年"],
];

for (const [text, other] of SAME) {
  test(`${text} is also looked for as ${other}`, () => assert.ok(numberVariants(text).includes(other)));
}

test("a text comes first among its variants, and texts without numbers have no others", () => {
  assert.equal(numberVariants("1362亿元")[0], "1362亿元");
  assert.deepEqual(numberVariants("营商环境"), ["营商环境"]);
});

test("what is no number is not rewritten", () => {
  assert.deepEqual(numberVariants("2021年").filter((text) => text.includes(",")), []);
  assert.deepEqual(numberVariants("五六"), ["五六"]);
  assert.deepEqual(numberVariants("98.9%"), ["98.9%"]);
});
