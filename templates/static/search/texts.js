"use strict";
// What the search says; litsite/rendering/labels.py has the words of the pages.
(function (Litsite) {
  Litsite.texts = {
    searching: "正在查找……",
    failed: "搜索索引没有读出来。请检查 search 文件夹是否完整,或从关键词、主题和名词解释里找。",
    none: (query) => `没有找到“${query}”。`,
    tips: ["换一个说法,或少输几个字", "检查有没有错别字;也可以输入拼音", "去掉筛选条件"],
    total: (total, estimated) => `${estimated ? "约 " : ""}${total.toLocaleString("zh-CN")} 处`,
    partial: "没有哪一处写全了这些词,下面是最接近的。",
    corrected: (from, to) => `没有找到“${from}”,以下是“${to}”的结果。`,
    pinyin: (from, to) => `“${from}”按拼音查找:${to}。`,
    or: "”或“",
    more: "再看一些",
    clear: "清除筛选",
    whole: "正文开头",
    suggestions: (count) => (count ? `有 ${count} 个提示,用上下键选择` : ""),
    count: (count) => `${count} 处`,
    facets: { district: "区域", year: "年份", topic: "主题", kind: "类型", publication: "出处" },
    kinds: { newspaper: "报纸", work_report: "政府工作报告", web_news: "网络新闻", notice: "通知公告" },
    title: (query, site) => `${query} — 搜索 — ${site}`,
    found: (count) => `本页标出 ${count} 处`,
    nextMark: "下一处",
    closeMarks: "不再标出",
  };
})(globalThis.Litsite);
