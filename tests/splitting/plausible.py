"""Strategies for documents as they come: plausible lines in any order, and then some damage."""

from __future__ import annotations

import html

from hypothesis import strategies as st

_PLAIN = (
    "今年以来,全县统筹推进项目建设和民生改善,各项工作取得新进展。",
    "全年完成固定资产投资128.5亿元,增长9.3%。",
    "坚持项目为王。",
    "项目建设提速增效。全县45个重点项目开工43个,完成投资86亿元,开工率居全市第一位。",
    "民生福祉持续增进。新建学校5所,改造老旧小区12个,惠及群众8600余户,群众满意度不断提升。",
    "各位代表:",
    "同志们:",
    "现在,我代表县人民政府向大会作工作报告,请予审议。",
    "谢谢大家!",
)
_HEADINGS = (
    "一、去年工作回顾",
    "二、今年工作安排",
    "（一）坚持项目为王,厚植发展优势",
    "（二）坚持民生为本",
    "(一)坚持科技引领。加快建设创新平台,新增高新技术企业18家。",
    "(二)坚持绿色发展。",
    "第一章 总则",
    "第二节 主要目标",
    "1.新建学校5所",
    "2.改造道路3条。",
    "（3）新增床位200张;",
    "①优化流程",
    "下好项目招引“先手棋”",
    "打造县域发展新高地",
    "临空示范区:",
    "附件1",
    "附件2 重点项目清单",
    "名词解释",
    "附件:1.任务分工表",
)
_HEADLINES = (
    "青禾县:深化改革激发县域发展活力",
    "发力新赛道,全面提升城市功能品质",
    "以改革为引领,推动城乡融合发展——",
    "——民生领域改革专项小组改革亮点",
    "2021年青禾县政府工作报告",
    "关于印发《青禾县营商环境提升方案》的通知",
    "云泽市发展和改革委员会",
    "临溪区总工会",
    "青禾县人民政府县长 张远山",
    "（2021年1月6日）",
    "在青禾县第十届人民代表大会第二次会议上",
    "云发改〔2021〕12号",
)
_FURNITURE = (
    "云泽日报2021年10月26日特1版",
    "云泽日报2021年10月26日特2版临溪区:改革添活力",
    "第3版：要闻",
    "责任编辑:钱多多",
    "来源：云泽日报",
    "标题：青禾县政府工作报告",
    "发布时间：2024/1/23 19:45:59    信息发布人：管理员",
    "打开APP",
    "- 联系我们",
    "[打印本页]",
    "Copyright",
    "云ICP备00000000号-1",
    "https://example.org/a?b=1&c=2",
    "首页 > 新闻 > 要闻",
    "-",
    "=====",
    "2025-08-08",
    "2021年13月4日",
    "1",
)
_OTHERS = (
    "■青禾湖畔风景。",
    "▲图为签约现场。（记者 钱多多 摄）",
    "3月5日,青禾县项目集中开工活动现场。",
    "1.港治谷:以港口为依托建设的治理示范区。",
    "“政务e站”:依托云平台设立的自助服务点。",
    "【双招双引】招商引资和招才引智。",
    "一是推进流程再造。审批时限压减一半。二是推进数据共享。三是推进帮办代办。",
    "二是接着上一段往下数。",
    "——实力更强。地区生产总值跨上300亿元台阶,年均增长7%。",
    "指标\t单位\t数值",
    "亿元",
    "12.5",
    "*重点*与_强调_,**加粗**",
    "# 井号开头",
    "<script>alert(1)</script>",
    "| 甲 | 乙 |",
    "> 引文",
    "- 列表",
    "1. 有序",
    "[链接](http://example.org) ![图](a.png) &amp; &#20013;",
    "\\反斜杠\\ `代码` ~~删除~~ $x$",
    "***",
    ": 定义",
    "十九届 二、 三、四全会",
)
_ONE_LINERS = (
    "今年以来,全县抢抓机遇、攻坚克难。 一、构建全流程服务体系 县行政审批局优化流程,98%的事项网上办。"
    "二、改革商事登记 企业开办时间压减至1天,新登记企业860户。 三、强化智慧服务 建成自助服务点36处。",
    "政府工作报告--2020年1月7日在青禾县第六届人民代表大会第四次会议上青禾县人民政府县长张远山各位代表:"
    "现在报告工作。一、2019年工作回顾刚刚过去的一年,成绩显著。(一)奋力攻坚,经济稳中向好。完成投资86亿元。"
    "(二)聚力民生,事业全面进步。新建学校5所。二、2020年重点工作安排今年要做好以下工作。"
    "(一)抓项目。开工一批。(二)抓民生。办好实事。三、建设人民满意的政府我们将依法行政。",
    "名词解释 双招双引:招商引资和招才引智。瞪羚企业:进入高速成长阶段的企业。四到:服务到企业、到项目、到社区。",
)
_FILLER = (
    "全县上下锚定目标、真抓实干,统筹推进城乡建设、产业升级、生态保护和民生改善,"
    "高质量发展迈出坚实步伐。城乡面貌焕然一新。全年新增绿地12万平方米,改造管网36公里,"
)
_DAMAGE = (
    *"\u200b\u200d\ufeff\u2060\u00ad\u202e\x00\x07\x1b\x85\u2028\u2029\x0c\x0b\x1c\t\xa0\u3000 �",
    *"*_#<>&|`~\\[]!$^{}()（）。！？；:：,，、—-+=■▲①𠀀é\u0301\ufe0f\U0001f600\ufffe\ue000",
    "\r",
    "\n",
    "  \n",
    "\r\n\r\n",
)

