"""No real child in our content: recall and false alarms measured on examples of our own and of others.

All persons are invented: identity numbers use the region 99 that is not assigned, mobiles the series 1990000xxxx,
cards and plates made-up digits. tests/labelled/identifying.txt (`code<TAB>sentence`) and not-identifying.txt are what
sixteen examiners wrote who had seen none of our rules; their numbers were made over in the same way, of their schools
only the name is kept (docs/decisions/ 11 says what was found of each before anything was mended).
"""

from __future__ import annotations

import random
import re
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator import show
from generator.checks.privacy import privacy
from generator.curriculum import Curriculum
from generator.model.walk import walk
from generator.privacy import Found, find, find_in_story, words
from generator.privacy.numbers import is_card_number, is_identity_number
from generator.read import Read
from tests.conftest import LESSON

CASE = "content/cases/borrowed-pen.yaml"
LABELLED = Path(__file__).parent / "labelled"

CAST = ("小禾", "阿泽", "小满", "小鹿", "小麦", "小溪", "陈老师")
HAN = str.maketrans("0123456789", "零一二三四五六七八九")
SPOKEN = str.maketrans("0123456789", "洞幺二三四五六拐八九")
WIDE = {ord("!") + i: 0xFF01 + i for i in range(94)}
CIRCLED = str.maketrans("0123456789", "⓪①②③④⑤⑥⑦⑧⑨")


def _rows(text: str) -> list[str]:
    return [piece for line in text.strip("\n").split("\n") for piece in line.split("|")]


def identity(front: str) -> str:
    """Return `front` (17 digits) with its check sign."""
    return next(front + sign for sign in "0123456789X" if is_identity_number(front + sign))


def card(front: str) -> str:
    """Return `front` with its Luhn digit."""
    return next(front + sign for sign in "0123456789" if is_card_number(front + sign))


MOBILES = [f"1990000{n:04}" for n in (1, 137, 1234, 2026, 4321, 5555, 7890, 8008, 8642, 9999)] + [
    "13000000001",
    "14700000001",
    "15800000001",
    "16600000001",
    "17700000001",
    "18800000001",
]
IDENTITIES = [
    identity(f"99{region:04}{birth}{order:03}")
    for region, birth in ((101, "20100307"), (203, "20121231"), (512, "19851015"), (9901, "20160229"), (1, "19700101"))
    for order in (1, 28, 137, 426)
]
CARDS = [
    card(front)
    for front in (
        "622202000000000",
        "621700000000000001",
        "622848000000123456",
        "436742000000987",
        "955880000000001234",
    )
]
CARDS += [card(f"62170000{n:07}") for n in (12, 345, 6789, 1234567)]
LANDLINES = [
    "010-60000001",
    "0816-2000002",
    "(028)80000003",
    "021 6000 0004",
    "0371-60000005",
    "07552000006",
    "0816 2000 007",
]
EMAILS = [
    "xiaohe.test@qq.com",
    "a_b-c@163.com",
    "teacher99@school.edu.cn",
    "10001234@qq.com",
    "ce.shi@gmail.com",
    "x@sina.cn",
    "C.Shi@outlook.com",
]
PLATES = [
    "川A12345",
    "苏A·12345",
    "京N9D8X7",
    "沪AD12345",
    "粤B12345D",
    "浙C 8K662",
    "豫A1234学",
    "渝F0A123",
    "鲁B-66X88",
]
ACCOUNTS = [
    "QQ：123456789",
    "QQ号是 87654321",
    "扣扣 1234567",
    "企鹅号：7654321",
    "微信：xiaohe_2012",
    "微信号 hehe-99887",
    "加V：abc12345",
    "VX ceshiyong007",
    "wx:he_he_2010",
    "WeChat: little_rice",
    "威信：qwe98765",
    "薇信号：lulu20120101",
    "抖音号：dy12345678",
    "快手ID 99887766",
    "小红书号：1122334455",
    "加微信 abc_def_1",
    "vx同手机号",
    "微信号就是 hello_kitty88",
    "王者ID：12345678",
    "b站uid 12345678",
    "12345678是我的QQ",
    "加我QQ 123456789",
    "wxid_abc123def456",
    "钉钉号：ding_12345",
    "游戏账号：xiaoxi888",
]
ADDRESSES = [
    "人民路12号",
    "解放街三巷5号",
    "阳光花园3栋2单元501室",
    "3栋2单元501",
    "12幢804室",
    "幸福小区5号楼2单元",
    "学府大道199号附3号",
    "柳树村三组12号",
    "建设北路二段4号",
    "翠湖家园7号楼1单元302室",
    "文昌巷18号",
    "金沙苑小区2栋1单元8楼4号",
    "十二号楼三单元二〇一室",
    "迎宾大道88号",
    "二单元1203室",
]
SENTENCES = [
    "他的联系方式是{}。",
    "有事找{}，记得回复",
    "{}",
    "小禾在纸条上写着“{}”。",
    "请联系：{} 谢谢",
    "名单：{}；其他略",
]
KINDS: dict[str, tuple[str, list[str]]] = {
    "mobile": ("personal-mobile", MOBILES),
    "identity": ("personal-id-number", IDENTITIES),
    "card": ("personal-bank-card", CARDS),
    "landline": ("personal-landline", LANDLINES),
    "email": ("personal-email", EMAILS),
    "plate": ("personal-plate", PLATES),
    "account": ("personal-account", ACCOUNTS),
    "address": ("personal-address", ADDRESSES),
}
PLAIN = [
    (kind, SENTENCES[(i + j) % len(SENTENCES)].format(token), token)
    for kind, tokens in KINDS.values()
    for i, token in enumerate(tokens)
    for j in range(2)
]


def in_context(number: str) -> list[tuple[str, str]]:
    return [
        ("personal-id-number", f"身份证号码{number}"),
        ("personal-id-number", f"身份证 {number[:6]} {number[6:]}"),
    ]


CONTEXT = [
    *in_context("990101100307012"),
    *in_context("99010120100307012X"[:17] + "5"),
    ("personal-id-number", "学籍号：G990101201003070123"),
    ("personal-id-number", "学籍号 L9901012010"),
    ("personal-id-number", "他的学号是 20230815"),
    ("personal-id-number", "学籍辅号为2023081507"),
    ("personal-id-number", "考号：202306150123"),
    ("personal-id-number", "护照号 E12345678"),
    ("personal-bank-card", "银行卡号：6222020000001234"),
    ("personal-bank-card", "转账到 6217 0000 1234 5678"),
    ("personal-landline", "办公室电话 2345678"),
    ("personal-landline", "座机：8765 4321"),
    ("personal-landline", "拨打 400-820-0000"),
    ("personal-mobile", "+86 199 0000 1234"),
    ("personal-mobile", "+8619900001234"),
    ("personal-mobile", "0086-19900001234"),
    ("personal-mobile", "手机13000000001、13000000002"),
    ("personal-account", "资料在 pan.baidu.com/s/1AbCdEfG"),
    ("personal-account", "https://weibo.com/u/1234567890"),
]


def with_gaps(sign: str, every: int) -> Callable[[str], str]:
    return lambda text: sign.join(text[i : i + every] for i in range(0, len(text), every))


def three_four_four(sign: str) -> Callable[[str], str]:
    return lambda text: sign.join((text[:3], text[3:7], text[7:]))


def in_han(change: Callable[[str], str]) -> Callable[[str], str]:
    return lambda text: change(text.translate(HAN))


def random_blanks(text: str) -> str:
    dice = random.Random(text)
    return "".join(sign + " " * (dice.random() < 0.35) for sign in text).strip()


def mixed(text: str) -> str:
    return "".join(sign.translate(HAN) if i % 2 else sign for i, sign in enumerate(text))


