"""Every Chinese word of the pages, in one place; the search has its own in static/search/texts.js."""

from __future__ import annotations

from dataclasses import dataclass

KINDS: dict[str, str] = {
    "newspaper": "报纸",
    "work_report": "政府工作报告",
    "web_news": "网络新闻",
    "notice": "通知公告",
}

FIELDS: dict[str, str] = {
    "title": "标题",
    "kicker": "引题",
    "subtitle": "副题",
    "kind": "类型",
    "org": "单位",
    "author": "作者",
    "editor": "编辑",
    "publication": "出处",
    "date": "日期",
    "published": "发布日期",
    "page": "版次",
    "series": "专题",
    "district": "区域",
}

ROLES: dict[str, str] = {
    "title": "标题",
    "kicker": "引题",
    "subtitle": "副题",
    "org": "署名单位",
    "byline": "作者",
    "dateline": "日期",
    "block": "正文",
    "page_marker": "版次标记",
    "page_headline": "版面标题",
    "page_subtitle": "版面副题",
    "page_caption": "版面图说",
    "furniture": "非正文",
}

FURNITURE: dict[str, str] = {
    "chrome": "网页或客户端的界面文字",
    "collector": "采集者加的文字",
    "credit": "来源、编辑等署名行",
    "separator": "分隔符",
    "document-title": "整份文件的标题",
    "date": "单独一行的日期",
    "caption-mark": "图说的标记",
    "markup": "格式标记",
}
"""Reasons for furniture; a reason not listed is shown as its key."""

FIGURE_KINDS: dict[str, str] = {
    "count": "数量",
    "level": "数值",
    "share": "比率",
    "change_rate": "增减幅度",
    "change_abs": "增减量",
    "multiple": "倍数",
    "duration": "时限",
    "rank": "位次",
}

STATUSES: dict[str, str] = {"achieved": "已实现", "target": "目标"}

DIRECTIONS: dict[str, str] = {"up": "↑ 上升", "down": "↓ 下降"}

QUALIFIERS: dict[str, str] = {"over": "超", "under": "不超过", "about": "约"}

RECURRING: dict[str, str] = {
    "1Y": "每年",
    "1M": "每月",
    "3M": "每季度",
    "1W": "每周",
    "1D": "每天",
}

PERIOD_PARTS: dict[str, tuple[str, str]] = {
    "H1": ("上半年", "06-30"),
    "H2": ("下半年", "12-31"),
    "Q1": ("一季度", "03-31"),
    "Q2": ("二季度", "06-30"),
    "Q3": ("三季度", "09-30"),
    "Q4": ("四季度", "12-31"),
}
"""Part of a year → its name and its last day."""

SPANS: dict[str, str] = {
    "annual": "全年数",
    "to_date": "当年累计到某时",
    "as_of": "某一时点",
    "cumulative": "多年累计",
    "recurring": "每年或每月",
    "undated": "没有注明时期",
}

VERDICTS: dict[str, str] = {"confirmed": "已确认", "rejected": "已否定"}


