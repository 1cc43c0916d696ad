"""Words fit their readers: short sentences for young pupils, behaviour instead of labels, one name for one thing.

Sentences: 小低 15, 小中 20, 小高 25, 初中 35 characters, 高中 as needed (content-guide §1.10, peers.md P19). Behaviour,
not labels: a label stays with a child, what was done can stop (P16). 学生欺凌 is the word of 未成年人保护法 130,
校园霸凌 a word people search for. 法治, not 法制, outside the names of older papers. What the law asks for and what
research calls bullying are never one sentence: the law asks for no repetition and no difference of power (§1.3, P15).

写错：“法律规定，反复发生才算欺凌。”写对：“法律没有要求反复发生；研究里常说的‘反复’，是另一回事。”
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from generator.curriculum import Curriculum
from generator.lexicon.base import LABELS
from generator.model.base import Model
from generator.model.case import Case
from generator.model.lesson import Lesson
from generator.model.scenario import Scenario
from generator.model.walk import Leaf
from generator.problems import Problem, Severity
from generator.prose import Text, parse

LONGEST = {"小低": 15, "小中": 20, "小高": 25, "初中": 35}

_END = re.compile("[。！？!?；;…\n]")
_COUNTED = re.compile(r"[一-鿿A-Za-z0-9]")
_QUOTED = re.compile("《[^《》]*》|“[^“”]*”|‘[^‘’]*’|「[^「」]*」")

# Names of offices, papers and publishers keep the old word.
_OLD = re.compile("法制(?!工作委员会|日报|网|报|出版社|办|史|科|大队|支队|总队|处|司)")
_BULLYING = re.compile("校园(?:霸凌|欺凌)|霸凌|霸陵")
_SHOUTING = re.compile("[！!]{2,}")

# The two definitions in one sentence.
_ACADEMIC = re.compile(
    "反复|多次|重复发生|长期|持续(?:发生|性)|一再|屡次|经常性|力量(?:悬殊|不对等|不均衡|不平衡|不等|差距)|[恃以]强凌弱"
)
_LEGAL = re.compile("法律|法条|条文|规定|法定|依法|保护法|《")
_DEFINES = re.compile("才|是指|指的是|定义|必须|条件|要件|要素|构成|具备|需要|要求|特征|属于|认定|算")
_APART = re.compile(
    "没有(?!反复|多次|长期)|不要求|不以|并不|不必|不需要|无须|无需|(?<!而)不是(?!一次|偶)|未要求|不等于|不论|不管|一次也|"
    "研究|学术|学者|心理学|Olweus|奥维斯|令50|令第50|第50号|学校保护规定|吗|[？?]"
)


def words(curriculum: Curriculum) -> Iterator[Problem]:
    """Yield sentences too long for their readers and words we do not use."""
    bands = {(kind, name): _bands(curriculum, document) for kind, name, document in curriculum.documents()}
    for kind, name, leaf in curriculum.written:
        if leaf.written.kind in ("citation", "id") or _verbatim(kind, leaf):
            continue
        path = curriculum.paths[kind, name]
        text = Text(parse(leaf.value)).plain() if leaf.written.kind == "prose" else leaf.value
        alias = leaf.where[-1]
        own = (str(alias),) if kind == "law" and alias in (*LONGEST, "高中") else bands[kind, name]
        if leaf.written.readers == "students":
            yield from _long(path, leaf, text, own)
        yield from _chosen(path, leaf, text, own)


def _bands(curriculum: Curriculum, document: Model) -> tuple[str, ...]:
    if isinstance(document, Lesson):
        return tuple(curriculum.band(grade) for grade in document.grades)
    if isinstance(document, Case) and document.audience != "student":
        return ()
    return tuple(document.bands) if isinstance(document, Case | Scenario) else ()


def _verbatim(kind: str, leaf: Leaf) -> bool:
    """Say whether a text is somebody else's wording: a statute, a source, a quotation, a word to search for."""
    fields = {step for step in leaf.where if isinstance(step, str)}
    return kind in ("sources", "cast") or bool(
        fields & {"versions", "events", "documents", "quotation", "provenance", "synonyms", "note", "clause"}
    )


def _long(path: PurePosixPath, leaf: Leaf, text: str, bands: tuple[str, ...]) -> Iterator[Problem]:
    limits = [(LONGEST[band], band) for band in bands if band in LONGEST]
    if not limits:
        return
    most, band = min(limits)
    for sentence in _END.split(text):
        count = len(_COUNTED.findall(sentence))
        if count > most:
            head = sentence.strip()[:12]
            message = f"{band}的句子最多 {most} 个字，这一句有 {count} 个：“{head}……”。"
            hint = "用句号断成两句，一句只说一件事。"
            yield Problem(path, leaf.where, "sentence-too-long", message, hint, token=head)


def _chosen(path: PurePosixPath, leaf: Leaf, text: str, bands: tuple[str, ...]) -> Iterator[Problem]:
    def problem(code: str, token: str, message: str, hint: str, severity: Severity = Severity.ERROR) -> Problem:
        return Problem(path, leaf.where, code, message, hint, severity, token=token)

    ours = _QUOTED.sub("“”", text)
    if leaf.written.readers != "teachers" and (found := LABELS.search(ours)):
        hint = "写做了什么：实施欺凌的同学、受到伤害的同学。"
        yield problem("label-person", found[0], f"“{found[0]}”给人贴标签。", hint)
    if "法制" in ours and (found := _OLD.search(ours)):
        yield problem("fazhi-old", found[0], "“法制”现在写“法治”。", "写“法治”；引用旧文件的名称时加《》。")
    if found := _BULLYING.search(ours):
        severity = Severity.WARNING if found[0] == "校园欺凌" else Severity.ERROR
        hint = "引用别人的话加引号；别的叫法写在词语表的 synonyms。"
        yield problem("term-preferred", found[0], f"“{found[0]}”我们统一写“学生欺凌”。", hint, severity)
    if found := _SHOUTING.search(text):
        yield problem("exclamation-run", found[0], f"连用感叹号“{found[0]}”。", "最多用一个，多数时候用句号。")
    if "道德与法治" in ours:
        yield from (problem("subject-name", *row) for row in _subjects(ours, bands))
    if "欺" in text:
        yield from (problem("definition-mixed", *row) for row in _definitions(text))


def _subjects(text: str, bands: tuple[str, ...]) -> Iterator[tuple[str, str, str]]:
    """Yield (token, message, hint) where 高中 is given the subject of the lower schools."""
    for sentence in _END.split(text):
        senior = set(bands) == {"高中"} or "高中" in sentence
        if "道德与法治" in sentence and senior and not re.search("思想政治|小学|初中|义务教育", sentence):
            yield "道德与法治", "高中没有“道德与法治”课。", "高中写“思想政治”。"


def _definitions(text: str) -> Iterator[tuple[str, str, str]]:
    """Yield (token, message, hint) for sentences that ask of the law what only research asks."""
    for sentence in re.split("[。；;\n]", text):
        if "欺" not in sentence or not (found := _ACADEMIC.search(sentence)):
            continue
        if _LEGAL.search(sentence) and _DEFINES.search(sentence) and not _APART.search(sentence):
            message = f"把“{found[0]}”说成了法律上欺凌的条件。"
            hint = "法律没有要求反复发生，也没有要求力量悬殊；要讲研究的定义，就写明“研究里”。"
            yield found[0], message, hint