NUMERIC: list[Callable[[str], str]] = [
    lambda text: text.translate(WIDE),
    lambda text: text.translate(HAN),
    lambda text: text.translate(HAN).replace("零", "〇"),
    lambda text: text.translate(SPOKEN),
    lambda text: text.translate(CIRCLED),
    mixed,
    with_gaps("\u200b", 1),
    with_gaps(" ", 1),
    with_gaps("\u3000", 1),
    with_gaps("-", 1),
    with_gaps("、", 1),
    with_gaps("️⃣", 1),
    random_blanks,
    lambda text: random_blanks(text.translate(WIDE)),
    in_han(with_gaps(" ", 1)),
]
GROUPED: list[Callable[[str], str]] = [
    three_four_four(sign) for sign in (" ", "-", "－", ".", "·", "  ", " - ", "_", "—", "*", "/")
]
GROUPED += [in_han(three_four_four(sign)) for sign in (" ", "-")]
TEXTUAL: list[Callable[[str], str]] = [
    lambda text: text.translate(WIDE),
    with_gaps("\u200b", 1),
    with_gaps("\u200d", 2),
    with_gaps("\u2060", 3),
    lambda text: text.translate(HAN),
    lambda text: re.sub(r"(?<=\d)(?=\d)", " ", text),
]
MAIL: list[Callable[[str], str]] = [
    lambda text: text.translate(WIDE),
    with_gaps("\u200b", 1),
    lambda text: text.replace("@", "＠"),
    lambda text: text.replace("@", "艾特"),
    lambda text: text.replace("@", "(at)"),
    lambda text: text.replace("@", "[at]").replace(".", "[dot]"),
    lambda text: text.replace("@", " at ").replace(".", " dot "),
    lambda text: text.replace("@", "圈a").replace(".", "点"),
    lambda text: text.replace("@", "#").replace("#", " @ "),
    lambda text: text.replace(".com", "点com").replace(".cn", "点cn"),
    with_gaps(" ", 1),
    lambda text: text.replace(".", "。"),
]


def disguised() -> Iterator[tuple[str, str]]:
    for token in MOBILES:
        yield from (("personal-mobile", change(token)) for change in (*NUMERIC, *GROUPED))
    for token in IDENTITIES[:6]:
        yield from (("personal-id-number", change(token)) for change in NUMERIC)
    for token in CARDS[:6]:
        yield from (
            ("personal-bank-card", change(token)) for change in (*NUMERIC, with_gaps(" ", 4), with_gaps("-", 4))
        )
    for token in LANDLINES:
        yield from (("personal-landline", change(token)) for change in TEXTUAL)
    for token in EMAILS:
        yield from (("personal-email", change(token)) for change in MAIL)
    for token in PLATES:
        yield from (("personal-plate", change(token)) for change in TEXTUAL[:5])
    for token in ACCOUNTS[:-2]:
        yield from (("personal-account", change(token)) for change in TEXTUAL[:4])
    for token in ADDRESSES:
        yield from (("personal-address", change(token)) for change in TEXTUAL[:5])


TOKENS = [
    "19900001234",
    "199-0000-1234",
    "１９９００００１２３４",
    "幺九九零零零零幺二三四",
    IDENTITIES[0],
    CARDS[0],
    "xiaohe.test@qq.com",
    "川A12345",
]
HAND_MADE = {
    "personal-mobile": _rows("""
电话：199 0000 1234|tel:19900001234|联系电话 199-0000-1234（妈妈）|我的号是一九九零零零零一二三四
１９９ ００００ １２３４|一 九 九 〇 〇 〇 〇 一 二 三 四|199.0000.1234|1 99 00 00 12 34|(199)0000-1234
+86-199-0000-1234|8619900001234|①⑨⑨⓪⓪⓪⓪①②③④|❶❾❾⓿⓿⓿⓿❶❷❸❹
1\ufe0f\u20e39\ufe0f\u20e39\ufe0f\u20e30\ufe0f\u20e30\ufe0f\u20e30\ufe0f\u20e30\ufe0f\u20e31\ufe0f\u20e32\ufe0f\u20e33\ufe0f\u20e34\ufe0f\u20e3
199\u200b0000\u200b1234|幺玖玖零零零零幺贰叁肆|一九九，零零零零，一二三四|一九九零零零零一二三四
199 零零零零 1234|19900001234转8001|妈妈19900001234爸爸19900005678|199，0000，1234|1.9.9.0.0.0.0.1.2.3.4
1-9-9-0-0-0-0-1-2-3-4|199–0000–1234|199~0000~1234|199#0000#1234|一九九-〇〇〇〇-一二三四|壹九玖零0零零1二3四
⑴⑼⑼⓪⓪⓪⓪⑴⑵⑶⑷|1\u20609\u20609\u20600\u20600\u20600\u20600\u20601\u20602\u20603\u20604|139 0000 0000
手机尾号不记得了，前面是 1990000 1234|一三九零零零零零零零零|１３９００００００００|13９0０0０0０0０
1 3 9 0 0 0 0 0 0 0 0|电话一三九 零零零零 零零零零|139-00000-000|139/0000/0000
家长电话：一九九 〇〇〇〇 五六七八|加我手机1 9 9 0 0 0 0 5 6 7 8吧|电话是199-00005678
我妈的号：壹玖玖 零零零零 伍陆柒捌|手机（199 0000 5678）|号码:１９９００００５６７８。|199...0000...5678
199 - 0000 - 5678|1990000 5678|幺九九四个零五六七八|我新号 19900009876|号码一九九，零零零零，九八七六
联系 1 9 9 0 0 0 0 9 8 7 6|１ ９ ９ ０ ０ ０ ０ ９ ８ ７ ６|199\u200b-0000\u200b-9876|(+86)19900009876
199零000九876|一99 零零00 九八七六|199〇〇〇〇9876|⑴⑼⑼⒪⒪⒪⒪⑼⑻⑺⑹|1-990-000-9876|1990-000-9876|找199/0000/9876
他爸的卡 6217000000000012|幺九九 零零零零 幺二三四|打 一九九-零零零零-一二三四 找我|199零零零零1234|l99OOOO1234
199００００1234|¹⁹⁹⁰⁰⁰⁰¹²³⁴|𝟏𝟗𝟗𝟎𝟎𝟎𝟎𝟏𝟐𝟑𝟒|手机：1 9 9 - 0 0 0 0 - 1 2 3 4|１９９－００００－１２３４
壹玖玖零零零零壹贰叁肆|19900001234（VX同手机号）
"""),
    "personal-id-number": _rows("""
身份证号：99010119900307123|身份证号 九九〇一〇一 一九八五一〇一五 一二三四|身份证990101201003070133
学籍号G990101201003070133|身份证 990101201003070010|身份证：九九零一零一二零一零零三零七零一二三
"""),
    "personal-bank-card": _rows("""
6222 0212 3456 7890 128|银行卡6222021234567890128|卡号是六二二二零二一二三四五六七八九零
工行卡 6222-0212-3456-7890|打到这张卡：6217001234567890123|农行卡 6228480012345678901
卡号 6222 0000 1234 5678 901
"""),
    "personal-landline": _rows("""
0816-2345678|(0816) 234 5678|0816－２３４５６７８|028 8765 4321|02887654321|0816—2345678|零八一六二三四五六七八
家里电话2345678|座机 234-5678|010-8765-4321|０２８－８７６５４３２１|0371 6789 0123|0816 - 6012345
家里座机是 6012345|0371-6012345|０８１６－６０１２３４５|办公电话(028)6012 3456|零八一六-二零零零零零二
"""),
    "personal-email": _rows("""
ce.shi@qq.com|ceshiyong＠163．com|ceshiyong#163.com|ceshiyong@163 点 com|ceshiyong (at) 163 (dot) com
ceshiyong[@]163.com|ceshiyong at qq.com|ceshiyong AT gmail DOT com|ceshiyong艾特qq.com|ceshiyong 艾特 qq 点 com
ｃｅｓｈｉｙｏｎｇ＠ｑｑ．ｃｏｍ|12345678@QQ.COM|ce_shi@mail.sc.edu.cn|c e s h i @ 1 6 3 . c o m
邮箱ceshiyong一六三点com|ceshiyong圈a163.com|ceshiyong ⓐ 163.com|ceshiyong{at}126{dot}com|ceshiyong@vip.163.com
ceshiyong小老鼠qq.com|ceshiyong@foxmail。com|邮箱 abc_123 [at] gmail [dot] com|abc123 @qq.com
我邮箱是abc123圈a163点com|abc.def@mail.example.org|邮件发 lulu@126.com|lulu 艾特 126 点 com|lulu(AT)126(DOT)com
lulu @ 126 . com|l\u200bu\u200bl\u200bu@126.com|ce.shi＠qq.com|张三 at 163 dot com|ceshiyong艾特163点com
ceshiyong @ qq.com|12345678 圈A QQ点COM
"""),
    "personal-plate": _rows("""
川A12345|川A·12345|川A-12345|川 A 12345|川A 1234学|川AD12345|川A·D12345|川A12345D|川Ａ１２３４５|川a12345
川A一二三四五|川A 12 345|川A.12345|京A·8K662|苏E·05EV8|粤Z1234港|川A\u200b12345|车牌是川B·7788X|鲁 B 6 6 X 8 8
豫Q99999|蓝色的川F·9K123|粤 A · 1 2 3 4 5|京AF12345|贵C88888的车|川B 6K8Z1|川B·６Ｋ８Ｚ１|川b6k8z1|闽D D12345
苏Ａ·１２３４５|川A D12345|川a一二三四五|川 A 1 2 3 4 5
"""),
    "personal-account": _rows("""
QQ:12345678|QQ12345678|qq 一二三四五六七八|Q群 12345678|QQ群：123456789|扣扣号12345678|扣：12345678|企鹅12345678
加我企鹅 12345678|我的QQ是１２３４５６７８|Q Q：1 2 3 4 5 6 7 8|微信ceshiyong123|微信号:ceshiyong|微信：ce_shi
薇心 ceshiyong123|V：ceshiyong123|v信ceshiyong123|VX：ceshiyong123|vx ceshiyong_123|加微ceshiyong123|加薇：ceshiyong123
卫星ceshiyong123|wechat id: ceshiyong123|威❤：ceshiyong123|微信同手机号|VX同手机号|微信和手机号一样
抖音号 ceshiyong123|抖音：ceshiyong123|dy号：ceshiyong123|快手号12345678|小红书ID：12345678|B站UID：12345678
微博@ceshiyong_123|王者荣耀ID 12345678|加好友12345678|游戏ID:ceshiyong|支付宝账号 ceshiyong@163.com
ins: ce_shi_123|钉钉 ceshiyong123|QQ空间 user.qzone.qq.com/12345678|微 信：ce_shi123
ＶＸ：ｃｅｓｈｉｙｏｎｇ１２３|威信ceshiyong123|➕V：ceshiyong123|我的v是ceshiyong123|扣一二三四五六七八|WX：abc12345
vx：abc_12345|加我微信 abc12345|微信搜 abc12345|Q：987654321|QQ九八七六五四三二一|扣扣：9-8-7-6-5-4-3-2-1
抖音号abc.12345|微信号是手机号|扣扣号：１２３４５６７|企 鹅 号 1234567|企鹅号码是一二三四五六七|v x ： lulu_2012
威 信 lulu2012|微❤ lulu2012|加V lulu2012|抖音ID：lulu2012|快手：lulu2012|小红书 lulu2012
我的企鹅：一二三四五六七八|扣扣壹贰叁肆伍陆柒|Q Q 1 2 3 4 5 6 7 8|微 信 ： abc_12345|加ｖ：ａｂｃ１２３４５
微❤：abc12345|➕v abc12345|V信 hehe_8899|绿泡泡：hehe8899|秋秋 二三四五六七八
我的邮箱，前面是wmt_73，后面是yeah.net|我的微信号，前面是字母hbqmt，后面是数字5577|我的Q号前面是8423，后面是46661
卡号前半截6230528875，后半截236578444|扣号前五个是26912，后五个是94265|区号是0991，后面是4815335
"""),
    "personal-address": _rows("""
幸福路12号|幸福路十二号|阳光小区3栋2单元501|阳光小区三栋二单元五零一室|学院街5号院3号楼2单元401|临园路东段78号
长虹大道中段128号|石桥村5组23号|幸福里小区12-3-501|阳光花园 A 区 3 栋|翠微路甲12号|三号楼二单元301室
3幢1单元1202|5-2-301室|绵阳市涪城区临园路78号|人民路12号院|跃进北路１２号|富乐小区１２栋|安居家园8号楼
八一街三十六号|剑南路西段99号1栋|南河巷7号|花园路 12 号 3 单元 402 室|育才胡同3号|光明里5号楼3门201
世纪大道100弄5号|建设路12之3号|中心路口往东200米阳光公寓1201室|住在锦绣花园2期5栋1单元902|家住文化路33号附2号
青年路八十八号|5栋3单元1201号|四号楼二单元六零一|住在锦江苑小区6栋2单元|家：解放南路6号|金牛大道六号
翠竹花园六栋一单元三零二|6幢2单元302|三元村6组|向阳街6号附1号|阳光花园 三栋 二单元 五〇一|人民路１２号
人 民 路 12 号
"""),
}
DISGUISED = [*disguised(), *((kind, text) for kind, texts in HAND_MADE.items() for text in texts)]

