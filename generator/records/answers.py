"""What a cell may answer: words of the lists with the names people use for them, and numbers with their units."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from decimal import Decimal

from generator.records.schema import EVENT_KINDS, FORMS, PERIODS, ROLES, STATUSES, TOPICS
from generator.records.words import arabic, text, title


def _choices(words: tuple[str, ...], others: str) -> Mapping[str, str]:
    """Return every accepted spelling → the word of the list; `others` holds `word: alias alias;`."""
    found = {title(word): word for word in words}
    for line in filter(None, (line.strip() for line in others.split(";"))):
        word, aliases = line.split(": ")
        assert word in words, word
        found.update({title(alias): word for alias in aliases.split()})
    return found


CHOICES: Mapping[str, Mapping[str, str]] = {
    "form": _choices(
        FORMS,
        "主题班会: 班会 主题班会课 班会课 班团队会 班队会 团队会 少先队活动课 少先队活动 主题队会 主题团会;"
        "晨会微课: 晨会 微课 晨会课;"
        "课堂教学: 课堂 学科教学 道德与法治课 道德与法治 思想政治 生命生态安全;"
        "法治讲座: 讲座 法制讲座 专题讲座 专题宣讲 宣讲 法治报告; 国旗下讲话: 国旗下的讲话 升旗仪式讲话;"
        "心理健康课: 心理课 心理健康教育课 心理讲座; 情景剧: 舞台剧 情景表演; 参观实践: 参观 实践 基地参观;"
        "校规学习: 校规校纪学习 校规校纪教育; 法治教育: 法制教育 专题法治教育",
    ),
    "kind": _choices(
        tuple(EVENT_KINDS),
        "法治讲座: 讲座 法制讲座 专题宣讲 宣讲; 法治教育: 法制教育;"
        "家长会: 家长学校 家庭教育报告会 家庭教育巡讲 报告会巡讲;"
        "家访: 走访; 致家长信: 家长信 致家长的信 致家长的一封信; 公众号推文: 公众号 推文 家长群短文;"
        "宣传栏: 电子屏 黑板报 海报 展板; 教职工培训: 教师培训 培训 师德学习 全员培训 班主任培训;"
        "问卷: 问卷调查 专项调查 调查问卷; 座谈: 座谈会 学生座谈;"
        "治理组织: 治理委员会 学生欺凌治理委员会 治理委员会会议 自查 自查自纠 工作总结;"
        "公开求助渠道: 公布电话 公布求助电话 公布举报电话 求助渠道; 校规: 校规校纪 校纪校规; 法治课程: 法治课;"
        "教师配备: 法治教师 法治教育骨干; 情景剧: 舞台剧; 参观实践: 参观 基地参观; 护校民警到校: 民警到校 民警到校办公",
    ),
    "topic": _choices(
        (*TOPICS, "其他"),
        "学生欺凌防治: 防欺凌 反欺凌 预防欺凌 校园欺凌 防校园欺凌 预防校园欺凌 欺凌防治;"
        "法治教育: 未成年人保护法 预防未成年人犯罪法 法制教育 法治 法律后果; 生命安全: 安全教育 生命安全教育 安全;"
        "心理健康: 心理健康教育 心理; 校规校纪: 校纪校规 校规; 家庭教育: 家教",
    ),
    "presenter_role": _choices(
        ROLES,
        "班主任: 班主任老师 班主任教师; 任课教师: 任课老师 科任教师 科任老师 学科教师 道法老师 道德与法治教师;"
        "心理教师: 心理老师 心理健康教师; 学校领导: 校长 副校长 德育主任 德育副校长 书记 校领导 教导主任 政教主任;"
        "法治副校长: 法制副校长; 法治辅导员: 法制辅导员; 检察官或法官: 检察官 法官;"
        "医生或心理咨询师: 医生 心理咨询师 心理医生",
    ),
    "status": _choices(tuple(STATUSES), "更正: 修改 订正; 作废: 撤销 删除 撤回"),
    "period": _choices(
        PERIODS, "晨会: 早会 晨读; 午间: 午会 午休 中午; 课后服务: 课后 延时服务; 晚自习: 晚修; 全天: 整天"
    ),
}
_PERIOD = re.compile(r"(?:上午)?第?(\d{1,2})节?课?")
_NUMBERS = {
    "minutes": (re.compile(r"(\d{1,3})(?:分钟|分|min)?"), 1, 240, "请写 1 到 240 的整数，例如 40。"),
    "reached": (re.compile(r"(\d{1,6})(?:人|名|人次|户|家)?"), 0, 999_999, "请写整数，例如 120。"),
    "hours": (re.compile(r"(\d{1,2}(?:\.[05])?)(?:课时|学时|节)?"), 0, 40, "请写课时数，例如 1 或 1.5。"),
    "revision": (re.compile(r"(?:第)?(\d{1,2})(?:次)?"), 1, 99, "请写 1 到 99 的整数。"),
}


def choice(field: str, cell: object) -> str | None:
    """Return the word of the list for `field` that `cell` means, or None; topics may be several."""
    words = text(cell)
    if field == "topic":
        read = [
            CHOICES["topic"].get(title(piece)) for piece in re.split(r"[、,，;；+＋/和与及]", words) if piece.strip()
        ]
        return topics(word for word in read if word) if read and all(read) else None
    if field == "period" and (found := _PERIOD.fullmatch(arabic(words.replace(" ", "")))):
        words = f"第{int(found[1])}节"
    return CHOICES[field].get(title(words))


def topics(words: Iterable[str]) -> str:
    """Return topics as one value: in the order of the list, each once."""
    found = set(words)
    return "、".join(topic for topic in TOPICS if topic in found)


def number(field: str, cell: object) -> Decimal | None:
    """Return the number a cell holds, its unit left away, or None where it is none or out of range."""
    pattern, least, most, _ = _NUMBERS[field]
    found = pattern.fullmatch(text(cell).replace(" ", ""))
    value = Decimal(found[1]) if found else None
    return value if value is not None and least <= value <= most else None


def how_to_count(field: str) -> str:
    """Return how a number is written."""
    return _NUMBERS[field][3]
