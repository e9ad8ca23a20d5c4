"""Furniture: web chrome, collectors' headers, credits and separators, each pattern with a reason."""

from __future__ import annotations

import re

SEPARATOR = re.compile(r"^[-_=*—–~#+.·•…\s]{1,}$")  # -  =====  ***

_KEYS = (
    "信息分类|文件编号|公开方式|公开范围|统一编号|农历|标题|正文|全文|来源|稿源|文章来源|信息来源|来源于|来源URL|来源网址|URL|网址|链接|原文链接|原文|作者|"
    "发文单位|发文机关|发文字号|文号|发布机构|发布单位|发布机关|发布者|发布人|信息发布人|公开主体|制发机关|"
    "发文时间|发文日期|发布时间|发布日期|发表时间|成文日期|成文时间|生成日期|公开日期|更新时间|日期|时间|"
    "索引号|索引编号|主题分类|主题词|关键词|关键字|有效性|有效期|体裁分类|组配分类|信息名称|名称|"
    "浏览次数|浏览量|浏览|阅读次数|阅读量|阅读|访问量|点击数|点击率|点击|点击量|字号|字体|字体大小|"
    "责任编辑|责编|编辑|审核|初审|复审|终审|校对|编审|值班主任|值班总编|总编|版面统筹|统筹|策划|版式|版面编辑|美术编辑|美编|监制|供稿|供稿单位|撰稿|撰稿人|摄影|录入|录入者|来稿"
)
BARE_KEY = re.compile(
    rf"^[\s【\[(（]*(?:{_KEYS})\s*[】\])）]?\s*[:：]?\s*$", re.IGNORECASE
)  # 来源：
_DATED_SOURCE = re.compile(
    r"^(?:(?:19|20)\d{2}[-/.年]\d{1,2}[-/.月]\d{1,2}日?)\s*(?:\d{1,2}[:：时]\d{1,2}(?:[:：分]\d{0,2})?秒?)?\s*(?:来源|作者|编辑|记者|浏览|阅读|点击|字号|[|｜])"
)  # 2023-06-12 08:40 来源：某地融媒
_TIMED = re.compile(
    r"^(?:19|20)\d{2}[-/.年]\d{1,2}[-/.月]\d{1,2}日?\s+\d{1,2}(?:[:：]\d{2}(?:[:：]\d{2})?|时\d{1,2}分?)$"
)  # 2026年02月10日 07时41分
COLLECTOR_HEADER = re.compile(
    rf"^[\s【\[(（]*(?:{_KEYS})\s*[】\])）]?\s*[:：|｜]", re.IGNORECASE
)  # 发布时间：2024/1/23
CREDIT = re.compile(
    r"(?:^|[\s　\d(（\[【])(?:本文|本版|本期)?(?:(?:责任编辑|责编)\s*[:：/]?|编辑\s*[:：/]|编辑[ 　]+)\s*(?P<names>[\u4e00-\u9fff](?:[\u4e00-\u9fff·]{1,3}|[ 　]+[\u4e00-\u9fff](?![\u4e00-\u9fff:：]))(?:[\s　、,，/]+(?!美编|校对|审核|统筹|版式|摄影|美术|监制|初审|复审|终审|[\u4e00-\u9fff]{2,6}\s*[:：/])[\u4e00-\u9fff]{2,4}){0,3})"
)  # 责任编辑:某某
CREDIT_KEY = re.compile(
    r"^[（(\[【]?\s*(?:责任编辑|责编|编辑|来源|作者|值班主任|值班总编|版面统筹|审核)\s*[:：]"
)
SOURCE_LINE = re.compile(
    r"(?:来源|稿源|来源于|信息来源|文章来源)\s*[:：]\s*[《]?(?P<name>(?:(?!记者|作者|编辑|发布(?:时间|日期|人|单位|机构|[:：])|时间\s*[:：]|浏览|字号)[\u4e00-\u9fffA-Za-z0-9·]){2,25})"
)  # 来源于：东区办事处
CITATION_CODE = re.compile(r"引证码|法宝|^\s*CLI\.")  # 法宝引证码 CLI.…
_URL_LINE = re.compile(r"^\S{0,10}\s*https?://\S+$|^www\.\S+$", re.IGNORECASE)

