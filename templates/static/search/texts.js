"use strict";
// What the search says; site_words.yaml has the words of the pages.
(function (Litsite) {
  // Between FSI and PDI, direction controls in a reader's words end with the words.
  const quoted = (text) => `“\u2068${text}\u2069”`;

  Litsite.texts = {
    searching: "正在查找……",
    failed: "搜索索引没有读出来。请检查 search 文件夹是否完整,或从关键词、主题和名词解释里找。",
    none: (query) => (query ? `没有找到${quoted(query)}。` : "没有符合筛选条件的文章。"),
    tips: ["换一个说法,或少输几个字", "检查有没有错别字;也可以输入拼音", "从下面的关键词、主题和名词解释里找"],
    tipFilters: "有的结果可能被筛选条件挡住了:清除筛选再看",
    total: (total, estimated) => `找到${estimated ? "约" : ""} ${total.toLocaleString("zh-CN")} 处`,
    totalArticles: (total) => `共 ${total.toLocaleString("zh-CN")} 篇`,
    partial: "没有哪一处写全了这些词,下面是最接近的。",
    corrected: (from, to) => `没有找到${quoted(from)},以下是“${to}”的结果。`,
    pinyin: (from, to) => `${quoted(from)}按拼音查找:“${to}”。`,
    or: "”或“",
    more: "再看一些",
    filter: (count) => (count ? `筛选(已选 ${count} 项)` : "筛选"),
    clear: "清除筛选",
    whole: "正文开头",
    suggestions: (count) => (count ? `有 ${count} 个提示,用上下键选择` : ""),
    count: (count) => `${count} 处`,
    facets: { district: "区域", year: "年份", topic: "主题", kind: "类型", publication: "出处" },
    kinds: { newspaper: "报纸", work_report: "政府工作报告", web_news: "网络新闻", notice: "通知公告" },
    title: (query, site) => `\u2068${query}\u2069 — 搜索 — ${site}`,
    foundBar: "标出的字词",
    found: (number, count) => (number ? `第 ${number} 处,共 ${count} 处` : `本页标出 ${count} 处`),
    nextMark: "下一处",
    closeMarks: "不再标出",
  };
})(globalThis.Litsite);
