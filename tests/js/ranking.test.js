"use strict";
// Five tiny articles and a newspaper page (tests/search/small.py), the expected order, and why.
const { test, before } = require("node:test");
const assert = require("node:assert/strict");
const Litsite = require("./load.js");

const folder = process.env.LITSITE_SMALL_INDEX;
const skip = folder ? false : "pytest builds the index (tests/search/test_javascript.py)";
let engine = null;

before(async () => {
  if (!folder) return;
  engine = Litsite.createEngine(await Litsite.openIndex(Litsite.folderLoader(folder).load));
});

/** What a query finds, as `article#section`. */
async function found(query, options) {
  const { hits } = await engine.search(query, options);
  const results = await Promise.all(hits.map(engine.describe));
  return results.map(({ url, section }) => {
    const name = url.match(/\d{4}-\d\d-\d\d-?([a-z]*)\.html$/)[1] || "page";
    return section ? `${name}#${section}` : name;
  });
}

/** [query, sections in order, reason] */
const ORDERS = [
  ["营商环境", ["yingshang", "baogao"], "the headline has it; the other only its text; scattered words are no hit where some stand together"],
  ["营商 环境", ["yingshang", "baogao", "tongming"], "written together stands above written apart"],
  ["口袋公园", ["gongyuan", "gongyuan#公园", "baogao", "xiangtong"], "headline, then its section, then texts"],
  ["院士港开放", ["gongyuan#公园", "xiangtong"], "of equal texts the newest comes first"],
  ["双招双引", ["baogao#名词解释"], "a glossary term"],
  ["改革巡礼", ["page"], "a newspaper page's own headline"],
  ["李村河畔", ["page"], "a caption of a newspaper page"],
  ['"环境营商"', [], "a quoted phrase is not found scattered"],
  ["公园 -1362亿元", ["gongyuan", "baogao"], "what is excluded is left out"],
  ["充电桩 OR 双招双引", ["baogao#名词解释", "gongyuan#老楼"], "either is enough"],
  ["区:市北区 营商", ["tongming"], "a filter"],
  ["年:2020 口袋公园", ["baogao"], "a year"],
  ["2021年10月26日", ["gongyuan"], "a day that stands in no text: the articles of that day"],
  ["2021-10-26", ["gongyuan"], "the day as pages print it"],
  ["2021-10-27", [], "a day without articles"],
  ["源:早报", ["tongming"], "a filter alone lists its articles"],
  ["1362亿元", ["gongyuan#公园", "xiangtong"], "the comma of the text does not matter"],
  ["1,362亿元", ["gongyuan#公园", "xiangtong"], "nor that of the query"],
  ["98.9%", ["yingshang#审批提速"], "a number with its sign"],
  ["９８.９％", ["yingshang#审批提速"], "full width"],
  ["pm2.5", ["gongyuan#公园", "xiangtong"], "lower case"],
  ["四个小时", ["yingshang#审批提速"], "Chinese digits beside Arabic ones"],
  ["營商環境", ["yingshang", "baogao"], "traditional characters"],
  ["台湾同胞", ["baogao"], "a text in traditional characters"],
  ["臺灣同胞", ["baogao"], "and a query like it"],
  ["koudaigongyuan", ["gongyuan", "gongyuan#公园", "baogao", "xiangtong"], "pinyin"],
  ["kdgy", ["gongyuan", "gongyuan#公园", "baogao", "xiangtong"], "initials"],
  ["口带公园", ["gongyuan", "gongyuan#公园", "baogao", "xiangtong"], "a homophone"],
  ["老楼装电梯", ["gongyuan#老楼", "tongming"], "no section has it so; those with its words, a heading first"],
  ["桩", ["gongyuan#老楼"], "a single character"],
  ["护照签证", [], "what stands nowhere"],
  ["", [], "nothing asked"],
  ['" "', [], "a phrase of nothing"],
  ["-公园", [], "only exclusion"],
];

for (const [query, expected, reason] of ORDERS) {
  test(`${query}: ${reason}`, { skip }, async () => {
    assert.deepEqual(await found(query), expected);
  });
}

test("says what it searched instead", { skip }, async () => {
  assert.deepEqual((await engine.search("口带公园")).notice, {
    kind: "corrected",
    changes: [{ from: "口带公园", to: ["口袋公园"] }],
  });
  assert.equal((await engine.search("kdgy")).notice.kind, "pinyin");
  assert.deepEqual((await engine.search("老楼装电梯")).notice, { kind: "partial" });
});

test("counts facets over all hits, not only over those shown", { skip }, async () => {
  const { all, total } = await engine.search("口袋公园", { limit: 1 });
  assert.equal(total, 4);
  const { district } = await engine.countFacets(all);
  assert.deepEqual(district, [{ value: "市北区", count: 2 }, { value: "李沧区", count: 1 }]);
});

test("filters given beside the query work as those within it", { skip }, async () => {
  assert.deepEqual(await found("口袋公园", { filters: { district: ["李沧区"] } }), ["baogao"]);
  assert.deepEqual(await found("口袋公园", { filters: { year: 2020 } }), ["baogao"]);
});

test("a page of results continues where the last one ended", { skip }, async () => {
  const all = await found("口袋公园");
  const pages = [...(await found("口袋公园", { limit: 2 })), ...(await found("口袋公园", { limit: 2, offset: 2 }))];
  assert.deepEqual(pages, all);
});

test("completes to words of the index by Han, pinyin and initials", { skip }, async () => {
  const words = async (typed) => (await engine.suggest(typed)).map(({ text }) => text);
  assert.ok((await words("营商")).includes("营商环境"));
  assert.ok((await words("koudai")).includes("口袋公园"));
  assert.ok((await words("ysg")).includes("院士港"));
});

test("a snippet marks the words and is cut at sentence ends", { skip }, async () => {
  const { hits } = await engine.search("双招双引");
  const pieces = await engine.excerpt(hits[0]);
  assert.deepEqual(pieces.filter(({ marked }) => marked).map(({ text }) => text), ["双招双引"]);
});

test("a result names its page, its section and its anchor", { skip }, async () => {
  const { hits } = await engine.search("充电桩");
  const [{ score, ...result }] = await Promise.all(hits.map(engine.describe));
  assert.ok(score > 0);
  assert.deepEqual(result, {
    url: "articles/2021-10-26-gongyuan.html",
    anchor: "s-老楼",
    title: "建设口袋公园",
    section: "老楼",
    snippet: null,
    district: "市北区",
    topics: ["民生"],
    date: "2021-10-26",
  });
});

test("an anchor that does not follow from its heading is kept", { skip }, async () => {
  const { hits } = await engine.search("李村河畔");
  const [{ url, anchor, section }] = await Promise.all(hits.map(engine.describe));
  assert.deepEqual([url, anchor, section], ["issues/qing-dao-ri-bao-2021-11-19.html", "page-te-1-ban", null]);
});
