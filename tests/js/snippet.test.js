"use strict";
const { test } = require("node:test");
const assert = require("node:assert/strict");
const { makeSnippet, findMarks } = require("./load.js");

const shown = (pieces) => pieces.map(({ text, marked }) => (marked ? `[${text}]` : text)).join("");

test("shows the sentence that has the words, whole", () => {
  const block = "第一句没有。李沧区优化营商环境,成效明显!第三句。";
  assert.equal(shown(makeSnippet([block], ["营商环境"])).includes("李沧区优化[营商环境],成效明显!"), true);
  assert.equal(shown(makeSnippet([block], ["营商环境"])).startsWith("第一句"), false);
});

test("prefers the block that has more of the words", () => {
  assert.equal(shown(makeSnippet(["公园很多。", "口袋公园,还有绿道。"], ["公园", "绿道"])), "口袋[公园],还有[绿道]。");
});

test("marks what normalisation made equal, as it was printed", () => {
  assert.equal(shown(makeSnippet(["投资１，３６２ 亿元。"], ["1,362亿元"])), "投资[１，３６２ 亿元]。");
  assert.equal(shown(makeSnippet(["投资1,362亿元。"], ["1362亿元"])), "投资[1,362亿元]。");
});

test("a longer word is marked before one that it contains", () => {
  assert.deepEqual(findMarks("口袋公园和公园", ["公园", "口袋公园"]).map(({ word }) => word), ["口袋公园", "公园"]);
});

test("characters beyond the basic plane are neither cut nor lost", () => {
  const block = "😀".repeat(200) + "营商环境" + "😀".repeat(200);
  const text = shown(makeSnippet([block], ["营商环境"]));
  assert.ok(text.includes("[营商环境]"));
  assert.ok(!/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/.test(text));
});

test("markup is text", () => {
  const pieces = makeSnippet(["<img src=x onerror=alert(1)>营商"], ["营商"]);
  assert.equal(shown(pieces), "<img src=x onerror=alert(1)>[营商]");
});

test("a phrase that runs over the end of a sentence is shown with both", () => {
  const block = "前面一句。集中力量培育新动能。全市财政系统重构机制。后面一句。";
  assert.ok(shown(makeSnippet([block], ["新动能。全市财政"])).includes("培育[新动能。全市财政]系统重构"));
});