TOLD = {
    "real-school": _rows("""
绵阳市第三中学|成都七中|惠济区第四小学|县一中|市二小的操场|他就读于育才中学|石室中学|树德小学的门口
阳光县实验小学|江川区外国语学校|人大附中|华师一附中|西川大学附属小学|盐亭县职业技术学校|第十二中学|在七中读书
他考上了三中。|衡水中学|南充高中|北京四中|文昌镇中心小学|柳林乡希望小学|启明双语学校|红星小学|光明小学三年级
明德中学|新华路小学|青山县第一初级中学|城东区第二幼儿园|成都外国语学校|高新区实验中学|师大附小|滨江小学
在实验小学上学|丰谷镇初级中学|平安县职高|安和市特殊教育学校|市第五十二中学|县第二实验小学|博雅中学
小禾是绵阳中学实验学校初二的学生。|去年秋天，她从安岳县实验中学转来。|他们都在绵中英才学校上学
事情发生在南山中学的操场。|阿泽转学到涪城区第五小学。|她以前读东辰学校。|他是城北中学初一的新生。
江油一中的校门口|三台县芦溪中学|盐亭县云溪镇小学|北川羌族自治县七一中学|绵阳外国语学校的走廊里
西南科技大学附属中学|这所学校叫做金家林小学|游仙区实验小学四年级|安州中学高一|市一中初三的学生|三十五中门口
在市第四中学就读|花园镇中心校|在青义镇第二小学|在桑枣中学上学|清华附中的学生|海淀区中关村第三小学
郑州市惠济区艺术小学|县职中|那天，平武中学刚开完运动会|绵阳市特殊教育学校|小满在涪江幼儿园|文同中学
小禾在遂宁市船山区龙坪小学读五年级|事发地是某省第七十二中学|他从西昌一小转过来|她是攀枝花市实验学校的学生
汇文中学的操场上|阿泽考进了县一高|小满就读的东方红小学|南街小学门口|鸿鹄学校初二|永兴镇初级中学|临川二中
龙门职业高中|小鹿的学校叫青云实验学校|她来自凤山民族中学|长江路小学|某年，梧桐山小学四年级|小禾考进了雅安中学
她就读于眉山市东坡区苏祠初级中学|双流中学高二|他是棠湖中学的住校生|石板滩镇第二小学的操场|泸州市江阳区梓橦路学校
锦官驿小学|阿泽从川师大附中转来|广元外国语学校初中部|第二十四中的后门|大邑县安仁镇学校|盐道街中学外语学校
她在洪山区第三小学上学|邯山区北张庄中学|清河县第六中学|西北中学对面的巷子|建平中学|小满读的是通州区潞河中学
双桥镇中心小学五年级|他们都是宜宾市叙州区柳嘉中学的学生|在达州市第一中学，小禾|这件事发生在嘉祥外国语学校
阿泽的学校是安岳中学|从雁江区第三小学毕业|邛崃市高埂中学食堂|北街小学|小鹿在华阳中学念书|张家口市宣化二中
莲池区第二实验小学|大连第八中学|石家庄外国语学校|她就读的德阳五中|南开中学初三|他回到母校平桥初中
翠屏区人民路小学|乐山师范附小|县实验中学初二|红旗小学六年级|成都市泡桐树小学
他从望城实验二小毕业|她在安溪三中教书|他考上了蓝田高级中学，离家很远
"""),
    "real-place": _rows("""
成都市|郑州|惠济区的一所学校|濮阳县|南通|家住文昌镇|柳林村|他从绵阳来|武侯区|解放路上|在人民路口|沿着滨江路走
城关街道|四川成都|龙湖社区|涪城区|盐亭县|花都区|大理|义乌市|在中山路|杭州西湖区|住在阳平镇|五原县|湛江
广东省湛江市|石桥乡|朝阳区|凉山彝族自治州|恩施|来到青龙镇|河南开封|安徽省安庆市|日照市|和平镇|三明市|海淀区
李家村的孩子|丰台区|浦东新区|建设街道|小禾家住在绵阳市涪城区。|周末他去了江油。|她从广元转来
阿泽跟爸爸去过三台县|他们住在青义镇|他老家在梓潼县长卿镇|他家在石马村二组|放学后他们在临园路的奶茶店
在跃进路口等他|邯郸市肥乡区|肥乡区|奶奶住在安昌镇上|坐车到德阳找妈妈|在黔江区|去南充打工|丰谷酒业旁边的剑南路
濮阳市华龙区|他们沿着长虹大道一直走|在昆山上班|他爸爸在东莞打工|住在花荄镇|小鹿家在万达广场附近的富乐街道|宣化县
他来自河北省邯郸市|班车开到新桥镇|石塘社区的篮球场|绵阳城里|内蒙古赤峰|甘孜州|吴家镇|一家人住在遂宁市区
小禾来自巴中市通江县|那时候她在白衣镇读书|阿泽的爸爸在佛山打工|家在塔山村|奶奶家在双桥镇高坪村
他们约在玉龙街见面|放学后，他走到建国路的书店|事情发生在合肥|天全县|老家在赣州|在东坡区的一家网吧|滨河路的桥下
昭觉县竹核镇|从重庆万州来|她家在眉山|放暑假去雅安外婆家|他们住在南湖区新兴街道|在汉源县城的一家网吧
从石棉县转学过来|走到红星路天桥下|小区在锦城大道边|家住光华村|他在三圣乡读过书|太平镇上的少年|她老家是陕西汉中的
在金堂工作的爸爸|邛崃山里|荥阳市|江苏盐城|他被送到株洲的奶奶家|在洪山区|阜平县|郫都区的出租屋|他在康定出生
在宜宾的一个小区|他妈妈在苏州上班|家在广汉市|阿泽住在连山镇|小禾是西昌人|在雁江区|他们在北街口碰面|从简阳坐车
鄂尔多斯的冬天|大学路的书店门口|龙潭街道办事处|翠屏区|吉林省白山市|她外婆家在大林村|合江县白米镇
他们走到中华路，停下来|在三江社区|山东临沂|家住兰州|浦东的一所学校
他家搬到沭阳|她住在桐庐外婆家|家在后湾村，村里很静|住在丽景嘉园|搬到碧水云天小区后|拖到李家庄村口|他们在南浔古镇|跟到安定门外大街附近
她再也不想回霍邱了|他原籍福鼎|小禾的外公住在海拉尔|他家在彭水|在和顺苑北门动了手|住恒大绿洲
"""),
    "class-label": _rows("""
八年级（3）班|高二(7)班|初三2班|三（2）班|三年级一班|三年二班|七年级 12 班|高一（十）班|五年级第二班|2023级5班
９年级（１）班|六（1）班|初二（四）班|八年级三班|小学四年级2班|八（2）班的小禾|七年级(12)班|初一（3）班
高二·三班|五年级二班|四（1）班|七年级3班|高三（1）班|初二年级四班|八年级 （ 3 ） 班|六年级（二）班|初二（7）班
七年级四班|三年级（1）班|高一8班|九（4）班|七（3）班|七年级（三）班的群|高三·五班|八年级12班|五（2）班|初一四班
"""),
    "exact-date": _rows("""
2025年3月12日|3月12日|2025-03-12|二〇二五年三月十二日|三月十二号|2025.3.12|2025/3/12|9 月 18 日|１０月８日
十二月二十五日下午|25年3月12日|2024年11月5号|3月份12日|20250312|农历八月初三|9月3号晚上|十月十一日
那是2024年3月10日的下午。|2023年9月1日开学|10月15日，小禾|事情要从 5 月 20 号说起|二〇二四年十月八日
11月3号晚自习|2024.09.12|２０２４年９月１２日|九月十二日|二零二四年九月十二号|2024年9月12号|三月十日上午
2024-9-2 早上|2022年5月17日傍晚|五月十七日|5月17号那天|2022-05-17|那是 12 月 3 日|二〇二二年五月十七日
22年5月17日|2022/5/17 晚上|2021年12月4日夜里|9月20日，星期三|六月一号的下午|二〇二三年四月二十三日清晨
2023年04月23日|2023.4.23|4月23号|十一月三十号|那一天是 2023-4-23|2023/04/23
去年十月十五，书包被扔了|当年五月二十八，他摔倒了|24/3/12 课本被撕|9.18那天，他写到很晚
前年腊月二十三，他被打了|六月初三的傍晚|那是八月廿九|2.19那次你也在场|Mar 12, 2024，他写到了这件事|班级日志：9.26 星期四
"""),
}
HARMLESS = _rows("""
我们学校|一所中学|县城的中学|某中学|初中学生|中小学校|专门学校|上小学的时候|中学生活|在游戏中学会合作
从中学到很多|高中三年|乡镇中学|一所小学|大学附近|学校门口|离开学校|回到学校|告诉学校|职业学校|寄宿学校
特殊教育学校|外地学校|小学高年级|适合小学中年级|中学阶段|每所学校|那所中学|某市某中学|普通高中|读高中的姐姐
初中部|小学部|幼儿园的弟弟|全县中学|本市小学|隔壁学校|中小学生守则|大中小学|城市中学|农村小学|当地学校|民办学校
公办中学|四川省|河南省|城市|市场|超市|地区|社区|小区门口|村里|镇上|乡下|农村|县城|市里|山区|家乡|校区|区别|误区
市民|街道上|社区工作者|一个小镇|隔壁村|小区里|县里的学校|某县|某市|阅读区|休息区|评论区|在活动区|走在路上|马路边
放学路上|走路回家|一条小路|上学路上|思路|出路|绕路|路过|路口|让路|一条街|街上|巷子里|胡同口|城乡|异乡|冰镇汽水
镇定|成都是这样做成的|写成都可以|亲自贡献|指南通俗易懂|东西安放好|经济南北差异|三明治|来宾|信封开封|迎着朝阳
尾巴中间|大同小异|长治久安|南北通透|公共区域|安全区|北京|上海市|一号楼|二号楼|三楼拐角|教学楼2号楼201室|第三单元
楼梯口|八年级3个班|八年级学生|三个班|全班|七年级|两个班|每班|班里|高二年级|一年级新生|毕业班|九月|开学第一周
星期二|三月|去年冬天|月底|两天后|第二节课|十一月的一天|2025年|2025年秋季学期|三月中旬|12月4日国家宪法日
每年6月1日|6月1日儿童节|自2026年1月1日起施行|2026年1月1日起施行|3月的第二个星期|8点30分|周三下午|期末考试前
国庆节放假|3比2|12至14周岁|5.20元|1-2-3|第12页|三月份|半个月|一个月零三天|小禾上了初中以后，第一次住校。
爸爸在外地打工，妈妈在县城照顾他。|周末他回到镇上的外婆家。|村里的孩子都认识他。
学校旁边有一家小超市，他们在市场门口碰头。|事情传到了教育局和社区。|这所乡镇中学只有三个班。
她在小区门口等奶奶。|走到路口，他停了下来。|他绕开那条巷子，从大路回家。|上学期，八年级一共有六个班。
开学第二周的星期三。|期中考试以后的一个下午。|他今年十三岁，读初二。|小满坐在第三排。
他从小学一年级起就和阿泽同班。|这一次，他没有跟着笑。|高中和初中不一样。|初中三年，他们一直同桌。
升上高中以后，她参加了校园广播站。|市里组织了一次比赛。|省里来的专家讲课。|他住在学校的宿舍楼三楼。
她把手机放在家里。|他们在操场边上的乒乓球台旁。|阅览区里没有人。|等在校门口的家长接待区。
他去图书馆的自习区写作业。|楼下的停车区|操场的东北角|游戏里的新手村|村口的小卖部|邻村的孩子|四川的冬天很冷
重庆来的转学生|妈妈是云南人|四月的一个中午|十二月的体育课|六一儿童节那天|元旦联欢会|国庆节后第一天
12月4日是国家宪法日|三月初|月考之后|周五放学|第三天中午|3月里|两个月前|一个月以后|隔壁班的同学
他在三班，她在五班。|全年级八个班|三个班合上体育课|高年级的同学|我们班有四十二人|一班和二班比赛
普通高中和职业高中|读完小学|小学生也能看懂|中学生|小学老师|上幼儿园的弟弟|专门教育和专门学校|某县一所寄宿制学校
山区学校|中小学|他对学校说|通知学校和家长|学校与社区|家庭、学校、社会|告诉街道的工作人员|路上小心|在回家路上
街上人很多|这条街|马路对面|在网络社区里|评论区有人骂他|安全区和危险区|误入禁区|分区打扫|划分责任区|卫生区
他在包干区扫地|东区食堂|北门|小镇上的人都认识|古镇|同乡会|农村家庭|城乡差别|地区差异|市区公交车|超市里|夜市摊
都市传说|门市部|一旁的小路|半路上|走投无路|一路跑回家|思路清楚|求助之路|成长路上|网络不是法外之地|民族团结
他们和平相处|和平解决|文明礼貌|光明的未来|人民警察|人民法院|解放自己|朝阳升起|在朝阳下|开封的信|打开封面
这里长春草|身体安康|来宾席|三明治和牛奶|日照充足|海口夸大了|信阳光总在风雨后|大庆典|安庆幸自己|张家界限
常德高望重|金华丽|德阳刚|他在教室里坐了一个中午。|小禾从前排走到后排。|她想起小学时的同桌。
学校规定：手机放在班主任那里。|他把作业本放在楼道口的桌子上。|放学后，同路的几个人都不说话。
他去小区旁边的文具店。|那天是开学后的第三个星期一。|妈妈从外省赶回来。|外婆住在乡下。|这条路他走了三年。
他们班要和邻班比赛。|全校一千三百多人。|班里有人给他起了外号。|老师把两个人分别请到办公室。
校长说，学校会保护他。|她在日记里写道：今天没有人和我说话。|小声点，别让人听见。|群里一下子多了十几条消息。
他点开那段视频，又关上。|小卖部前排着队。|中午在食堂，没有人愿意坐他旁边。|两个星期以后，事情有了结果。
民警来到学校，了解情况。|县教育局派人来了。|当地派出所也知道了。|他在图书角看书。|她退出了群聊。
高个子同学站在门口。|初一的学生刚到，谁也不认识谁。|宿舍六个人，五个人不理她。|生活老师九点半查寝。
他转学来的第一天。|体育课自由活动。|操场南边的看台。|她妈妈是护士，爸爸在工地。|阿姨，能借我电话吗？
“老师，我想说一件事。”|他们说：“就是玩笑。”|值日生小组长|小镇青年|去镇上赶集|区里的比赛|市区里的学校
省实验的模式|一路上没有人说话|在半路等他|街对面的奶茶店|村小的孩子|在乡村小学支教|一所九年一贯制学校
进入初中以后|高三（上）|十二岁那年|三月、四月、五月|第八周|三年级下学期|她从抽屉里找到一张纸条。
他一连三天没去上学。|上学路上，他总是低着头。|小禾看见路口有人等他。|同学们在走廊上围成一圈。
下课以后，操场上很热闹。|宿管阿姨听见了声音。|他对着镜子练习说那三句话。|她把照片删了，又去回收站看了一眼。
妈妈在外面打工，一年回来一次。|爸爸说，当年他读中学时也遇到过。|他想转到别的学校去。|她不想再去那所学校了。
两所学校的老师都来了。|同学家就在学校后面。|回到家里，他没有吃饭。|下乡支教的老师|他们去了市里的医院。
她在县里的比赛得了奖。|村口的大树下|镇上的派出所|街边的长椅|小路上没有人|图书馆的安静区|餐厅的就餐区里
高中部的学长|初中部和小学部|我们学校的初中|附近的一所小学|中学时代|大学生志愿者|在小学里|去中学上课
老师们在学校开会|他在学校门口等|到学校以后|从学校回家|读学校发的信|叫学校来处理|来自学校的通知|考上高中|考上大学
进了中学|一小会儿|一中午没吃饭|其中一小部分人|三小时|二高一低|三高人群|心中的想法|手中的笔|从中挑选|眼中有泪
空中|群中的消息|八中有六人|十二月|三月的风|五月初|上个月底|六一前后|一号宿舍楼|三号那天|两点一刻|第三天
星期一到星期五|3号床|2班和5班|一年级和二年级|三年级有四个班|读八年级|高一高二高三|张开嘴|王者|李子树|黄昏时|白天
周末|马上|钱包|金牌|石阶上|高兴得跳起来|方便面|于是|任何|万一|常常|安静|温柔|成长|小心|小声|小组|小时|小事
小伙伴|小孩|小个子|阿姨|老师|老人|某个人|某次|一名同学|两位老师|某班主任|受伤的同学|民警|法官|校长
他每天走同一条路|班里的图书区|校门口的等候区|她在门口的台阶上坐着|他在市里读书，周末回村里|镇里的集市
在县城读初中|回老家过年|村干部来了|社区民警|这个地区的学校|另一个城市|省城|大城市|小县城|他搬到了新的小区
街道很安静|那条街|一条巷子|铁路边|他们沿着走廊走|沿着河边走|他走到教室门口|穿过操场|经过办公室|从楼道里出来
在学校附近的路上|去食堂的路上|回宿舍的路|在路灯下|公路上车很多|求学之路|中学的老师|初中的时候|小学的操场
学校的规定|他的中学|上了一所新的小学|别的学校|哪个学校|乡里的中学|城里的学校|职业高中|普通中学|一所普通小学
附近的幼儿园|九月开学|去年十一月|五一假期|八年级下学期
我们小区门口的便利店|这个小区里有花园|外婆家的后花园|住在学校附近的小区|农村的夏天|这座古镇很安静|前面是3号，后面是5号|前面是小禾，后面是小满|成绩是3.29|去年十月我们去秋游|今年三月十几个人报名
0.25化成分数是1/4，0.125化成分数是1/8|恒大的目标|从区号开始背
正月十五看花灯|五月初五吃粽子|正月初一拜年
""")
NAMES = _rows("""
小刘把门锁上了|阿峰拿走了手机|李晓明说：“对不起。”|班主任王丽|冯老师很快来了|同桌叫周子涵|张某和李某
蒋欣怡低着头|小琪哭着说|高校长说|小东踢了他一脚|名叫罗浩的男生|陈某|许阿姨把他拉开|孙警官|小浩举起手机
李涛把门关上|阿宁说|小倩一个人坐着|韩雪问|吴俊杰和他的朋友|赵老师|何主任打来电话|王某某|黄同学|小彤不敢说
"我叫徐静怡。"|小江推开他|班长唐一诺|学生马俊|田老师走进来|小博|小莹被关在门外|阿亮|曾老师发现了
小明说：“别这样。”|小红哭了|小刚推了他一把|阿强把书包拿走了|阿明也笑了|老王走过来|张某被老师叫走|李某某和同学
王老师让他坐下|张校长来了|刘主任说|赵警官到了学校|王小明说：“我没看见。”|李华低声说|一个叫张伟的同学
班长刘强站了起来|同学王芳和|小李问|小美不敢抬头|小杰把照片发到群里|阿芳说|陈某甲|周同学在旁边看着|吴阿姨报了警
孙医生给他检查|小宇的水杯|小轩、小涵都在|欧阳老师说|名叫李子轩的男生|林浩然推了小禾|小佳没有说话|阿龙是班上的
小婷被孤立了|小桃说|小栗问：“为什么？”|李雨桐：我不想去|杨某因为|小胡和小禾|阿杰在群里|郑法官讲|何律师回答
朱妈妈找到学校|姓名：赵敏|小伟每天|小丽的妈妈|小林把书摔了|小张和小禾是同桌|“小芳，过来！”|小凯是班里最高的
阿豪笑了起来|阿May|小明。|他叫李明。|她叫张晓雨，十三岁|班里来了个新同学，叫赵子涵|王浩推了小禾一下|李思思哭了
陈晨说：“算了吧。”|刘洋同学|周老师看见了|老周说|吴校长|郑主任赶来|被告人李某|犯罪嫌疑人王某某|张某甲、李某乙
小禾和小雅一起|同学们喊他小胖|小七说：“不行。”|大刘走过来|黄子轩把照片发到群里|钱老师在办公室|孙悦悦没有说话
马小军打了他|何老师|小禾的同桌叫许诺|欧阳娜娜|她的妈妈李女士|王同学|张同学说|杨警官告诉他们|徐医生|胡阿姨
给小莉打电话|小飞、小强围住他|小宝问妈妈|乐乐说|婷婷哭了|豆豆笑了|Tom说|班长陈思远|郭队长|韩法官|冯检察官
李明和王强打起来了
""")
NO_NAMES = _rows("""
小声说|小组讨论|小心走路|小时候|小事也要说|小朋友们|小卡片|小学同学|阿姨来了|老师说|老人看着他|某同学|某天|某校
一位同学说|高年级同学|对方同学|其他同学|提高老师的能力|班主任老师|责任老师|任何同学|每周同学们|经常同学之间
欺凌同学|副校长说|心理老师说|马上说|于是说|高兴地说|大声说|小狗叫了|小鸟在唱|小禾说|阿泽把笔还了|小满：你来
陈老师走过来|小鹿和小溪|小麦色|小满节气|小纸条|小红花|小红书|小黑板|小土豆|小雨天|小圈子|小程序|小视频|胆小明显
一小张纸|几小时|小路边|温和地说|安静地坐着|方向对了|常常想|明白老师的意思|紧张同学|一张照片|其余同学|班长说
同桌问|家长和老师|宿管老师|生活老师|值日老师|主任说|法治副校长讲|检察官说|民警叔叔|校医看了|全体同学|双方同学
本班同学|康乐活动|白天说的话|金老鼠|花钱买|有关同学|学生高兴极了|学生马上|家长任何时候|孩子安全|朋友关心
学生方便的时候|同学林立|男生宿舍|女生宿舍|小声地笑了|他小跑着过去|小手拉大手|小组长说|小辈|小伙伴们都看着
小个子同学|小胖墩|小卖部的阿姨|小操场|小提琴|小本子上写着|小便宜|小动作|小区保安|小说里的人|小测验|小事一桩
小不点|小题大做|小心翼翼|小心眼|小报告|打小报告|小跟班|小名叫豆豆|小聪明|小眼神|小毛病|小道消息|小剧本|小调查
小秘密|小把戏|小脾气|小东西|小意思|小玩笑|小矛盾|小摩擦|小冲突|小团体|小帮手|小天地|小目标|小进步|小行动|小承诺
小任务|小火车|小太阳|小英雄|小管家|小主人|小法庭|小广播|小喇叭|小木屋|小巷子|小明星|小老师|小大人|小年轻|小皇帝
小公主|小情绪|小建议|小变化|小挫折|小失误|小习惯|小办法|小窍门|小知识|小问题|小伤口|小药箱|小抽屉|小书包|小背包
小水杯|小挂件|小贴纸|小玩具|小零食|小生意|小费用|小红旗|大小和颜色|大小不一|从小就喜欢|胆小的同学|弱小的一方
矮小的他|缩小差距|最小的孩子|老小区|阿姨说|阿Q精神|老师和同学|老同学|老实说|老是笑|老家在外地|老大不小|老高了
老远看见|老张着嘴|高年级的说|马上叫来老师|方便的话|万一被打|于是他走了|常常被笑|黄色的书包|白色的杯子|金色
石头砸到|江边走|林子里|田里|温暖的话|安静下来|平安回家|全班都笑|任何人|何必问|史上最难|时间到了|钱被拿走
钱不见了|武术课|文具盒被拿走|高个子推了他|黑板上|白天不说|程度轻的|张口就骂|张开手|向老师说|向同学借|向家长说
对方家长|双方家长|关老师的事|相关同学|有关老师|和老师说|跟同学说|应当向校长报告|叫家长来|叫老师|叫同学
方法和步骤|石子|周边同学|周围同学|周五同学们|成年人|单亲家庭|于老师而言|高老师一头|明白同学的感受|江河|常老师
左右为难|安全员|计算机老师|英语老师|语文老师|数学老师|音乐老师|美术老师|体育老师|信息老师|历史老师|政治老师
心理老师|校长室|政教主任|年级主任|德育主任|班主任|教导主任|小队长|中队长|大队长|组长|舍长|课代表|武警官兵
人民警官|女警官|男医生|女法官|主审法官|年轻医生|值班医生|急诊医生|男同学|女同学|新同学|好同学|转学同学|住校同学
低年级同学|受伤同学|那位同学|几位同学|全校同学|部分同学|其他老师|任课老师|科任老师|所有老师|本校老师|每位老师
宿舍阿姨|食堂阿姨|保安叔叔|警察叔叔|邻居奶奶|邻居爷爷
""")
CLEAN = _rows("""
138人参加了活动。|一共捐了138000元。|2026年11月21日起施行。|第一千一百八十八条规定监护人承担责任。
12至14周岁的孩子。|八年级3个班共138人。|路过一号楼。|打12355或12356，夜里打110。|12355的时间各地不一样。
110、119、120、12345都是公共电话。|每天8:00至22:00有人接。|ISBN 978-7-301-12345-6|ISBN：9787301384560
doi 10.1177/1524838015622438|https://doi.org/10.1016/j.chb.2013.05.024|法释〔2006〕1号|教督〔2018〕2号
国信办通字〔2025〕5号|教育部令第50号|主席令第57号|GB 11643-1999|GB/T 37668-2019|新GB/T 2260
比分是21:19、19:21、21:15。|3-4-4队形，每队12人。|1、2、3、4、5、6、7、8、9、10、11、12、13
1 2 3 4 5 6 7 8 9 10 11 12|13、14、15、16、17、18周岁|5 8 12 15 20 25 30 35 40|2021 2022 2023 2024 2025 2026
2,026,112,100元|15,000,138,000元|1,380,013,800次点击|3.1415926535897|0.13800138000
占13.8%，比去年多0.5个百分点。|样本13800人，有效问卷12934份。|2018—2024年共7年|2025-2026学年第一学期|2026-11-21
20世纪90年代|一九九一年|二〇二六年十一月二十一日
sha256: 3a7bd3e2360a3d29eea436fcfb7e44c735d117c42d1c1835420b6b9942dd4f1b|三百六十五天|一百三十八个人
一五一十地说|三三两两|七嘴八舌|五十六个民族|九百六十万平方公里|乱七八糟|一清二楚|微信群里有人转发。
在微信里打开PowerPoint。|微信、QQ和抖音都能截图。|QQ群里的聊天记录|用微信搜一搜|微信（WeChat）
加微信群要先问大人|QQ 空间|抖音上的视频|微博热搜|企鹅有120只|南极有企鹅12000只|QQ用户有5亿人|微信用户超过10亿
家长群150人|企鹅馆|扣扣子|扣了12分|网盘里的照片|不要加陌生人微信|他的微信名叫什么|把号码告诉大人
手机号不要告诉陌生人|身份证不要借给别人|银行卡号不能说|身份证号是18位数字|手机号有11位|一张银行卡|学号排在第12个
学号23|电话铃响了3次|电话打了20分钟|打电话给妈妈|京东买的书|川菜很好吃|新的一天|新A4纸|云南省|津津有味|贵在坚持
鲁迅|青少年12355|第2单元第5课|一单元有三课|3栋教学楼|宿舍楼有6栋|住在3楼|一号线地铁|5号线|2号门|12号座位|3号选手
教室在三楼201室|201室|实验楼3楼|体育馆1号场|道路千万条|网络道路|走路12分钟|马路对面|一路12个人|公路旁|1路公交车
12路公交车|打开第138页|小区里有12栋楼|门口的花园很大|村里有3个组|村里12户人家|@所有人|@小禾 你来一下
他在群里@了全班|艾特全体成员|邮箱里收到一封信|电子邮件|www.moe.gov.cn
https://www.gov.cn/zhengce/content/2023-10/24/content_6911288.htm
http://www.npc.gov.cn/c2/c30834/202006/t20200617_306599.html|在法律里，14是一个界线。
40分钟一节课，45分钟也可以。|每组4人，共12组，48人。|身高138厘米，体重35千克|跑了1500米|50米、100米、400米
一周有168小时|8848.86米|光速299792458米每秒|圆周率3.14|1+2+3+4+5+6+7+8+9|2的10次方是1024|15×16×17=4080
9:30-10:10|08:00—08:40|编号2023-0815|表3-1-2|图1.2.3.4|第3章第2节第1段|附件1、附件2、附件3|选项A、B、C、D
A4纸12张|B5本子|3D打印|5G网络|4K视频|24小时|365天|100分|60%—70%|±0.05|p<0.001|95%CI [1.38, 2.14]|N=138001
n=13800, p=.003|OR=1.38 (1.10–1.73)|d=0.20|2013;44(5):1291-1308|Vol. 13, No. 4, pp. 1380-1391|61(3):245-268
53:623–644|1380-1390|Olweus, 1993|Gaffney et al., 2021|look at the board|at home|a dot com
民法典1188、1189、1199、1200、1201|治安管理处罚法12、23、51、60|刑法17条|未成年人保护法39、103、113、130
第五十一条第一款第（二）项|1199条到1201条|（一）（二）（三）（四）（五）|①②③④⑤⑥⑦⑧⑨⑩
一、二、三、四、五、六、七、八、九、十|第一、第二、第三|二十、三十、四十、五十|一二三四五，上山打老虎
一二一、一二一|五六个同学|七八个人|十三四岁|两三句话|三四百字|一千二百元|两千零二十六年|九九八十一|三七二十一
四五六年级|一二年级|七八九年级|一年级、二年级、三年级|百分之十三点八|零点五|三分之二|一米三八|八点三刻|十二点半
一九比一八|二比一|五比零|全市共有13800名学生、1990名教师、86所学校参加。
共发放问卷15800份，回收15200份，有效率96.2%。|样本：13年级、14年级？不，是13岁、14岁、15岁、16岁。
2024年1月1日至2024年12月31日|2024-01-01 至 2024-12-31|2024.01.01—2024.12.31|08:00-12:00，14:00-17:30
第1节 8:00—8:40 第2节 8:50—9:30 第3节 9:50—10:30|10 15 5 8 2（分钟）|5 8 8 6 4 2 3 4
40 45 40 45 40 45 40 45 分钟|各步分钟：4 6 5 8 6 4 2 3|第十九条、第二十条、第二十一条|第一百三十条第三项
法释〔2006〕1号第七条|国发〔2016〕13号|教基厅函〔2021〕48号|教督厅函〔2018〕1号|公通字〔2013〕22号
2021年9月1日起施行的《未成年人学校保护规定》|ISSN 1234-5678|ISBN 978-7-5191-2345-6，定价38.00元|CN 11-1234/G4
2013, 44(5), 1291–1308. https://doi.org/10.1037/a0030508
Campbell Systematic Reviews, 17, e1143. doi: 10.1002/cl2.1143|10.1111/1467-8624.00003|10.1177/0143034313479698
10.1007/s11121-012-0297-6|PMID: 12345678|arXiv:1706.03762|RRID 1234567|邮编 621000|邮政编码：100816|版本 1.2.3.4
Windows 10 22H2 19045|Python 3.11.9|IP 192.168.1.100|分辨率1920×1080|文件大小 138001234 字节|编号 20260815
车次 G1234|K1380次列车|航班 CA1234|5路、12路、138路公交|3路车到5号门下|火车票 12306|96110反诈热线|12337、12389
10086发来的短信|95588是银行电话|拨打 110、119、120、122|12355、12356、12345、12338、12309、12348
打 110（报警）、120（急救）、12355（青少年服务台）|110 或 120|12355（8:30—17:30）|一二三四五六七八九十
一、二、三、四、五、六、七、八、九、十、十一|第一，第二，第三；一是，二是，三是|一班二班三班四班五班六班七班
一加一等于二，二加二等于四|零零后、一零后|九零后|一九四九年十月一日|一九九〇年至二〇二〇年|三五成群，七上八下
一问一答，一来一往|五四运动 三八妇女节 六一儿童节|二〇二六年一月一日|百分之八十五点三|二十四小时|十四至十六周岁
一千五百元以下罚款|五日以上十日以下拘留|微信、QQ、抖音、微博等平台|在微信群或者QQ群里|用QQ或微信发消息
微信朋友圈|微信小程序 weapp|微信支付 WeChat Pay|QQ 9.0 版|QQ音乐|抖音：短视频平台|小红书、知乎、bilibili 上都有
知乎 Live|支付宝 alipay|钉钉 DingTalk|企鹅 penguin|游戏平台 Steam|游戏账号要自己保管
家长会 family-education/guidance-activities|账号密码 password 不要告诉别人|账号被盗
加V认证|V形手势|v 字|wx.login|Soul|我v你|扣1000元|扣分：100000
扣除 20000 元|圈出你认为对的|圈A、圈B、圈C|@全体成员|艾特他|at least|at school|a@b|把@改成(at)|点com结尾的是网址
www.12377.cn|https://www.12377.cn/|http://www.moe.gov.cn/srcsite/A02/s5911/moe_621/202106/t20210601_534640.html
https://www.thepaper.cn/newsDetail_forward_12345678|https://mp.weixin.qq.com/s/AbCdEf
https://baijiahao.baidu.com/s?id=1726389472839472839
http://news.cn/politics/20240426/1e7b9f0d8b1f4c5d9e2a3b4c5d6e7f80/c.html|云A是昆明|新B类 12 级|新课标2022年版
新HSK12345|京A牌照|苏教版|鲁教版5年级|浙教版 A 册|川菜 20 元|青A级|一号线换乘二号线|二号楼三层|3号楼一楼大厅
教学楼3号楼2单元|教学楼二楼201室|办公楼301室|宿舍5栋|住3号楼|第3单元第2课第5题|一单元测试|三组一号
村里三组和四组|第一村第二组|5号桌 3号位|走3步路，到5号点|道具3号|一条路走3号线|请走3号通道|铁路12306
道路交通安全法第3号令|国务院令第766号|主席令第44号|大街上有3号牌子|小区5号门|小区3个出口|花园里有12棵树
公寓里有3间房|两室一厅|101室上课，102室自习|3-5-7排队形|1-2-3，跳|5-10-15分钟|A-1-101|编号 5-2-301
3:2、5:4、11:9|138厘米 35公斤 9岁|13800138|400字 800字 1000字|400 人 800 人 1200 人|4000000000|0.05 0.01 0.001
0816是绵阳的区号|010开头|电话 12355|电话 12356（每天至少18小时）|学校电话写在第12页|值班电话一栏不填|学号不写
学号 12|学籍卡|学籍管理办法2013年8月|身份证18位，前6位是地区，后8位是生日|身份证号码的第17位|银行卡16到19位
转账2000元|卡里有5000元|打卡：20260815|电话号码11位数|手机尾号四位1234|短信验证码 6 位 123456|验证码是 482913
护照和身份证|准考证|订单号 20261121000123|条形码 6901234567892|统一社会信用代码 12510700MB0123456X
GB/T 2260—2007|JY/T 0001-2003|QB 12345|SHA-256 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08
e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855
""")


