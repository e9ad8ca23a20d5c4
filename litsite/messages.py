"""The words of the command line, in English and Chinese, keyed by code."""

from __future__ import annotations

import locale
import os
from typing import Literal

from litsite.model.problem import Problem

Language = Literal["en", "zh"]

PROBLEMS: dict[str, tuple[str, str]] = {
    # Reading
    "unknown-format": (
        "no reader for this format; known: {known}",
        "不支持这种格式；可用的格式：{known}",
    ),
    "skipped-format": (
        "not a source that litsite reads (.txt .html .md); left alone",
        "不是可读取的来源文件（.txt .html .md），未作处理",
    ),
    "skipped-folder": (
        "is a folder; put its files directly into sources/",
        "是文件夹，未读取；请把文件直接放入 sources/",
    ),
    "skipped-yml": ("ends in .yml; litsite reads .yaml", "以 .yml 结尾，未读取；请改为 .yaml"),
    "too-large": (
        "{size} bytes, over the limit of {limit}; split the file",
        "文件有 {size} 字节，超过上限 {limit}；请拆分后再放入",
    ),
    "unreadable": ("cannot be read: {reason}", "无法读取：{reason}"),
    "empty": ("is empty; skipped", "是空文件，已跳过"),
    "binary": (
        "is not text (byte {offset}); save it as text or HTML first",
        "不是文本文件（第 {offset} 字节处）；请先另存为纯文本或网页",
    ),
    "undecodable": (
        "byte {bytes} at offset {offset} is not {encoding}; shown as \ufffd",
        "偏移 {offset} 处的字节 {bytes} 不是有效的 {encoding}，以 \ufffd 显示",
    ),
    "undecodable-more": (
        "{count} more bytes are not {encoding}",
        "另有 {count} 处字节不是有效的 {encoding}",
    ),
    # Splitting
    "unsure": (
        "“{text}” taken as {taken}; {rival} is nearly as likely",
        "“{text}”判为{taken}，但也可能是{rival}，请核对",
    ),
    "not-a-date": ("“{text}” is not a date; left undated", "“{text}”不是有效日期，未作为日期记录"),
    "no-article": ("no article found", "没有找到文章"),
    "no-headline": ("text without a headline", "正文没有标题"),
    # Search
    "search-misses": (
        "the search index does not find “{text}” on {page}, which has it; this is a fault of litsite",
        "搜索索引找不到“{text}”,而 {page} 里有这几个字;这是 litsite 的故障,请报告",
    ),
    "search-invents": (
        "the search index finds “{text}” on {page}, which lacks it; this is a fault of litsite",
        "搜索索引在 {page} 里找到了“{text}”,而那里没有;这是 litsite 的故障,请报告",
    ),
    # Content
    "yaml": ("is not valid YAML: {reason}", "不是有效的 YAML：{reason}"),
    "yaml-type": (
        "{key} should be {expected}, not “{value}”",
        "{key} 应为 {expected}，现在是“{value}”",
    ),
    "unknown-key-near": (
        "unknown key “{key}”; did you mean “{near}”?",
        "没有“{key}”这个键；是否想写“{near}”？",
    ),
    "unknown-key": ("unknown key “{key}”; known: {known}", "没有“{key}”这个键；可用的键：{known}"),
    "repeated-key": ("key “{key}” appears twice", "键“{key}”出现了两次"),
    "missing-key": ("key “{key}” is missing", "缺少键“{key}”"),
    "schema": (
        "schema {value} is unknown; this litsite knows {known}",
        "不认识 schema {value}；本版本支持 {known}",
    ),
    "id-differs": (
        "id “{value}” must be the file's name “{name}” (letters, digits, hyphens)",
        "id “{value}”必须与文件名“{name}”一致（小写字母、数字、连字符）",
    ),
    "figure-at": (
        "“{value}” names no sentence; write <paragraph's anchor>/<ordinal>, as in 90cc1b7e5f/2",
        "“{value}”不是句子的位置；请写成“段落锚点/第几句”，如 90cc1b7e5f/2",
    ),
    "figure-action": (
        "“{surface}”: give exactly one of drop: true, change: {{…}}, add: {{…}}",
        "“{surface}”：drop: true、change: {{…}}、add: {{…}} 三者须有且只有一个",
    ),
    "figure-lost": (
        "the sentence of this correction is gone ({at}, “{surface}”); it is kept, but has no effect",
        "这条数据更正所指的句子已不在（{at}，“{surface}”）；更正仍保留，但不起作用",
    ),
    "figure-value": (
        "this correction cannot be applied: {reason}",
        "这条数据更正无法应用：{reason}",
    ),
    "revisit-later": (
        "“{value}” names no sentence of another article; write <article id>#<anchor>/<ordinal>",
        "“{value}”不是另一篇文章里的句子；请写成“文章编号#段落锚点/第几句”",
    ),
    "revisit-lost": (
        "the target at {at}, or its later sentence, is gone; the verdict is kept, but has no effect",
        "回看结论所指的目标（{at}）或后来的句子已不在；结论仍保留，但不起作用",
    ),
    "bad-choice": ("“{value}” is not one of: {known}", "“{value}”不在可选值之中：{known}"),
    "bad-date": (
        "{key}: “{value}” is not YYYY-MM-DD, YYYY-MM or YYYY",
        "{key}：“{value}”不是 YYYY-MM-DD、YYYY-MM 或 YYYY 格式的日期",
    ),
    "bad-url": (
        "base_url “{value}” is no http:// or https:// address",
        "base_url“{value}”须以 https:// 或 http:// 开头",
    ),
    "no-digest": (
        "not found; {root} is no digest (litsite init makes one)",
        "不存在；{root} 不是一个文摘目录（可用 litsite init 新建）",
    ),
    "field-clash": (
        "{field}: source and editor both changed it; kept “{kept}”, the source now has “{source}”",
        "{field}：来源与编辑都作了修改；保留编辑的“{kept}”，来源现为“{source}”",
    ),
    "block-clash": (
        "source and editor both changed a paragraph; kept “{kept}…”, the source now has “{source}…”",
        "同一段落，来源与编辑都作了修改；保留编辑的“{kept}…”，来源现为“{source}…”",
    ),
    "edits-kept": (
        "the source changed; the editor's changes were kept: {kept}",
        "来源有改动；编辑所作的修改均已保留：{kept}",
    ),
    "orphaned": (
        "its source {file} no longer has it; marked orphaned, kept",
        "来源 {file} 中已没有这篇文章；已标记 orphaned，内容保留",
    ),
    "is-orphaned": ("is orphaned: no source has it", "没有来源（orphaned）"),
    # Check
    "no-account": ("has no account; run litsite build", "尚无账目；请先运行 litsite build"),
    "account-file": (
        "names the source “{value}”, but the account is “{name}”'s; delete it and build again",
        "所记来源“{value}”与文件名“{name}”不符；请删除后重新生成",
    ),
    "account-role": ("unknown role or reason: {value}", "未知的角色或原因：{value}"),
    "account-missing": (
        "paragraph {block} is in no account of its sources",
        "段落 {block} 不在任何来源的账目中",
    ),
    "only-in-copy": (
        "“{text}…” stands only in this second copy of {article}; it is shown in the source view",
        "“{text}…”只见于 {article} 的这份副本；可在来源页查看",
    ),
    "page-missing": (
        "was written by litsite and is gone; build again",
        "是 litsite 生成的文件，现已缺失；请重新生成",
    ),
    "page-changed": ("was changed after the build", "生成后被改动过"),
    "manifest": (
        "is damaged, so litsite cannot tell its files from yours; move {site} away and build again",
        "已损坏，无法分辨哪些文件由 litsite 生成；请把 {site} 移走后重新生成",
    ),
    "locked": (
        "another build is running here; wait for it to end",
        "另一个生成任务正在进行，请等它结束",
    ),
    "bad-name": ("file name cannot be used: {reason}", "文件名无法使用：{reason}"),
    "not-a-file": ("is no regular file; skipped", "不是普通文件，已跳过"),
    "system": ("{reason}", "{reason}"),
    "account-stale": (
        "changed since the last build; run litsite build",
        "上次生成后又有改动；请先运行 litsite build",
    ),
    "account-span": (
        "account names characters {chars} that do not exist",
        "账目所记的字符 {chars} 不存在",
    ),
    "account-article": (
        "account names an article that does not exist: {article}",
        "账目所记的文章不存在：{article}",
    ),
    "account-block": (
        "account names a paragraph that does not exist: {block}",
        "账目所记的段落不存在：{block}",
    ),
    "account-text": ("paragraph {block} differs from its source", "段落 {block} 与来源不一致"),
    "account-lost": (
        "“{char}” at character {offset} is in no article and no furniture",
        "第 {offset} 个字符“{char}”未计入任何文章或附属信息",
    ),
    "account-twice": (
        "“{char}” at character {offset} is accounted for twice",
        "第 {offset} 个字符“{char}”被重复计入",
    ),
    "no-site": (
        "no site has been built; run litsite build",
        "网站尚未生成；请先运行 litsite build",
    ),
    "dead-link": ("dead link {url}", "失效链接 {url}"),
    "dead-anchor": ("link to a place that does not exist: {url}", "链接的位置不存在：{url}"),
    "absolute-path": ("absolute path {url}", "绝对路径 {url}"),
    "other-host": ("asks another host: {url}", "请求了其他主机：{url}"),
    "id-twice": ("id {id} is used twice", "id {id} 重复"),
    "foreign": ("not written by litsite; carried over", "不是 litsite 生成的文件，予以保留"),
    "unreached": ("no page links to it", "没有页面链接到它"),
    # Publishing
    "bad-path": ("leaves the site's folder", "超出了网站目录"),
    "path-twice": ("two pages claim this path", "两个页面使用了同一路径"),
    "foreign-file": (
        "was not written by litsite, and a page needs its place; move it away",
        "不是 litsite 生成的文件，却占用了页面的位置；请移走",
    ),
    "init-exists": ("exists already; nothing was changed", "已经存在，未作任何改动"),
    "headline-unknown": (
        "headline_figures: the ledger has no figure {id}; left out",
        "headline_figures：台账中没有 {id} 这一项，已略去",
    ),
}
"""English, Chinese."""

