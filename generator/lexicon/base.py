"""The language of the harm rules: groups of words, and rows compiled to patterns.

In a row, `~8` is a gap of at most eight characters inside one sentence and `<名>` a group of words from `WORDS`. A row
may ask for more in the same sentence (`also`), stand down where something else is in it (`unless`), or say that it
holds a “no” of its own (`negates`). Which sentences are let through is decided in `checks.harm`.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

WORDS = {
    "岁数": "(?:1[0-8]|十[一二三四五六七八]?)",
    "争吵": (
        "冲突|矛盾|摩擦|争执|吵(?!不起)|拌嘴|(?<!冰释)误会|别扭|争(?:了)?起来|争(?:一个)?座|抢(?:遥控|球|座|玩具|"
        "书)|摔倒|纠纷|意见不(?:一|同|合)|分歧|抢同一"
    ),
    "双方": (
        "双方|三方|两(?:个|位|名)?(?:人|孩子|同学|学生|边|方|家)|他们?俩|你们?俩|咱们?俩|(?:欺凌者|欺负人的|打人的|"
        "实施)~12(?:和|与|跟)|被(?:欺|打)~6(?:和|与|跟)~8(?:欺凌|打人|欺负|实施)"
    ),
    "实施人": (
        "(?:欺负过?(?:别)?人|欺负过?同学|实施(?:过|了)?欺凌|打过?人|打架|动手|违纪|做错事?|犯错|有过?欺凌(?:行为|"
        "倾向|苗头)|打过架|动过手|惹事|闹事|有暴力|参与过?欺凌|做过?欺凌行为|欺[凌负]过?(?:他人|别人|同学)|爱闹|"
        "爱惹事)的?(?:那)?(?:几|两|三|五|一|名|个|些|位)*(?:的)?(?:学生|同学|孩子|男生|女生|人|少年)|"
        "欺凌(?:实施)?者|霸凌者|施暴者|(?:欺凌|霸凌)(?:团伙|小?团体|小?群体|学生)|(?<!被)(?<!受)(?<!挨)(?:欺负|欺凌|霸凌|施暴|"
        "打过?架)[^，。被]{0,6}的[^，。]{0,4}(?:学生|同学|孩子|男生|女生|少年)|问题(?:学生|少年)|调皮大王|小霸王|"
        "捣蛋鬼|后进生|欺凌的?一方|打人的|欺负人的|参与欺凌的|欺凌~4(?:小组|互助会|同学会)"
    ),
    "动手": "打|揍|扇|踢|踹|咬|掐|挠|砸|撞|推|骂|怼|削|抽|捶|教训|收拾|修理|报复",
    "要": (
        "就|(?<![只需不])要(?!不)|该|应该|应当|必须|得|直接|可以|敢|给我|狠狠|使劲|用力|马上|立刻|当场|才能|学会|"
        "勇敢地?|大胆|奋起|敢于"
    ),
    "被欺者": "(?:被|受|遭|挨)(?:到|过|人)?(?:欺负|欺凌|霸凌|欺|打|害|孤立|嘲笑|排挤)",
    "毛病": (
        "软弱|懦弱|内向|敏感|脆弱|玻璃心|小气|矫情|娇气|老实|孤僻|古怪|不合群|检点|出风头|高调|张扬|自私|邋遢|胆小|"
        "窝囊|没出息|没骨气|没用|不争气|怂|爱哭|斤斤计较|开不起玩笑|情商低|不会做人|不会说话|性格(?:缺陷|有问题|"
        "不好)|骄傲|好欺负"
    ),
    "欺": (
        "欺负|欺凌|欺侮|霸凌|孤立|排挤|排斥|嘲笑|取笑|嘲弄|勒索|冷落|针对|侮辱|羞辱|辱骂|殴打|打|骂|推搡|造谣|网暴|"
        "起(?:外|绰)号|伤害"
    ),
    "受": "(?:被|受|遭|挨|遇|经历)(?:到|过|受|遇)*(?:过)?(?:别人|他人|同学|人|大家|谁)?~4",
    "道歉": (
        "道(?:个|一?声|一次|了)?歉|[做作写]~2检查|认(?:个)?错|赔(?:个)?(?:礼|不是)|检讨|检查书|悔过|说(?:一)?(?:声|句)?“?对不起|"
        "致歉|鞠躬|磕头|下跪|“?我错了|赔罪|请罪|忏悔|[把说]~4“?对不起|承认~6(?:错|欺负|打)"
    ),
    "公开": (
        "当众|公开|(?:当着|面对|面向)~8(?:面|全班|全校|大家|师生|同学)|(?:全班|全校|大家|同学们?|师生|"
        "全体)~4(?:面前|见证|作证)|当面|面对面|(?:走到|来到|站到|到)~6(?:面前|跟前)|(?:走|站|请)?(?:上|到|"
        "在)(?:了)?(?:讲|主席|舞|前)台|(?:升旗|晨会|朝会|早操|校会|集会|国旗下|广播)|大庭广众|众目睽睽|所有人|众人|"
        "公开场合|在班[上里级]|起立|全班|全家~2面前|站起来|(?:年级|全校|班级|学生|师生|教育)大会|(?:班级|家长|年级|"
        "微信|同学)~2群|(?:走|站)?上台|公告栏|做?见证"
    ),
    "年小": (
        "(?:没|不|未|还没|差~2)(?:有|到|满|够|过)*(?:法定年龄|(?:12|14|16|18|十二|十四|十六|十八)(?:周)?岁?)|"
        "(?<!已)未成年|低龄|年龄不[够到]|(?:他|她|你|我|孩子|对方|人家)~3(?:才|还|只有|刚|就)(?:满|是)?<岁数>岁?|"
        "(?:才|只有|刚)<岁数>岁?|(?<![\\d十])(?:1[0-3]|十[一二三]?)岁(?!生日|那年)|(?<![\\d十])<岁数>岁(?:的(?:人|"
        "孩子|学生|他|她)|，|以下|以前|之前|的时候)|(?:年纪|年龄|孩子|岁数)(?:还|太|这么|都)?小|小孩子?|小学生|"
        "初中生|才(?:上|读|念)~2年级|还是(?:个)?(?:小)?孩子|(?:你|他|她|我|咱|孩子)们?(?:现在|都|毕竟)*还小"
    ),
    "满岁": (
        "(?:满|过|到|有)(?:了|足|完)?(?:14|15|16|十四|十五|十六)(?:周)?岁?|(?:14|15|16|十四|十五|"
        "十六)(?:周)?岁(?:以上|以后|了|就|打|动手|打架|生日|的)"
    ),
    "私密": (
        "裸|私密(?:的)?(?:照|视频|图|影)|隐私(?:的)?(?:照|视频|图|部位)|不雅|没穿|脱(?:掉|光|了)?(?:衣|裤)|被脱|"
        "(?:厕所|浴室|澡堂|更衣室?|裙底)~4拍|换衣服|洗澡|上厕所|如厕|内衣照|隐私照|艳照|亲密照|身体照片|露点|色情|那种(?:照片|视频)|性视频"
    ),
    "留存": (
        "保存|存(?:下|好|起|到|进|一|在|个)|下载|截(?:个|张)?[图屏]|录(?:个)?屏|转发|转(?:给|到)|发(?:给|到|进|群|"
        "我|在)|上传|备份|拷贝|存档|附卷|取证|拍下来|留作|留(?:着|好|一份|个|证|底|存|下来)|[录拍](?:下|像|个)|搜(?:一)?(?:搜|索|图|"
        "查)|找找|查找|打印|收集|传(?:给|到|阅)|提交|备查|归档|翻拍|收好|刻(?:成)?盘|看看传"
    ),
    "坏角色": (
        "(?<!被)(?:欺凌|霸凌|欺负)(?:者|的?一方|人|别人|同学的|的(?:人|同学|学生|角色|那一|情[景节境]|场[面景]|"
        "过程)|~4(?:现场|场面|过程|情[景节境]|场景|一幕|片段|经过))|打人的|施暴|加害|小霸王|反派|坏(?:人|孩子|同学|"
        "学生|蛋)|“?大王|霸王(?!龙|别)|被告|嫌疑人|小偷"
    ),
    "小动作": "堵|推(?!荐|迟|广|出)|骂|抢|拿走|嘲笑|起哄|围住|(?<!被)(?<!受)欺负|欺凌|霸凌",
    "法律": (
        "《|公安机关|治安|刑事|法院|判决|民法典|司法|诉讼|法律(?:允许|规定)|侵害名誉|侵权|民事|惩戒规则|"
        "预防未成年人|仲裁|矫治"
    ),
    "只是争吵": "^(?=.*(?:<争吵>))(?!.*(?:欺凌|欺负|霸凌|打人|被打|挨打|施暴|推他))",
    "故事里": (
        "怕再|(?<![的实身凌])故事|案例|卡片|情境|绘本|课文|假如|如果|要是|若|一旦|人物|(?<!像)小[禾满鹿](?!同学)|"
        "(?<!像)阿泽(?!同学)|帮助(?:过)?(?:自己|你|别人)|开心|高兴|快乐|下课|课后|单独|信任的|打小报告|怎样帮|你会|"
        "的时候，(?:可以|说出来|先|要)"
    ),
    "贬称": (
        "懦夫|胆小鬼|孬种|害群之马|老鼠屎|流氓|罪犯|犯罪分子|凶手|帮凶|人渣|渣滓|败类|恶[魔霸人]|魔鬼|祸害|混混|"
        "垃圾|废物|窝囊废|小人|冷血|可耻|卑鄙|无耻|强盗|土匪|坏(?:学生|孩子|蛋|人|种|胚)|没有?教养"
    ),
    "莫": "(?<![分特区级性个类识告差])别(?!人|的|处)|(?<!要)不要(?!紧)",
    "师令": "请|让|叫|要求|安排|组织|建议|鼓励|引导|号召|带着|可以|帮(?:双|他|两)|设立|争取",
    "欺凌事": (
        "欺凌|欺负|霸凌|欺侮|欺辱|施暴|打人|被打|挨打|打了|动手|推人|骂人|孤立|排挤|受欺|殴打|当事(?:人|学生|双方|的)|受害|起哄|"
        "伤害(?:过|了|你|他|她|别人|同学)|冒犯|针对"
    ),
    "伤人者": (
        "<实施人>|刺头|捣蛋|调皮(?:的|捣)|(?:爱|常|总|老|喜欢|曾|曾经)~3(?<!被)(?<!受)(?:(?:欺负|打|惹|欺凌|孤立)(?:别)?(?:人|同学|他人|弱)|动手|惹事)|欺负过人|(?:欺凌|欺负|打人|施暴|违纪|霸凌)[^，。被]{0,8}的[^，。]{0,6}(?:学生|孩子|同学|人|男生|女生|少年|几个|他们)|动过手|带头|主犯|涉事|"
        "参与(?:欺凌|欺负|打人)|实施者|有过?(?:欺凌|欺负|暴力)|不良(?:少年|学生|行为)|“(?:大王|老大|霸王|刺头)"
    ),
    "无事": (
        "没(?:什么)?事(?!的时候)|没关系|不(?:用|需要?|必)(?:承担|负|赔|担|受|怕|为|坐|管)|不(?:承担|负|(?:会)?受(?:到)?(?:任何|什么|法律)?~2(?:处罚|追究|惩|制裁|法律)|算(?:什么|犯|违|事|欺|是)|构成|属于|追究|处罚|立案|犯法|违法|犯罪)|不(?:会|能)?(?:被)?(?:抓|拘|关(?!心|系|注|于|闭|上)|判(?!断)|罚|追究)|管不(?:着|了|到)|"
        "(?:拿|把)~6(?:没(?:有)?(?:办法|辙)|怎么样)|(?:顶多|最多|大不了|只能|无非|充其量)~6(?:领回|批评|教育|说|骂|口头|训|道歉)|无权|白打|免责|网开一面|(?:教育|批评|说|训)(?:你)?(?:几|两|一)句|不负责任|不会有(?:事|什么|任何|后果)|不是(?:违法|犯法|犯罪)|"
        "(?:法律|警察|公安|派出所|老师)(?:是|都|也|根本)?(?:不(?:会)?|没法|无法|无权|没办法)(?:管|抓|处理|处罚|追究|受理)|告不(?:赢|了|倒)|自认倒霉|够不上"
    ),
    "小伤": (
        "(?:起|叫|取)(?:个)?(?:外|绰)号|孤立(?:别人|人|他|她|同学)|骂(?:人|两句|几句)|推(?:一下|人|两下)|开(?:个)?玩笑|嘲笑|不理(?:人|他)|(?:群里|网上)(?:骂|说|发)|没(?:有)?(?:受伤|流血|打伤|打成|构成)|轻轻|(?:几|十几|几十)(?:块|元)|零花钱|不值钱|匿名|小号|没(?:有)?造成|没动手"
    ),
    "器物": (
        "圆规|凳子?|椅子|板凳|石头|酒瓶|(?<!捉)刀|剪刀|针|烟头|打火机|开水|热水|砖|棍|锤|锹|绳|皮带|刀片|塑料袋|铅笔|钢笔|笔尖|直尺|钢尺|钥匙|玻璃|扫把|扫帚|拖把|水桶|图钉|胶水|鞭炮|弹弓|橡皮筋|订书机|书包|课本|水瓶|保温杯"
    ),
    "伤": (
        "(?:打(?!磨|扫|开|印|理)|敲|扎(?!头|辫)|烫|烧|划(?!线|分|船)|割|捅|刺|刻|蒙|砸|勒|抽(?!屉|签|出|空|"
        "查)|戳|泼|绑|捆|钉|夹(?!子)|弹)(?:向|过去|下去|到|了|在|伤|他|她|同学|对方|小|得|阿)"
    ),
    "部位": (
        "(?:他|她|同学|小[一-龥]|阿[一-龥]|对方|别人)的?~2(?:头(?!疼|痛|像|发花)|脸|眼睛|耳朵|脖子|后背|背上|"
        "肚子|胳膊|手臂|手(?!机|里|工|套|续|表|上的|绢)|腿|膝盖|胸|后脑)"
    ),
    "列举": "(?:[^，。、：！？]{1,5}、){2}[^，。、：！？]{1,5}",
}
# Insults, their sounds, letters and parts; compact on purpose: enough to notice, not a collection.
_SLANG = (
    "傻\\s*(?:[逼比×叉缺吊屌XB]|Ｂ)|[煞沙鲨]\\s?[笔比币雕]|脑残|脑瘫|智障(?!碍)|弱智|白痴|神经病|死?肥[猪宅]|死胖|"
    "蠢猪|丑八怪|矮冬瓜|娘炮|人妖|贱[人货]|婊|草泥马|[尼泥]玛(?!雅)|卧槽|[他你]妈的|滚犊子|狗东西|杂种|畜生|"
    "去死(?!亡)|穷[逼鬼]|死?瘸子|死聋子|残废|废物(?!利用|回收|处理|箱|再)|二[逼Ｂ]|月半子|女昌|女支|亻妓|弓虽女干|"
    "(?<![A-Za-z])(?:[sS]\\s?[bB]|[cC][nN][mM]|[nN][mM][sS][lL]|[wW][cC][nN][mM]|[tT][mM][dD]|"
    "[mM][lL][gG][bB])(?![A-Za-z])"
)
CUES = 3
"""As many cues of a pattern are looked for before it is tried."""
# Too common to tell a sentence by.
_COMMON = frozenset(
    "的一是不了在人有我他这个们中来上大为和地到以说时要就出会可也你对生能而子那得于着下自之过后里用所然家事成多么去学如都同没动面起看还好小些样"
    "心她前只从想让被把老师打"
    "，”“：、；法做校教先话告孩请问理管受句三找害护错当天停见写谁给伤年己安两再任发定听开处别报长第由公行条分育或件知方课接几关二手者机责班怎身欺保意等讲记次易哪情边文治监回道位岁满走字凌照重间本门点名体办转清群帮笑应马全完片单"
)


@dataclass(frozen=True)
class Pattern:
    """One way a harmful sentence is put; every match holds a character of each of the `cues`."""

    code: str
    find: str
    cues: tuple[frozenset[str], ...]
    also: re.Pattern[str] | None
    unless: re.Pattern[str] | None
    negates: bool
    pupils: bool
    """For texts that pupils or families read."""

    @cached_property
    def regex(self) -> re.Pattern[str]:
        """Compiled when a text holds a cue: there are hundreds."""
        return re.compile(self.find)


def patterns(rows: Iterable[dict[str, str]]) -> tuple[Pattern, ...]:
    """Return a pattern for each alternative of each row, in their order."""
    return tuple(_patterns(rows))


def _patterns(rows: Iterable[dict[str, str]]) -> Iterator[Pattern]:
    for row in rows:
        also, unless = (re.compile(_written_out(row[k])) if k in row else None for k in ("also", "unless"))
        for text in _alternatives(_written_out(row["find"])):
            yield Pattern(row["code"], text, _every_cue(text), also, unless, "negates" in row, "for" in row)


def _written_out(text: str) -> str:
    """Return the regular expression of a row's text."""
    for name in reversed(WORDS):
        text = text.replace(f"<{name}>", f"(?:{WORDS[name]})")
    return re.sub(r"~(\d+)", r"[^。！？!?；;\\n]{0,\1}", text)


