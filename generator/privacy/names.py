"""Names a story may not use: everyone in it has a name from the cast, so that nobody takes it for a real child.

Surnames are no way to find names in running text (measured: 30 hits, 0 names; reliability.md §2), so only closed
patterns count: 小 and 阿 with a given name, 张某, 王老师, a full name that speaks, acts or is introduced.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from generator.privacy import words
from generator.privacy.text import Folded, Found


def _any(text: str) -> re.Pattern[str]:
    return re.compile("|".join(text.split()))


_HAN = r"[\u4e00-\u9fff]"
_COMPOUND = "|".join(words.COMPOUND_SURNAMES)
_COMMON = words.COMMON_SURNAMES
_GIVEN = f"[{words.GIVEN}]"
_NICKS = frozenset(words.GIVEN + words.SURNAMES + words.NICKNAMES)
# Letters that make a word with 小 before them, or with 老 after it.
_BEFORE_SMALL = "胆大细幼从较很最太缩减弱矮微窄短多少老变一二两三四五六七八九十几半渺"
_OLD_SURNAMES = (
    "王李张刘陈杨赵黄周吴徐孙胡朱林郭罗梁宋郑谢韩唐董萧程曹袁邓许傅沈曾彭吕苏"
    "卢蒋蔡贾丁魏薛余潘杜戴钟汪姜范谭廖邹熊陆郝孔"
)

# What a person does next: after a name stands one of these, after a word (小声, 小组) rarely.
_SPEAKS = (
    r"(?:[低小大高轻悄]声|笑着|哭着|红着脸|生气地|忽然|突然|连忙|赶紧|又|也|就|却|才|都|还)?"
    r"(?:说|问|喊|叫|答|骂|回答|告诉|嘀咕|解释|点头|摇头|低下头|抬起头)"
)
_ACTS = (
    r"(?:[推打踢抢拿哭笑跑站坐走拉躲扔抓拦围拍发想被把跟和对向给让告不没从在已常总是低红抱背收删举递放捡捂擦咬握指追带吓躺蹲趴靠伸塞撕摔藏写读买借]"
    r"|转发|看[着见到]|听[见到]|觉得|经常|今年|后来)"
)
_ENDS = r"(?=[，。、：；！？,.:;!?”’」』\s的）)]|$)"
_AFTER = rf"(?:(?={_SPEAKS}|{_ACTS})|{_ENDS}|(?=[也就还又才却都很有会要能去来这那两每一])|(?=同学|老师))"
_DOES = re.compile(rf"{_SPEAKS}|{_ACTS}|[：:]")
_ROLE = (
    r"(?:老师|同学|校长|副校长|主任|警官|法官|检察官|医生|护士|教练|阿姨|叔叔|爷爷|奶奶|大爷|大妈|师傅|律师|书记|局长"
    r"|所长|园长|教授|班长|队长|妈妈|爸爸|姐姐|哥哥|女士|先生|家长)"
)
_INTRODUCES = (
    r"(?:名叫|姓名[:：是]?|名字[叫是:：]|化名|叫|同学|学生|班长|班主任|同桌|室友|男生|女生|男孩|女孩|家长|队长|好友|朋友"
    r"|孩子|受害人|被害人|学员|老师|校长)"
)

_NICK = re.compile(rf"(?<![{_BEFORE_SMALL}])(?P<name>[小阿](?P<given>{_HAN}))(?P<tail>{_AFTER})?")
_OLD = re.compile(rf"(?<!{_HAN})(?P<name>[老大][{_OLD_SURNAMES}])(?={_SPEAKS}|{_ACTS})")
_SOMEBODY = re.compile(
    rf"(?<![一这那每某有其任])(?P<name>[{_COMMON}]某(?:某|{_GIVEN})?[甲乙丙丁]?)"
    r"(?![年月日天个种些位所校地市县次一类段条人方处村镇区省公学])"
)
_TITLED = re.compile(rf"(?P<name>(?:{_COMPOUND}|[{_COMMON}]){_GIVEN}{{0,2}}{_ROLE})")
_FULL = rf"(?P<name>(?:{_COMPOUND}|[{words.SURNAMES}]){_GIVEN}{{1,2}})"
_SPOKEN = re.compile(rf"(?<!{_HAN}){_FULL}(?={_SPEAKS}|{_ACTS}|[：:]|同学|的)")
_INTRODUCED = re.compile(rf"{_INTRODUCES}[“\"]?{_FULL}(?=[和与、，。,.：:；;”）)(（]|{_SPEAKS}|{_ACTS}|的|同学|等|$)")
_TWICE = "乐婷豆欢丽芳娜莉佳萌圆媛琪瑶玲琳蕾薇倩莹燕妮甜糖朵果宝贝强军浩涛鑫磊森杰豪伟"
# Names that need no surname: 欧阳娜娜, 婷婷 and Tom where they speak or act.
_OTHER = re.compile(
    rf"(?=[{''.join(name[0] for name in words.COMPOUND_SURNAMES)}{_TWICE}A-Z])"
    rf"(?P<name>(?:{'|'.join(sorted(set(words.COMPOUND_SURNAMES) - {'东方', '公孙', '独孤', '端木'}))}){_GIVEN}{{1,2}}"
    rf"|(?<!{_HAN})(?P<twice>[{_TWICE}])"
    rf"(?P=twice)(?={_SPEAKS}|{_ACTS}|[：:])|(?<![A-Za-z])[A-Z][a-z]{{2,9}}(?={_SPEAKS}))"
)
# The letter before makes a word of the surname: 提高老师的能力, 对方同学, 班主任老师.
_NO_SURNAME = _any("""
    [语作天人外中英课国]文 历史 [动用]武 科任 [提升增最很更较年初]高 [责班主担信现历新兼聘连离上留继专委出放胜]任
    [奖罚资押基现五]金 [对双地校警各一多四官我敌男女甲乙前后大平八东]方 立马 [完变达养组构工]成 [经平正非日时照通]常
    [由关对属等至终敢鉴基在]于 [千百十数]万 [明坦空]白 [任如为奈]何 [其业多剩]余 [过课里历日旅工]程
    [每一上下本两四圆半这]周 [紧一主夸慌开扩几两]张 [阶片手地]段 [文规]章 [名简订]单 [体气保]温 [不治公平早晚]安
    [实设措]施 [了理化]解 [零价有花省没要]钱 [附远]近 [心中]江 [全方平]面 [以应]应 [白蓝秋冬夏]天 [相有机无]关
    [大小多]石 [上下]古 [牙整]齐 [和公太]平 [小工成]龙 [反比升精光年]华 [和健小]康 [快音]乐 方法 经历 朝阳 夕阳 太阳
    [欺霸]凌 [武]警