def kinds(found: Iterator[Found]) -> set[str]:
    return {piece.kind for piece in found}


def in_story(text: str) -> Iterator[Found]:
    return find_in_story(text, CAST)


def missed(rows: Iterable[tuple[str, str]], look: Callable[[str], Iterator[Found]]) -> list[str]:
    return [f"{kind}: {text}" for kind, text in rows if kind not in kinds(look(text))]


def real_texts(*curricula: Curriculum) -> list[str]:
    return [
        leaf.value
        for c in curricula
        for kind, _, document in c.documents()
        if kind != "local"
        for leaf in walk(document)
    ]


def test_plain_numbers_and_addresses_are_found() -> None:
    rows = [(kind, text) for kind, text, _ in PLAIN] + CONTEXT
    not_found = missed(rows, find)
    assert len(rows) >= 150
    assert len(not_found) <= len(rows) * 0.01, not_found


def test_disguised_numbers_and_addresses_are_found() -> None:
    not_found = missed(DISGUISED, find)
    assert len(DISGUISED) >= 1000
    assert len(not_found) <= len(DISGUISED) * 0.05, not_found


def test_ordinary_texts_raise_at_most_one_false_alarm_in_ten_thousand_characters(
    curriculum: Curriculum, sample_curriculum: Curriculum
) -> None:
    ours = real_texts(curriculum, sample_curriculum)
    texts = [*ours, *CLEAN, *HARMLESS, *NO_NAMES]
    alarms = [(text, piece) for text in texts for piece in find(text)]
    assert len(CLEAN) >= 200
    assert len(alarms) <= sum(map(len, texts)) / 10_000, alarms
    assert not [alarm for alarm in alarms if alarm[0] in ours]


