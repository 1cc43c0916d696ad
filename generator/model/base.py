"""Types every kind of document is made of.

Audience is a matter of type: a plain text is for teachers only, `ForStudents` text may reach children,
`ForFamilies` text reaches parents. mypy refuses a teacher's text where a student view asks for `ForStudents`.
"""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from typing import Annotated, Any, Literal, NewType, TypeVar

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, Strict, StringConstraints
from pydantic_core import PydanticCustomError

T = TypeVar("T")

ForStudents = NewType("ForStudents", str)
ForFamilies = NewType("ForFamilies", str)

Seq = Annotated[tuple[T, ...], Strict(False)]
Some = Annotated[tuple[T, ...], Strict(False), Field(min_length=1)]
"""A list that says something: at least one item."""

ID_PATTERN = r"[a-z0-9]+(-[a-z0-9]+)*"
RESERVED = frozenset(
    {"con", "prn", "aux", "nul", "index", "assets"} | {f"{d}{n}" for d in ("com", "lpt") for n in range(10)}
)


@dataclass(frozen=True)
class Written:
    """What a text field holds and who may read it; `model.walk` yields it with every text."""

    kind: Literal["line", "prose", "citation", "id"]
    readers: Literal["teachers", "students", "families", "everyone"]


Id = Annotated[str, StringConstraints(pattern=f"^{ID_PATTERN}$", max_length=48), Written("id", "everyone")]
CITATION_PATTERN = rf"({ID_PATTERN})/({ID_PATTERN})(?:#([1-9][0-9]?)(?:\.([1-9][0-9]?))?)?"
Citation = Annotated[str, StringConstraints(pattern=f"^{CITATION_PATTERN}$"), Written("citation", "everyone")]
"""`law/article`, `law/article#2` (paragraph), `law/article#1.3` (item): an identity, never a number."""


def _date(value: Any) -> Any:
    if isinstance(value, str):
        if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", value):
            raise PydanticCustomError("date_format", "a date is written 2026-11-21")
        try:
            return datetime.date.fromisoformat(value)
        except ValueError:
            raise PydanticCustomError("date_format", "this day does not exist") from None
    return value


def _line(value: str) -> str:
    if "\n" in value.strip():
        raise PydanticCustomError("one_line", "one line only")
    return value


Date = Annotated[datetime.date, BeforeValidator(_date, json_schema_input_type=str)]
Minutes = Annotated[int, Field(ge=1, le=120)]

_Text = StringConstraints(min_length=1, max_length=20_000, strip_whitespace=True)
Line = Annotated[str, _Text, AfterValidator(_line), Written("line", "teachers")]
Prose = Annotated[str, _Text, Written("prose", "teachers")]
StudentLine = Annotated[ForStudents, _Text, AfterValidator(_line), Written("line", "students")]
StudentProse = Annotated[ForStudents, _Text, Written("prose", "students")]
FamilyProse = Annotated[ForFamilies, _Text, Written("prose", "families")]
FamilyLine = Annotated[ForFamilies, _Text, AfterValidator(_line), Written("line", "families")]

Band = Literal["小低", "小中", "小高", "初中", "高中"]
Grade = Annotated[int, Field(ge=1, le=12)]
Term = Literal["上学期", "下学期"]
Strand = Literal["辨", "法", "助", "旁", "情", "网", "责", "复"]
Topic = Literal["学生欺凌防治", "法治教育", "心理健康", "生命安全", "校规校纪", "家庭教育"]
Form = Literal[
    "晨会微课",
    "主题班会",
    "课堂教学",
    "法治讲座",
    "国旗下讲话",
    "心理健康课",
    "情景剧",
    "参观实践",
    "家长会",
    "校规学习",
]


class Model(BaseModel):
    """A frozen part of a document; unknown keys and wrong types are mistakes, never guessed at."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, use_attribute_docstrings=True)


class Evidence(Model):
    """这样做凭什么有效：证据的等级和来源。"""

    level: Literal["strong", "promising", "practice", "none"]
    """strong 多项严格研究；promising 研究支持但有限；practice 专业惯例；none 尚无研究。"""
    sources: Seq[Id] = ()
    """content/sources.yaml 里的来源 id。"""
    note: Line | None = None
    """哪些发现支持这样做、有什么保留。"""


class Document(Model):
    """每份文档都有的字段；文件名就是它的 id。"""

    title: StudentLine
    """标题。"""
    summary: StudentLine
    """一句话说清这份材料是什么；会出现在列表和搜索结果里。"""
    reviewed: Date
    """最近一次通读核对的日期，例如 2026-11-21。"""
    review_by: Date
    """最迟在哪一天之前再核对一次。"""
