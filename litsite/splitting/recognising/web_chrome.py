"""Web chrome: the frame of a web page, copied along with its text."""

from __future__ import annotations

import re

from litsite.language.word_lists import alternatives, load_words


def _listed(name: str) -> str:
    return f"(?:{alternatives(load_words('splitting', name))})"


_ARROW = "(?:->|→|›|»|>>|>|＞)"
CHROME = re.compile(
    "|".join(
        (
            _listed("web_chrome_words"),  # 联系我们
            f"^{_listed('web_chrome_lines')}$",  # 打印
            f"^{_listed('web_chrome_beginnings')}",  # 字号：大
            f"{_listed('web_chrome_endings')}$",  # 某区门户网站
            rf"^[\u4e00-\u9fff]{{2,8}}{_listed('news_columns')}(?:（[^（）]*）)?$",  # 某区要闻
            rf"\S\s*+{_ARROW}\s*+\S{{1,60}}\s*+{_ARROW}\s*+\S",  # 首页 > 新闻 > 要闻
            r"^首页(?:[\s|>]|$)|^首页\s*+[>»/|-]|位置\s*+[:：]",  # 您当前的位置：首页
            r"(?:文字|图片|文图|图文).{0,30}提供[）)]?$",  # 本版图片由某某提供
            r"届(?:人大|政协)[一二三四五六七八九十]{1,3}次(?:会议)?$",  # 某县六届人大四次会议
            r"浏览器(?:/\S{1,40})?打开|打开\s*+(?:APP|应用|客户端)|客户端.{0,4}(?:打开|下载|阅读)",  # 打开应用
            r"打印(?:本页|此页|本文|文章)?[】\]]?$|[【\[]\s*+(?:打印|关闭|收藏|大\s*+中\s*+小|纠错|返回|复制)",  # [打印本页]
            r"^分享[:：]?$|^\s*+[TA][+-]|^大\s*+中\s*+小$",  # 大 中 小
            r"ICP\s*+备|公网?安\s*+备|(?:主办|承办)(?:单位)?[:：]",  # 某ICP备00000000号
            r"template\s*+'|function\s*+\(|^<[a-z][^>]*>$",  # function (
        )
    ),
    re.IGNORECASE,
)
"""Words of a web page's frame."""
NUMBER_OR_ADDRESS = re.compile(
    r"^[-—–－·\s]+\d{1,3}[-—–－·\s]+$|^第\s*+\d{1,3}\s*+页(?:\s*+[/，,]?\s*+共\s*+\d{1,3}\s*+页)?$"  # - 3 -
    r"|(?i:^\S{0,10}\s*+https?://\S+$|^www\.\S+$)"  # 原文 https://example.org/a
    r"|引证码|法宝|^\s*+CLI\."  # 法宝引证码 CLI.…
)
SESSION_NAME = re.compile(
    r"^(?!.*在)[\u4e00-\u9fff]{2,12}第[一二三四五六七八九十]{1,3}届人民代表大会$"
)  # above 会议文件
BULLET_LINK = re.compile(r"^[-•·▪]\s*+[\u4e00-\u9fff]{2,8}$")  # - 网站导航