def test_schools_places_classes_and_days_are_found_and_little_else_is() -> None:
    rows = [(kind, text) for kind, texts in TOLD.items() for text in texts]
    not_found = missed(rows, in_story)
    alarms = [(text, piece) for text in HARMLESS for piece in in_story(text)]
    assert len(rows) >= 120
    assert len(HARMLESS) >= 120
    assert len(not_found) <= len(rows) * 0.05, not_found
    assert len(alarms) <= len(rows) * 0.05, alarms


def test_what_strangers_wrote_is_found() -> None:
    rows = [row.split("\t") for row in (LABELLED / "identifying.txt").read_text(encoding="utf-8").splitlines()]
    not_found = []
    for code, text in rows:
        codes = kinds(find(text)) | kinds(in_story(text))
        if code not in codes and not (code == "real-place" and "personal-address" in codes):
            not_found.append((code, text))
    missing, all_of = Counter(code for code, _ in not_found), Counter(code for code, _ in rows)
    assert len(rows) >= 3000
    assert min(all_of.values()) >= 50
    assert {code: missing[code] for code in missing if missing[code] > 0.05 * all_of[code]} == {}, not_found


def test_what_strangers_wrote_to_mislead_is_left_alone() -> None:
    texts = (LABELLED / "not-identifying.txt").read_text(encoding="utf-8").splitlines()
    numbers = [(text, piece) for text in texts for piece in find(text)]
    others = [(text, piece) for text in texts for piece in in_story(text) if piece.kind != "name-not-in-cast"]
    assert len(texts) >= 1500
    assert numbers == []
    assert len(others) <= len(texts) * 0.01, others


