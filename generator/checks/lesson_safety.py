"""A lesson holds what keeps a class safe while it is taught.

Ground rules give the right to pass and name nobody (peers.md P8). A question box or a survey says who reads it, the
same day, and what happens on danger (content-guide §1.4). Role-play has a way out and a way back into oneself (P7).
The teacher promises no secrecy and reports the same day (P10). What is called strong or promising has its sources
(P17). Slides leave time to talk: at most one per minute and a half (P18). Every strand comes at least twice in 小学,
初中 and 高中 (content-guide §3). Families read first: 不打骂，不当面找对方孩子 (content-guide §2).

写错：“请写一张纸条投进盒子。”写对：“今天放学前我和心理老师看；写到有危险的，我会去找他、帮他。”
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath

from generator.curriculum import Curriculum
from generator.model.base import Evidence
from generator.model.curriculum import CurriculumPlan
from generator.model.lesson import Lesson, Step
from generator.problems import Problem, Severity, Where

# Said to be left out: “不发纸条”, “没有人扮演”.
_NOT = "(?<!不)(?<!不用)(?<!不发)(?<!没有人)(?<!不请学生)(?<!不让学生)(?<!不安排)"

_PASS = re.compile("可以不(?:说|发言|讲|回答|参加|写)|“?过”?(?:就行|就可以|[，。]|$)|跳过|不想说")
_NO_NAMES = re.compile("不(?:点名|点别人的名|(?:说|提|讲|叫|写)出?(?:真实)?的?(?:名字|姓名|是谁))")

# A slip of paper is a question box once it is handed in.
_BOX = re.compile(
    _NOT + "(?:纸条(?=(?:(?![；]).){0,40}(?:投|交给?|收上|收齐|收回|放进|盒|箱))|"
    "问题箱|问题盒|意见箱|匿名|不记名|问卷|调查表)"
)
_READ_BY = re.compile("(?:我|教师|老师|班主任|校领导|两个人|由)(?:(?![。；]).){0,12}(?:看|读|拆|阅)")
_SAME_DAY = re.compile("今天|当天|当日|放学前|下课后|课后(?:马上|立刻)|中午前")
_DANGER = re.compile("危险|不想活|撑不下去|伤害自己|正在受|受伤害|想死")

_ROLE = re.compile(_NOT + "(?:扮演|角色扮演|情景剧|演一演|演一遍|当一?回?小[一-龥]|一人当|一人演|饰演)")
_NO_ROLE = re.compile("(?:不|没有人|没人|别)[^，。；]{0,8}(?:扮演|情景剧|演一演|饰演)")
_WAY_OUT = re.compile("不(?:想|愿意?)(?:(?![。；]).){0,12}(?:可以|的|写|看)|可以不|写下来|可以(?:只看|看|写)|在心里")
_WAY_BACK = re.compile(
    "还给|(?:回|变回|做回)(?:到)?(?:了)?自己|[脱放]下角色|还是(?:我们)?自己|走出角色|不再是小|我是我"
)

_NO_SECRET = re.compile(
    "不(?:承诺|保证|答应|许|能|替|要|把|向)(?:(?![。；]).){0,14}(?:保密|秘密|谁也不|诺)|不说“?我?谁(?:也|都)不|"
    "(?:告诉|找)(?:(?![。；]).){0,6}能帮"
)
_REPORT = re.compile("报告|上报|告诉(?:分管|校领导|心理)")

_BEAT = re.compile("(?:不|别)要?(?:打|责骂|骂)")
_CONFRONT = re.compile("(?:不|别)[^，。；]{0,8}[找上]对方")

_MINUTES_PER_SLIDE = 1.5
_STAGES = {"小学": range(1, 7), "初中": range(7, 10), "高中": range(10, 13)}
# 小低 leaves these strands out; 小学 must have them from Grade 3 up.
_LATER = {"网", "责", "复"}


def lesson_safety(curriculum: Curriculum) -> Iterator[Problem]:
    """Yield what a lesson still needs before it is safe to teach, and strands that come too seldom."""
    for lesson_id, lesson in curriculum.looked_at("lesson", curriculum.lessons):
        path = curriculum.paths["lesson", lesson_id]
        yield from _ground_rules(path, lesson)
        yield from _question_box(path, lesson)
        for index, step in enumerate(lesson.steps):
            yield from _role_play(path, step, ("steps", index, "teacher"))
        yield from _disclosure(path, lesson)
        yield from _evidence(path, lesson)
        yield from _slides(path, lesson)
        yield from _family(path, {"family": lesson.family, "letter": lesson.letter})
    for family_id, family in curriculum.looked_at("family", curriculum.families):
        yield from _family(curriculum.paths["family", family_id], {"lead": family.lead})
    for name, plan in curriculum.looked_at("curriculum", {"curriculum": curriculum.plan}):
        yield from _strands(curriculum.paths["curriculum", name], plan)


def _ground_rules(path: PurePosixPath, lesson: Lesson) -> Iterator[Problem]:
    rules = "\n".join(lesson.ground_rules)
    for sign, what in ((_PASS, "可以不说"), (_NO_NAMES, "不点名")):
        if not sign.search(rules):
            message = f"课堂约定里没有“{what}”。"
            yield Problem(path, ("ground_rules",), "ground-rules-missing", message, f"加一条约定：{what}。")


def _question_box(path: PurePosixPath, lesson: Lesson) -> Iterator[Problem]:
    fields = ((i, key, getattr(step, key)) for i, step in enumerate(lesson.steps) for key in ("teacher", "students"))
    boxes = ((("steps", i, key), match[0]) for i, key, text in fields if (match := _BOX.search(text)))
    where, box = next(boxes, ((), ""))
    if not box:
        return
    told = "\n".join([*(step.teacher for step in lesson.steps), lesson.after_class, lesson.disclosure])
    wanted = ((_READ_BY, "谁来看"), (_SAME_DAY, "当天看"), (_DANGER, "写到危险或不想活怎么办"))
    missing = "、".join(what for sign, what in wanted if not sign.search(told))
    if missing:
        message = f"用了“{box}”，没有写明：{missing}。"
        hint = "在这一环节写：谁看、放学前看完、看到有危险的当天找到人并报告。"
        yield Problem(path, where, "question-box-unread", message, hint, token=box)


def _role_play(path: PurePosixPath, step: Step, where: Where) -> Iterator[Problem]:
    told = f"{step.teacher}\n{step.students}"
    role = _ROLE.search(_NO_ROLE.sub("", told))
    if not role:
        return
    wanted = ((_WAY_OUT, "不想演的怎么办"), (_WAY_BACK, "演完怎样回到自己"))
    missing = "、".join(what for sign, what in wanted if not sign.search(told))
    if missing:
        message = f"环节“{step.title}”有角色扮演，没有写：{missing}。"
        hint = "写：“不想演的同学可以写下来。”演完说：“把角色还给故事，我们还是自己。”"
        yield Problem(path, where, "role-play-unsafe", message, hint, token=role[0])


def _disclosure(path: PurePosixPath, lesson: Lesson) -> Iterator[Problem]:
    wanted = ((_NO_SECRET, "不承诺保密"), (_SAME_DAY, "当天办"), (_REPORT, "向谁报告"))
    missing = "、".join(what for sign, what in wanted if not sign.search(lesson.disclosure))
    if missing:
        message = f"“学生向你倾诉时怎么办”里没有写：{missing}。"
        hint = "写：“我要告诉能帮忙的几个人，是谁我先跟你讲”；当天报告分管校领导。"
        yield Problem(path, ("disclosure",), "disclosure-incomplete", message, hint, Severity.WARNING)


def _evidence(path: PurePosixPath, lesson: Lesson) -> Iterator[Problem]:
    stated: list[tuple[Where, Evidence | None]] = [(("evidence",), lesson.evidence)]
    stated += [(("steps", i, "evidence"), step.evidence) for i, step in enumerate(lesson.steps)]
    for where, evidence in stated:
        if evidence and evidence.level in ("strong", "promising") and not evidence.sources:
            message = f"证据等级写了 {evidence.level}，没有写来源。"
            hint = "在 sources 里写 content/sources.yaml 的来源 id，或改为 practice、none。"
            yield Problem(path, where, "evidence-without-source", message, hint)


def _slides(path: PurePosixPath, lesson: Lesson) -> Iterator[Problem]:
    minutes, slides = sum(s.minutes for s in lesson.steps), sum(len(s.slides) for s in lesson.steps)
    most = int(minutes / _MINUTES_PER_SLIDE)
    if slides > most:
        message = f"{minutes} 分钟里有 {slides} 页幻灯片，最多 {most} 页。"
        yield Problem(path, ("steps",), "too-many-slides", message, "合并或删去几页：每页至少讲一分半钟。")


def _family(path: PurePosixPath, told_to_families: Mapping[str, str | None]) -> Iterator[Problem]:
    for field, told in told_to_families.items():
        if told and not (_BEAT.search(told) and _CONFRONT.search(told)):
            message = "给家长的话里没有先说“不打骂，不当面找对方孩子”。"
            hint = "开头写：不打骂，不当面找对方孩子，先听孩子说完。"
            yield Problem(path, (field,), "family-first-advice", message, hint)


def _strands(path: PurePosixPath, plan: CurriculumPlan) -> Iterator[Problem]:
    for stage, grades in _STAGES.items():
        for strand in plan.strands:
            low = 3 if stage == "小学" and strand.key in _LATER else grades.start
            times = sum(strand.key in m.strands for m in plan.meetings if low <= m.grade < grades.stop)
            if times < 2:
                message = f"{stage}里主线“{strand.key}（{strand.name}）”只有 {times} 次，至少两次。"
                yield Problem(path, ("meetings",), "strand-missing", message, "给合适的班会补上这条主线。")