def _every_cue(text: str) -> tuple[frozenset[str], ...]:
    """Return the rarest of the cues that stand in every match of one alternative, at most `CUES`."""
    return tuple(sorted((cues for atom in _atoms(text) if (cues := _cues_of(atom))), key=_how_common)[:CUES])


def _how_common(cues: frozenset[str]) -> int:
    return sum(20 if character in _COMMON else 1 for character in cues)


def _cues(text: str) -> frozenset[str]:
    """Return characters one of which stands in every match of `text`: the rarest such set."""
    choices = _alternatives(text)
    if len(choices) > 1:
        each = [_cues(choice) for choice in choices]
        return frozenset[str]().union(*each) if all(each) else frozenset()
    found = [cues for atom in _atoms(text) if (cues := _cues_of(atom))]
    return min(found, key=_how_common, default=frozenset())


def _cues_of(atom: str) -> frozenset[str]:
    """Return the cues of one part of a pattern, or none where it may be anything or nothing."""
    if atom.startswith("(?:"):
        return _cues(atom[3:-1])
    if atom[0] == "[" and atom[1] != "^" and not set("-\\") & set(atom):
        return frozenset(atom[1:-1])
    return frozenset(atom) if len(atom) == 1 and atom not in ".^$" else frozenset()


def _alternatives(text: str) -> list[str]:
    """Return the alternatives of `text`, those inside groups left together."""
    found = [""]
    for part in _parts(text):
        if part == "|":
            found.append("")
        else:
            found[-1] += part
    return found