# What is said between the pieces, and what is found.
PIECES = [
    ("她的手机，前面是199，后面是00001234，你记一下。", "199，后面是00001234"),
    ("先拨199，等一秒，再拨00001234。", "199，等一秒，再拨00001234"),
    ("一九九开头，中间零零零零，尾号1234，就是他。", "一九九开头，中间零零零零，尾号1234"),
    ("电话是199再加上零零零零再加上1234。", "199再加上零零零零再加上1234"),
    ("打 one 九九 zero zero zero zero 1234 找他", "one 九九 zero zero zero zero 1234"),
    ("衣久久灵灵灵灵衣儿伞寺，谐音，念出来就是。", "衣久久灵灵灵灵衣儿伞寺"),
    ("加微信：xiao下划线he再加99887，别漏。", "加微信：xiao下划线he再加99887"),
    ("邮箱前半截是xiaohe_99，后半截是小老鼠，163点com。", "xiaohe_99，后半截是小老鼠，163点com"),
    ("车牌前头川A，后头12345。", "川A，后头12345"),
]


@pytest.mark.parametrize(("text", "shown"), PIECES)
def test_a_number_told_in_pieces_is_one_piece(text: str, shown: str) -> None:
    assert [piece.shown for piece in find(text)] == [shown]


@pytest.mark.parametrize(
    "text",
    [
        "先读第199页，再做00001到00004题，最后写12行。",
        "比分是13比8，后面连得20分，最后15分结束。",
        "第一次测了138厘米，第二次5174克，再加上9059步。",
        "1380×25=34500，13800000000÷2=6900000000。",
    ],
)
def test_numbers_that_only_follow_each_other_are_no_number(text: str) -> None:
    assert list(find(text)) == []