SORTS: dict[str, str] = {
    "furniture": "附属信息",
    "headline": "标题区",
    "page headline": "版面标题",
    "heading": "小标题",
    "paragraph": "段落",
    "caption": "图片说明",
}
"""What the splitter takes a line for, in Chinese."""

SEVERITY: dict[str, tuple[str, str]] = {
    "error": ("error", "错误"),
    "warning": ("warning", "警告"),
    "note": ("note", "提示"),
}

TEXTS: dict[str, tuple[str, str]] = {
    "built": (
        "{sources} sources, {articles} articles, {pages} files, {warnings} warnings, {seconds} s",
        "{sources} 个来源，{articles} 篇文章，{pages} 个文件，{warnings} 条警告，用时 {seconds} 秒",
    ),
    "open": ("open {path}", "请打开 {path}"),
    "checked": ("{errors} errors, {warnings} warnings", "{errors} 处错误，{warnings} 条警告"),
    "made": (
        "new digest in {path}: put texts into sources/, then run litsite build",
        "已在 {path} 新建文摘：请把文本放入 sources/，然后运行 litsite build",
    ),
    "figures": (
        "{figures} figures in {sentences} sentences",
        "{sentences} 句中有 {figures} 项数据",
    ),
    "achieved": ("achieved", "已实现"),
    "target": ("target", "目标"),
    "kind-count": ("count", "数量"),
    "kind-level": ("level", "数值"),
    "kind-share": ("share", "比率"),
    "kind-change_rate": ("change (%)", "增减幅度"),
    "kind-change_abs": ("change", "增减量"),
    "kind-multiple": ("multiple", "倍数"),
    "kind-duration": ("time", "时限"),
    "kind-rank": ("rank", "位次"),
    "notes": (
        "{count} notes (doubtful lines and the like): --verbose shows them",
        "另有 {count} 条提示（存疑的行等），加 --verbose 查看",
    ),
    "parse": ("reading sources", "读取来源"),
    "load": ("loading content", "载入内容"),
    "render": ("rendering", "生成页面"),
    "index": ("indexing", "建立搜索索引"),
    "publish": ("writing the site", "写入网站"),
}


def choose_language(asked: str | None) -> Language:
    """`--lang`, else the locale's: Chinese for zh, English for all others."""
    if asked in ("en", "zh"):
        return asked  # type: ignore[return-value]
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        value = os.environ.get(name)
        if value:
            return "zh" if value.lower().startswith("zh") else "en"
    return "zh" if (locale.getlocale()[0] or "").lower().startswith(("zh", "chinese")) else "en"


def say(code: str, language: Language, **values: object) -> str:
    """One of TEXTS, filled in."""
    return TEXTS[code][language == "zh"].format(**values)


def describe(problem: Problem, language: Language) -> str:
    """`sources/a.txt:37: warning: …` in the reader's language."""
    values = dict(problem.values)
    if language == "zh":
        values |= {k: SORTS.get(values[k], values[k]) for k in ("taken", "rival") if k in values}
    wording = PROBLEMS[problem.code][language == "zh"].format(**values)
    place = f"{problem.path}:{problem.line}" if problem.line else problem.path
    return f"{place}: {SEVERITY[problem.severity][language == 'zh']}: {wording}"