""")
_NO_NAME = _any("""
    武警 高兴 高声 高明 高强 高雅 高远 马上 于是 万一 方才 方便 白天 江边 黄昏 常常 何必 安静 安宁 安全 安康 安慰 安心
    安家 文明 文静 文雅 温和 温柔 温暖 平安 严明 严厉 明白 明天 明明 康乐 康宁 成立 成长 成为 金色 时常 时光 石头 田园
    任意 任务 向来 向阳 关心 关爱 关于 关怀 万家 万能 方向 方法 宁可 宁愿 单独 单亲 全家 全体 应当 毕竟 曾经 林立 史诗
    何况 何时 何处 何等 常年 江山 江河 江海 黄海 黄河 黄山 黄石 黄兰 马虎 马路 龙舟 熊熊 雷同 雷雨 雷鸣 汤圆 钱财 钱包
    白云 白雪 白兰 毛衣 毛笔 毛巾 秦岭 秦朝 唐山 唐诗 宋词 路过 路上 周边 周全 周围 周末 周一 周二 周三 周四 周五 周六
    周日 程度 程序 曹操 许多 许可 许诺 谢谢 谢意 连忙 童心 童年 祝福 祝愿 祝家 左右 包容 包庇 景山 单子 费心 成才 成功
    成果 尊敬 丁香 华夏 华山 孔子 孟子 老子 商量 程思 苏醒 金星 金宝 金山 洪水 洪亮 温馨 温顺 安然 安定 安排 安顿 平常
    平静 平和 边远 甘心 甘愿 阳光 季节 时刻 明星 项目 齐心 庄严 申诉 常见 于心 于情 严格 严重 安装 高中 高年 高大 初中
    易于 易怒 应该 应付 应急 连续 向上 贺岁 贺喜 白净 康复 牛奶 管家 管理 孙子 孙女 杜绝 董事 章节 成都 戴着 江湖 江源
    周长 石子 诸葛亮 司马光 司马迁 欧阳修 查清 查明 查看 查找 查问 查实 查询 管住 管好 管教 管束 成天 成年 成功 成绩
    关好 关上 关掉 包好 游戏 游玩 程序 应当
""")


def names(folded: Folded, cast: Collection[str]) -> Iterator[Found]:
    """Yield names that are not in `cast`."""
    for match in _NICK.finditer(folded.text):
        if match["name"] not in cast and _is_nick(match):
            yield folded.found("name-not-in-cast", *match.span("name"))
    for match in _matches(folded.text):
        start, end = match.span("name")
        if not any(folded.text.startswith(name, start) for name in cast):
            yield folded.found("name-not-in-cast", start, end)


def _matches(text: str) -> Iterator[re.Match[str]]:
    for pattern in (_OLD, _SOMEBODY):
        yield from pattern.finditer(text)
    for match in _TITLED.finditer(text):
        if not _NO_SURNAME.search(text[max(0, match.start() - 1) : match.start() + 1]):
            yield from () if _NO_NAME.match(match["name"]) else (match,)
    for pattern in (_OTHER, _SPOKEN, _INTRODUCED):
        yield from (match for match in pattern.finditer(text) if not _NO_NAME.match(match["name"]))


def _is_nick(match: re.Match[str]) -> bool:
    """Tell 小明 and 阿强 from 小声 and 阿姨 by the word and by what stands next to it."""
    name, before = match["name"], match.string[match.start() - 1 : match.start()]
    does = bool(_DOES.match(match.string, match.end("name")))
    if name in words.NICK_OR_WORD:
        return does and before in set("。，\n“和、,?!！？：:”对给把被 ") | {""}
    if name in words.NOT_NICK:
        return False
    if name[0] == "阿":
        return True
    return match["tail"] is not None and (match["given"] in _NICKS or (does and not re.match(_HAN, before)))