COUNTIES = [
    ("她是沭阳来的转学生。", "沭阳"),
    ("事情传到了江油。", "江油"),
    ("小禾的老家在共和，她很少回去。", "共和"),
    ("他从文山搬来。", "文山"),
    ("小鹿常去钟楼夜市。", "钟楼"),
    ("共和国的孩子在和平的地方长大，公安机关保护他们。", None),
    ("推广安全用网的经验，讲台中间站着小禾。", None),
    ("小禾在天台上吹风，会同家长谈了话。", None),
    ("西安事变和平解决，庐山瀑布很高。", None),
]


@pytest.mark.parametrize(("text", "shown"), COUNTIES)
def test_a_town_is_told_from_a_word(text: str, shown: str | None) -> None:
    assert [piece.shown for piece in in_story(text)] == ([shown] if shown else [])


HOMES = [
    ("她家在香樟苑，我去过。", "香樟苑"),
    ("小禾住在隔壁云锦之光。", "云锦之光"),
    ("他被骗到锦绣江南二期的车库。", "锦绣江南"),
    ("阳光100小区门口有摄像头。", "阳光100小区"),
    ("他不敢再走文昌阁后街。", "文昌阁后街"),
    ("三个人在和平里东街拦住她。", "和平里东街"),
    ("小禾住在学校宿舍，周末回外婆家。", None),
    ("老旧小区的路灯坏了，他绕远路走，记住了害怕。", None),
    ("他一路走到十字路口，搬回原位，护住照片里的人。", None),
]