@dataclass(frozen=True, slots=True)
class Labels:
    """What templates and views say; `{name}` is filled in by the view."""

    # The frame of every page.
    skip: str = "跳到正文"
    home: str = "首页"
    site_navigation: str = "网站导航"
    breadcrumb: str = "当前位置"
    districts: str = "区域"
    topics: str = "主题"
    organizations: str = "单位"
    issues: str = "报纸"
    timeline: str = "时间线"
    glossary: str = "名词解释"
    keywords: str = "关键词"
    sources: str = "原文"
    print_all: str = "打印全部"
    feed: str = "订阅"
    theme: str = "深浅色"
    search: str = "搜索"
    search_hint: str = "搜文章、数字、名词,也可以输入拼音"
    search_options: str = "提示"
    search_lead: str = "在全部文章里查找:原文里有的,一字一句都能找到。"
    search_needs_scripts: str = (
        "搜索需要浏览器开启 JavaScript。没有它,可以从下面的关键词、主题和名词解释里找。"
    )
    search_failed: str = (
        "搜索程序没有读出来。请检查 static 文件夹是否完整,或从下面的关键词、主题和名词解释里找。"
    )
    search_filter: str = "筛选"
    search_help: str = "怎样查得更准"
    search_looser: str = "分开写的也找"
    search_ways: str = "不用搜索,也可以从这里找"
    to_top: str = "回到页首"
    footer_note: str = "每段文字都可以追溯到原文的文件和行号。"

    # Counts and dates.
    articles_count: str = "{count} 篇"
    entries_count: str = "{count} 条"
    lines_count: str = "{count} 行"
    characters: str = "{count} 字"
    year: str = "{year} 年"
    undated: str = "日期不详"
    unknown: str = "不详"
    count: str = "篇数"

    # Home.
    span: str = "收录范围"
    size_articles: str = "篇文章"
    size_measures: str = "条举措"
    size_figures: str = "项数据"
    size_organizations: str = "个单位"
    size_districts: str = "个区域"
    from_to: str = "{first} — {last}"
    newest: str = "最新文章"
    all_articles: str = "全部文章"
    by_district: str = "按区域"
    by_topic: str = "按主题"
    more_ways: str = "换个角度看"
    chart_note: str = "小柱图是 {first}–{last} 年逐年篇数。"
    by_year: str = "逐年篇数:{years}"
    year_count: str = "{year} 年 {count} 篇"
    empty: str = "还没有文章。把文本放进 sources/ 后重新生成。"
    latest_issue: str = "最近一期报纸"

    # Lists.
    groups_count: str = "共 {count} 个"
    districts_lead: str = "每个区域发布了什么、什么时候发布的。"
    topics_lead: str = "按主题词表归类;一篇文章可以属于几个主题。"
    organizations_lead: str = "署名发布文章的部门、街道和企业。"
    issues_lead: str = "按出版日期排列,最新的在前;每期按版次阅读。"
    timeline_lead: str = "全部文章,按日期从新到旧。"
    glossary_lead: str = "文中自带的名词解释,按拼音排列;注明出处和用例。"
    keywords_lead: str = "由程序从文中选出的关键词;数字是用到它的文章数。"
    sources_lead: str = "全部原始文件。每一行的去向都有记录,没有进入文章的文字也列出原因。"
    empty_districts: str = "暂无文章的区域"
    nothing_here: str = "暂无内容。"
    rare_keywords: str = "只见于一篇文章的关键词"
    common_keywords: str = "见于多篇文章的关键词"
    initials: str = "拼音首字母"
    years: str = "年份"

    # Article.
    meta: str = "文章信息"
    publication: str = "出处"
    date: str = "日期"
    published: str = "发布"
    page: str = "版次"
    organization: str = "署名单位"
    author: str = "作者"
    editor: str = "编辑"
    district: str = "区域"
    kind: str = "类型"
    series: str = "专题"
    edited: str = "经编辑"
    edited_fields: str = "经编辑的信息:{fields}"
    orphaned: str = "来源文件已不在"
    orphaned_note: str = "这篇文章的来源文件已不在,文字保留如下。"
    summary: str = "摘要"
    summary_note: str = "摘自原文"
    contents: str = "目录"
    caption: str = "图说"
    paragraph_link: str = "第 {number} 段的链接"
    source_line: str = "原文第 {line} 行"
    line_short: str = "行 {line}"
    notes: str = "文中名词"
    open_entry: str = "查看词条"
    cite: str = "引用本文"
    cite_gbt: str = "GB/T 7714—2015"
    cite_plain: str = "普通格式"
    copy: str = "复制"
    copied: str = "已复制"
    provenance: str = "来源"
    show_source: str = "查看原文"
    source_lines: str = "第 {first}–{last} 行"
    duplicate: str = "另一份相同的文本"
    similarity: str = "相似度 {percent}%"
    related: str = "相关文章"
    because: str = "共同点:{reasons}"
    previous: str = "上一篇"
    next: str = "下一篇"
    in_issue: str = "同期报纸"

    # Issues.
    issue_pages: str = "版面"
    older_issue: str = "较早一期"
    newer_issue: str = "较新一期"
    page_unknown: str = "版次不详"
    page_captions: str = "版面图说"

    # Glossary.
    defined_in: str = "见于"
    used_in: str = "用于"

    # Sources.
    encoding: str = "编码"
    newline: str = "换行"
    lines: str = "行数"
    in_articles: str = "进入文章"
    in_pages: str = "版面信息"
    in_furniture: str = "非正文"
    file: str = "文件"
    share: str = "构成"
    share_label: str = "文章 {articles}%,版面 {pages}%,非正文 {furniture}%"
    invisible: str = "不可见字符"
    invisible_item: str = "{name} 共 {count} 处(第 {lines} 行)"
    invisible_none: str = "无"
    invisible_more: str = "{lines} 等"
    line: str = "行"
    text: str = "原文"
    destination: str = "去向"
    text_missing: str = "文件内容已不在,只保留记录。"
    articles_from: str = "出自这个文件的文章"
    checksum: str = "SHA-256"

    # Other pages.
    not_found: str = "没有这一页"
    not_found_lead: str = "地址可能写错了,或者页面已经改名。可以从下面的入口继续找。"
    print_lead: str = "全部文章在一页上,可以直接打印或存成 PDF。"
    print_years_lead: str = "文章较多,每年一页,可以直接打印或存成 PDF。"
    separator: str = "、"

    # Figures: everywhere.
    figures: str = "台账"
    figures_title: str = "成果台账"
    indicators: str = "指标"
    targets: str = "目标回看"
    indicator: str = "指标"
    value: str = "数值"
    change: str = "变化"
    period: str = "时期"
    place: str = "地点"
    status: str = "状态"
    figure_kind: str = "类别"
    quote: str = "原句"
    figures_count: str = "{count} 项数据"
    year_on_year: str = "同比"
    compared_with: str = "与{other}相比"
    up_to: str = "截至{date}"
    inferred: str = "据上下文"
    no_period: str = "未注明"
    in_words: str = "原文作“{words}”"
    corrected: str = "经编辑"
    added: str = "编辑补充"
    movement_start: str = "变化的起点"

    # The ledger.
    figures_lead: str = "公开文本里的每一个数:多少、和什么比、什么时候、做到了还是计划、谁说的。点数值看记录,点标题回到文中原句。"
    figures_newest: str = "最新文章里的数据"
    figures_newest_note: str = "每篇至多 {each} 项;全部数据可以在上面筛选,或从下面的分表里找。"
    figures_filter: str = "筛选全部数据"
    figures_words: str = "指标或原句里的词"
    figures_any: str = "全部"
    figures_sort: str = "排序"
    figures_sorts: tuple[tuple[str, str], ...] = (
        ("", "文章从新到旧"),
        ("period", "时期从近到远"),
        ("-period", "时期从远到近"),
        ("-value", "数值从大到小"),
        ("value", "数值从小到大"),
        ("indicator", "指标按拼音"),
        ("place", "地点按拼音"),
    )
    figures_year_note: str = "年份按数据所属的时期;没有注明时期的,按文章的日期。按数值排序只比较数的大小,不换算计量单位。"
    figures_apply: str = "筛选"
    figures_clear: str = "清除条件"
    figures_download: str = "下载筛选结果(CSV)"
    figures_need_scripts: str = (
        "筛选和排序需要浏览器开启 JavaScript。没有它,可以用下面的分表,内容相同。"
    )
    figures_failed: str = "数据没有读出来。请检查 figures/data 文件夹是否完整,或使用下面的分表。"
    figures_loading: str = "正在读取数据……"
    figures_ask: str = "这次筛选要先读取约 {size}({count} 项数据)。缩小区域或年份可以少读一些。"
    figures_read: str = "读取"
    figures_found: str = "找到 {count} 项数据"
    figures_found_none: str = "没有符合条件的数据。可以放宽条件,或换一个说法。"
    figures_shown: str = "显示第 {first}–{last} 项"
    figures_previous: str = "← 前 50 项"
    figures_next: str = "后 50 项 →"
    figures_pages: str = "分页"
    figures_by_district: str = "按区域的数据表"
    figures_by_topic: str = "按主题的数据表"
    figures_elsewhere: str = "其他地区"
    figures_table_title: str = "{name}:数据表"
    figures_page: str = "第 {page} 页,共 {pages} 页"
    previous_page: str = "上一页"
    next_page: str = "下一页"
    figures_capped: str = "这里只列最新的 {count} 项,全部 {total} 项见"
    figures_all_data: str = "全部数据(CSV)"
    figures_downloads: str = "整份数据"
    data_series: str = "指标序列 CSV"
    data_readme: str = "字段说明与引用方法"
    figures_link: str = "{count} 项数据"
    figures_of_group: str = "数据"
    unit: str = "计量单位"
    normalized: str = "折算值"
    article: str = "文章"
    address: str = "地址"
    period_basis: str = "时期依据"
    printed: str = "原文"

    # Figures of an article.
    article_figures: str = "本文数据"
    article_figures_more: str = "其余 {count} 项"
    article_records: str = "本文数据明细"
    article_records_lead: str = "每个数一条记录:数值、时期、地点、状态,以及它在原文里的位置。"
    back_to_sentence: str = "回到原句"
    record_link: str = "这条记录的链接"
    indicator_page: str = "同一指标的其他数据"
    close: str = "关闭"
    cite_figure: str = "复制引用"
    record: str = "数据记录"
    shown_as_edited: str = "这一段经编辑,与来源文件不同"

    # Indicators.
    indicators_lead: str = (
        "同一个指标在不同地方、不同时期的数。实心圆点是已实现,空心菱形是目标;每个点都通向它的原句。"
    )
    indicators_others: str = (
        "这里列出有两个以上数据的 {count} 个指标;另有 {others} 个指标只有一个数据,见"
    )
    indicators_most: str = "指标太多,只列数据最多的 {count} 个。"
    indicators_count: str = "{count} 个指标"
    points_count: str = "{count} 个数据"
    places_count: str = "{count} 个地方"
    has_targets: str = "有目标"
    has_conflicts: str = "有不一致"
    series_table: str = "数据表"
    legend: str = "图例"
    conflict: str = "说法不一"
    conflict_line: str = "{period}有不同的说法:{values}。"
    conflict_value: str = "{value}({source})"
    not_from_zero: str = "纵轴不从零开始"
    chart_label: str = "{name}:{points}"
    chart_point: str = "{period}{value}({status})"
    no_place: str = "地点不详"
    sources_of: str = "出处"
    remark: str = "说明"

    # Targets.
    targets_lead: str = (
        "把报告里说过的目标,和同一区域后来的报道放在一起看。"
        "程序只比较词语:后来的句子和目标有相同的词,就列为“待核”;它不判断目标是否完成,也可能漏掉换了说法的报道。"
        "经编辑核对的,标为“已确认”;核对后不相干的,折叠在后面。"
    )
    targets_without: str = "尚未见到后续报道"
    targets_without_note: str = (
        "这些目标在收录的文本里还没有找到用词相近的后续报道,不等于没有完成。"
    )
    targets_count: str = "{count} 项目标"
    targets_found: str = "其中 {count} 项有后续报道"
    target_said: str = "目标"
    target_later: str = "后来的报道"
    target_shared: str = "相同的词:{words}"
    target_rejected: str = "已否定 {count} 句"
    target_planned_for: str = "要求时期"
    candidate: str = "待核"
    cumulative: str = "累计数"
    cumulative_note: str = "后来的数可能不止目标所说的时期"

    # Headline figures.
    headline_figures: str = "数说"
    headline_figures_more: str = "成果台账"


SEARCH_OPERATORS: tuple[tuple[str, str], ...] = (
    ('"营商环境"', "引号里的字一个不差、连在一起"),
    ("公园 -口袋公园", "减号后面的不要"),
    ("就业 OR 创业", "两个词有一个就行"),
    ("区:李沧区 停车", "只看一个区域;还有 年:2021、题:营商环境、源:青岛日报"),
    ("licang、lcq", "拼音和首字母"),
    ("98.9%、1362亿元", "数字和单位,有没有千分号都行"),
)
"""Examples of queries and what they mean."""

TEXT = Labels()


def furniture_reason(key: str | None) -> str:
    """Say why some characters are in no article."""
    return FURNITURE.get(key or "", key or TEXT.unknown)