def _atoms(text: str) -> Iterator[str]:
    """Yield the parts of one alternative that every match holds: not `x?`, `x*`, `x{0,8}`."""
    parts = [*_parts(text), ""]
    for part, following in itertools.pairwise(parts):
        if part[0] not in "?*+{" and following[:1] not in ("?", "*") and not following.startswith("{0"):
            yield part


def _parts(text: str) -> Iterator[str]:
    """Yield characters, classes, groups and quantifiers of a regular expression."""
    start = 0
    while start < len(text):
        end = start + 1
        if text[start] == "\\":
            end += 1
        elif text[start] in "[{":
            end = text.index("]" if text[start] == "[" else "}", start + 1) + 1
        elif text[start] == "(":
            depth = 1
            while depth:
                depth += {"(": 1, ")": -1}.get(text[end], 0)
                end += 1
        yield text[start:end]
        start = end


LABELS = re.compile(
    "(?:被|受)?(?:欺凌|霸凌|欺负|施暴|加害|施害)者|受害者|小霸王|问题(?:学生|少年|儿童)|坏(?:学生|孩子)|差生|后进生|少年犯|受气包|熊孩子"
)
"""A child is not what it did, nor what was done to it: what `label-person` reports and `harm-slur` leaves to it."""
SLANG = re.compile(_written_out(_SLANG))
"""Words that are shown to no pupil."""