@pytest.mark.parametrize(("text", "shown"), HOMES)
def test_a_home_is_told_from_where_anybody_lives(text: str, shown: str | None) -> None:
    assert [piece.shown for piece in in_story(text)] == ([shown] if shown else [])


def test_names_of_counties_stand_in_one_list_each_and_the_first_never_in_our_texts(curriculum: Curriculum) -> None:
    lists = (words.COUNTIES, words.COUNTIES_BESIDE_A_CUE, words.COUNTIES_TOO_COMMON)
    told = "\n".join(text for text in real_texts(curriculum))
    assert sum(map(len, lists)) == len(frozenset().union(*lists)) >= 2600
    assert {name for names in lists for name in names if not 2 <= len(name) <= 6} == set()
    assert {name for name in words.COUNTIES if name in told} == set()


def test_only_the_cast_has_names() -> None:
    rows = [("name-not-in-cast", text) for text in NAMES]
    not_found = missed(rows, in_story)
    alarms = [(text, piece) for text in (*NO_NAMES, *HARMLESS) for piece in in_story(text) if piece.kind == rows[0][0]]
    assert len(NAMES) >= 40
    assert len(not_found) <= len(rows) * 0.05, not_found
    assert len(alarms) <= len(NO_NAMES) * 0.02, alarms


@pytest.mark.parametrize("name", ["curriculum", "sample_curriculum"])
def test_our_own_content_has_no_finding(name: str, request: pytest.FixtureRequest) -> None:
    assert list(privacy(request.getfixturevalue(name))) == []


# Inside a fraction, a DOI, an ISBN or a page's address a row of digits is none of ours.
@given(st.sampled_from([t for t in (*CLEAN, *HARMLESS) if not re.search(r"\d\.|/|ISBN|[0-9a-f]{32}", t)]), st.data())
@settings(max_examples=300, deadline=None)
def test_a_token_anywhere_is_found_and_its_removal_clears(text: str, data: st.DataObject) -> None:
    token = data.draw(st.sampled_from(TOKENS))
    at = data.draw(st.integers(0, len(text)))
    assert list(find(f"{text[:at]}{token}{text[at:]}"))
    assert not list(find(text))


@given(st.text(max_size=60))
@settings(max_examples=300, deadline=None)
def test_no_text_is_too_odd_and_pieces_are_what_was_written(text: str) -> None:
    for piece in (*find(text), *find_in_story(text, CAST)):
        assert text[piece.start : piece.end] == piece.shown != ""


@pytest.mark.parametrize(
    "text",
    [
        *("1" * 5000, "1 " * 3000, "一三八" * 2000, "微信" * 3000, "a@" * 3000, "中学" * 3000, "在路" * 3000),
        *(
            "……" * 3000,
            "前面1" * 3000,
            "下划线a" * 2000,
            "yao san " * 1500,
            "花园小区" * 2000,
            "3月" * 3000,
            "住在" * 3000,
        ),
    ],
)
def test_no_text_takes_long(text: str) -> None:
    started = time.process_time()
    list(find(text))
    list(find_in_story(text, CAST))
    assert time.process_time() - started < 2


def test_pieces_are_shown_as_written_and_do_not_overlap() -> None:
    text = "家长：幺九九\u200b 零零零零 幺二三四，邮箱 19900001234＠qq.com。"
    found = list(find(text))
    assert [(piece.kind, piece.shown) for piece in found] == [
        ("personal-mobile", "幺九九\u200b 零零零零 幺二三四"),
        ("personal-email", "19900001234＠qq.com"),
    ]


IN_FILES = [
    (CASE, "“上次那支你还没还。”小禾小声说。", "“加我微信：abc_12345。”小禾小声说。", "personal-account", "abc_12345"),
    (CASE, "setting: 教室", "setting: 绵阳市第三中学", "real-school", "setting:"),
    (CASE, "老师请阿泽把笔还了回来。", "3月12日，老师请阿泽把笔还了回来。", "exact-date", "outcome:"),
    (CASE, "{name: 小禾, part: 笔", "{name: 长得像词的名, part: 笔", "name-not-in-cast", "name:"),
    (CASE, "说“算了”的", "打 199 0000 1234 的", "personal-mobile", "answers:"),
    (LESSON, "掌心向上：像玩笑", "掌心向上：四川A12345", "personal-plate", "四川A12345"),
    (
        "content/sources.yaml",
        "  classroom-practice:",
        "  a-19900001234: {kind: 惯例, citation: 无, finding: 无, seen: 无}\n  classroom-practice:",
        "personal-mobile",
        "a-1",
    ),
]


@pytest.mark.parametrize(("file", "old", "new", "code", "line"), IN_FILES)
def test_a_piece_in_a_file_is_named_where_it_stands(
    sample_read: Callable[..., Read], file: str, old: str, new: str, code: str, line: str
) -> None:
    content = sample_read((file, old, new))
    named = [(mark, p) for mark, p in show.placed(content.problems, content.loaded.texts) if p.code == code]
    assert named, show.as_text(content.problems, content.loaded.texts)
    mark, problem = named[0]
    assert line in content.loaded.texts[problem.path].split("\n")[mark.line - 1]
    assert problem.hint
    problem.message.encode("gbk")


def test_a_plain_day_or_class_is_fine_outside_stories(sample_read: Callable[..., Read]) -> None:
    content = sample_read((LESSON, "summary: ", "summary: 3月12日，八年级（3）班，"))
    assert not [p for p in content.problems if p.code in {"exact-date", "class-label"}]