SPACED_LEADS = """西港新区:向海图强启新程
西港新区因港而兴。近年来,新区坚持陆海统筹,海洋生产总值年均增长11.5%,占比逐年提高。
聚焦港口升级,建设智慧绿色枢纽 。新区投入资金18亿元,建成自动化泊位6个,岸电覆盖全部码头。
聚焦产业延链,培育临港产业集群 。围绕船舶、海工、化工三条产业链开展招商,引进项目43个。
"""
"""Lead sentences with a space before their full stop: `**…  **。` is no bold."""

CHROME_BETWEEN_HEADINGS = (
    "<h1>青禾县召开大会部署工作</h1><p>青禾县召开大会部署全年重点工作任务,会议强调了八项内容。会议要求抓好落实。</p>"
    '<h2>畅通物流通道</h2><div class="nav">打印</div><h2>建设枢纽港口</h2>'
    "<p>港口年吞吐能力提升到1.2亿吨,新开通外贸航线9条,铁海联运班列实现每日开行。</p>"
)
"""All on one line: what joins the headings must not swallow what stands between them."""

one_line = st.one_of(
    st.sampled_from(_PLAIN),
    st.sampled_from(_HEADINGS),
    st.sampled_from(_HEADLINES),
    st.sampled_from(_FURNITURE),
    st.sampled_from(_OTHERS),
    st.sampled_from(("", " ", "　　", "\u200b")),
    st.builds(
        lambda line, times: line + _FILLER * times, st.sampled_from(_ONE_LINERS), st.integers(1, 8)
    ),
    st.builds("".join, st.lists(st.sampled_from(_PLAIN + _OTHERS), min_size=2, max_size=5)),
    st.builds(lambda line: "　　" + line, st.sampled_from(_PLAIN + _HEADINGS)),
)
damaged_line = st.builds(
    lambda line, place, noise: (
        line[: place % (len(line) + 1)] + noise + line[place % (len(line) + 1) :]
    ),
    one_line,
    st.integers(0, 200),
    st.text(st.sampled_from([c for c in _DAMAGE if len(c) == 1]), min_size=1, max_size=3)
    | st.sampled_from(_DAMAGE),
)
lines = st.lists(one_line | one_line | damaged_line, min_size=1, max_size=25)
breaks = st.sampled_from(["\n", "\n", "\n\n", "\r\n", "\r", "  \n", " \r\n\n"])


@st.composite
def wrapped(draw: st.DrawFn) -> str:
    """A text whose paragraphs are broken at a fixed width."""
    width = draw(st.integers(20, 40))
    paragraphs = draw(st.lists(one_line | damaged_line, min_size=1, max_size=6))
    rows = []
    for paragraph in paragraphs:
        text = "　　" + paragraph + _FILLER * draw(st.integers(0, 2))
        rows += [text[i : i + width] for i in range(0, len(text), width)]
    return "\n".join(rows)


plain_texts = st.builds(lambda rows, end: end.join(rows), lines, breaks) | wrapped()
markdown_texts = st.builds(
    lambda rows, end: end.join(mark + row for mark, row in rows),
    st.lists(
        st.tuples(
            st.sampled_from(["", "", "# ", "## ", "- ", "> ", "1. ", "    ", "* ", ">> "]),
            one_line | damaged_line,
        ),
        min_size=1,
        max_size=25,
    ),
    breaks,
)

_TAGS = "p p p div h1 h2 h3 td li span a b title figcaption section script style textarea unknown".split()


@st.composite
def html_texts(draw: st.DrawFn) -> str:
    """A page: elements around lines, some unclosed, nested or hidden, many on one line."""
    parts = []
    for row in draw(lines):
        tag = draw(st.sampled_from(_TAGS))
        attributes = draw(
            st.sampled_from(
                ["", "", "", ' class="nav"', ' style="display:none"', ' id="footer"', " hidden"]
            )
        )
        text = row if draw(st.integers(0, 9)) == 0 else html.escape(row)
        end = draw(st.sampled_from([f"</{tag}>", f"</{tag}>", f"</{tag}>", "", "</div>", "<br>"]))
        if tag in {"script", "style"}:
            end = f"</{tag}>"
        parts.append(
            f"<{tag}{attributes}>{text}{end}"
            + draw(st.sampled_from(["", "\n", "\n\n", "<!-- x -->"]))
        )
    return "".join(parts)


any_text = st.text(
    st.one_of(
        st.characters(exclude_categories=["Cs"]),
        st.sampled_from("一二三（）。、:—\n\r■■<>&#*- \u200b"),
    ),
    max_size=400,
)