_CHROME = re.compile(
    r"^[\u4e00-\u9fff]{2,8}(?:要闻|动态|简讯|快讯)(?:（[^（）]*）)?$|(?:\S+\s*(?:->|→|›|»|>>|>|＞)\s*){2,}\S+|(?:本版|本报)?(?:文字|图片|文图|图文).{0,30}提供[）)]?$|客户端$|门户网站$|^首页(?:[\s|>]|$)|点击图片|会议文件|届(?:人大|政协)[一二三四五六七八九十]{1,3}次(?:会议)?$|^(?:下载|打印|全屏|收藏|加大|还原|减小|分享|大|中|小|登录|注册|导航|更多|English)$|浏览器(?:/\S+)?打开|打开\s*(?:APP|应用|客户端)|客户端.{0,4}(?:打开|下载|阅读)|右上角|浏览器打开|扫(?:一扫|码)|二维码|微信扫|关注我们|"
    r"打印(?:本页|此页|本文|文章)?[】\]]?$|[【\[]\s*(?:打印|关闭|收藏|大\s*中\s*小|纠错|返回|复制)|关闭(?:窗口|本页|页面)|返回(?:顶部|首页|列表|上一页)|"
    r"分享(?:到|至|按钮)|^分享[:：]?$|收藏(?:本站|本页)|加入收藏|设为首页|网站(?:地图|首页|声明|标识码)|站点地图|联系我们|关于(?:我们|本站)|法律声明|版权(?:所有|声明)|"
    r"免责声明|隐私(?:政策|保护)|copyright|all rights reserved|ICP\s*备|备案(?:号|序号)|公网?安\s*备|公安机关备案|网站标识码|主办(?:单位)?[:：]|承办(?:单位)?[:：]|技术支持|"
    r"(?:热门|最热|最新|精彩|全部|发表|网友)评论|我要评论|来说两句|说两句|表情$|相关(?:报道|文档|阅读|新闻|链接|文章|信息|推荐|附件)|推荐(?:阅读|新闻)|延伸阅读|上一[篇条页]|下一[篇条页]|"
    r"点我投稿|我要投稿|投稿热线|新闻热线|企业入驻|(?:您(?:的)?)?(?:当前|现在|所在)?(?:的)?位置\s*[:：]|^首页\s*[>»/|-]|无障碍(?:浏览|阅读)?|长者(?:模式|版)|繁體|繁体版|English|登录$|注册$|^搜索$|"
    r"template\s*'|function\s*\(|^<[a-z]+[^>]*>$|小贴士$|^(?:字号|字体)|^\s*[TA][+-]|^放大|^缩小|^大\s*中\s*小$|责任声明|我要纠错|展开全文|阅读全文|点击(?:查看|下载|进入|播放|收听)|朗读|听(?:新闻|文章)|举报电话|^附件下载|^(?:转自|转载自)|未经授权|转载请注明",
    re.IGNORECASE,
)  # 打开应用  热门评论  某ICP备00000000号
PAGE_NUMBER = re.compile(
    r"^[-—–－·\s]+\d{1,3}[-—–－·\s]+$|^第\s*\d{1,3}\s*页(?:\s*[/，,]?\s*共\s*\d{1,3}\s*页)?$"
)  # - 3 -
_SESSION = re.compile(
    r"^(?!.*在)[\u4e00-\u9fff]{2,12}第[一二三四五六七八九十]{1,3}届人民代表大会$"
)  # above 会议文件
_BULLET_LINK = re.compile(r"^[-•·▪]\s*[\u4e00-\u9fff]{2,8}$")  # - 网站导航


def is_bare_key(text: str) -> bool:
    """Return whether the line is a key without its value, as `来源：` above `某报`."""
    return bool(
        BARE_KEY.match(re.sub(r"(?<=[\u4e00-\u9fff])[\s　]+(?=[\u4e00-\u9fff:：])", "", text))
    )


def is_separator(text: str) -> bool:
    """Return whether the line only parts what stands above from what stands below."""
    return bool(SEPARATOR.match(text))


def is_collector_header(text: str) -> bool:
    """Return whether the line is `key: value` as collectors and portals put around a text."""
    squeezed = (
        re.sub(r"(?<=[\u4e00-\u9fff])[\s　]+(?=[\u4e00-\u9fff:：])", "", text[:16]) + text[16:]
    )
    known = COLLECTOR_HEADER.match(squeezed) or _DATED_SOURCE.match(text) or _TIMED.match(text)
    return len(text) <= 160 and bool(known)


def is_credit(text: str) -> bool:
    """Return whether the line names editors or the place that the text was taken from."""
    short = len(text) <= 60 and "。" not in text
    return short and bool(
        CREDIT.match(text) or CREDIT_KEY.match(text) or SOURCE_LINE.match(text.lstrip("(（【["))
    )


def furniture_reason(text: str, usual: str) -> str:
    """Why a line is furniture, a key of FURNITURE; `usual` where its own words do not say."""
    if is_credit(text):
        return "credit"
    if is_collector_header(text) or is_bare_key(text):
        return "collector"
    return usual


def chrome_score(text: str, hints: frozenset[str]) -> float:
    """How much the text looks like part of a web page's frame; above 0 is more likely than not."""
    score = -3.5
    long = len(text) > 80
    sentence = text.endswith(("。", "！", "？", "”")) and len(text) >= 25
    if _CHROME.search(text):
        # The same words may stand in a sentence of the text: 居民扫二维码就能反映问题。
        score += 2 if sentence else 5 if long else 9
    if _SESSION.match(text):
        score += 7
    if PAGE_NUMBER.match(text) or _URL_LINE.match(text) or CITATION_CODE.search(text):
        score += 9
    if _BULLET_LINK.match(text):
        score += 3
    if len(text) <= 4:
        score += 3.0 if len(text) <= 2 else 2.0
    elif len(text) <= 6:
        score += 1.0
    if "nav" in hints or "title" in hints:
        score += 8
    if "hidden" in hints:
        score += 12
    if "link" in hints:
        score += 4
    if not any("\u4e00" <= c <= "\u9fff" for c in text):
        score += 4 if len(text) <= 30 else 2
    if long and "。" in text:
        score -= 6
    return score
