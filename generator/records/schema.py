"""The contract of the delivery records: what a row says, and the columns of every Parquet file.

`coverage.sql` and the reports are written against these tables; `store.attach` gives them as views. There is no hash
column: a row is its natural key (engineering-notes, "Records": 181 MB with a SHA-256 column, 12 MB without).
No column can hold a person's name, number or address; people are a role or a count.
"""

from __future__ import annotations

from typing import Literal, get_args

from generator.model.base import Form, Topic

Status = Literal["add", "correction", "void"]
STATUSES: dict[str, Status] = {"": "add", "新增": "add", "更正": "correction", "作废": "void"}

FORMS: tuple[str, ...] = (
    *(form for form in get_args(Form) if form != "家长会"),
    "法治教育",
    "案例解析",
    "情景模拟",
)
"""Ways a class is taught: the activities of `model.policy` that a class can sit in."""

EVENT_KINDS: dict[str, str] = {
    "法治讲座": "talk for the school as a whole; hours are 课时",
    "法治教育": "other law teaching of the school; hours are 课时",
    "法治课程": "a law course stands in the timetable",
    "家长会": "parents' meeting, parents' school, a stop of the family lecture tour; reached are parents",
    "家访": "home visits; title tells the round, reached are families",
    "致家长信": "letter to families; reached are families",
    "公众号推文": "post or page for families and the public",
    "宣传栏": "board, poster or screen",
    "教职工培训": "staff training; reached are members of staff",
    "问卷": "survey of pupils; reached are pupils who answered",
    "座谈": "round table with pupils",
    "治理组织": "the governance committee was set up or met; also self-check and work summary",
    "公开求助渠道": "phone, mail, vice-principal published",
    "校规": "school rules hold graded measures against bullying",
    "教师配备": "law teachers appointed or trained; reached are these teachers",
    "国旗下讲话": "speech under the flag for the whole school",
    "情景剧": "play",
    "参观实践": "visit",
    "护校民警到校": "police officer worked at school",
}
"""What a school reports for itself. Names are those of `model.policy.Activity` wherever policies know the activity."""

TOPICS: tuple[str, ...] = get_args(Topic)
"""What a row was about: `model.base.Topic`, several joined by 、 in this order; '' for anything else.

No word holds another, so that `topic LIKE '%法治教育%'` asks for one.
"""
TOPIC_CHOICES = (*TOPICS, *(f"{TOPICS[0]}、{other}" for other in TOPICS[1:]), "其他")
"""The drop-down; any other combination may be typed."""
OWN_TOPICS: dict[str, tuple[str, ...]] = {
    "法治讲座": ("法治教育",),
    "法治教育": ("法治教育",),
    "心理健康课": ("心理健康",),
    "校规学习": ("校规校纪",),
    "家长会": ("家庭教育",),
    "致家长信": ("家庭教育",),
}
"""What an activity is about by its nature, besides the topic written (as `coverage.items` has it)."""
KNOWN_TOPICS: dict[str, tuple[str, ...]] = {
    "公开求助渠道": ("学生欺凌防治",),
    "治理组织": ("学生欺凌防治",),
    "校规": ("学生欺凌防治", "校规校纪"),
    "法治课程": ("法治教育",),
    "教师配备": ("法治教育",),
    "护校民警到校": ("法治教育",),
}
"""Events that need no topic written."""

ROLES = (
    "班主任",
    "任课教师",
    "心理教师",
    "学校领导",
    "法治副校长",
    "法治辅导员",
    "护校民警",
    "检察官或法官",
    "律师",
    "医生或心理咨询师",
    "家长",
    "学生",
    "其他",
)
"""Who taught, by role; never by name."""

PERIODS = ("晨会", *(f"第{n}节" for n in range(1, 11)), "午间", "课后服务", "晚自习", "全天")
STAGES = ("小学", "初中", "普通高中", "九年一贯制", "十二年一贯制", "完全中学", "幼儿园", "中职", "特教", "专门学校")
"""Kinds of school; the last four are 不适用 until there is content for them (policies.md)."""
TERMS = ("上学期", "下学期")
LEVELS = ("school", "district", "city")
"""Who reports an event: the words of `Obligation.binds`."""

CLASS_RECORD_KEY = ("school", "grade", "class", "date", "period", "lesson", "title")
EVENT_KEY = ("level", "unit", "kind", "date", "title")

COLUMNS: dict[str, dict[str, str]] = {
    "class_records": {
        "year": "VARCHAR",  # school year, '2026-2027'
        "term": "VARCHAR",  # 上学期 / 下学期
        "school": "VARCHAR",  # code in the roster                                    key
        "grade": "UTINYINT",  # 1..12                                                 key
        "class": "VARCHAR",  # as in the roster, '3年级1班'                            key
        "date": "DATE",  # key
        "period": "VARCHAR",  # one of PERIODS                                        key
        "lesson": "VARCHAR",  # id of a lesson of the curriculum, '' for other people's   key
        "title": "VARCHAR",  # '' for ours; the normalised title of other people's    key
        "form": "VARCHAR",  # one of FORMS
        "topic": "VARCHAR",  # some of TOPICS, joined by 、
        "minutes": "USMALLINT",
        "presenter_role": "VARCHAR",  # one of ROLES
        "status": "VARCHAR",  # add / correction / void
        "revision": "USMALLINT",  # 1 for an add, 2 and up for what replaces it
    },
    "events": {
        "year": "VARCHAR",
        "term": "VARCHAR",  # '' in the holidays
        "level": "VARCHAR",  # one of LEVELS                                          key
        "unit": "VARCHAR",  # school code, name of the county, name of the city       key
        "kind": "VARCHAR",  # one of EVENT_KINDS                                      key
        "date": "DATE",  # key
        "title": "VARCHAR",  # normalised                                             key
        "topic": "VARCHAR",
        "hours": "DECIMAL(5,1)",  # 课时; 0 where none was written
        "reached": "UINTEGER",  # people; 0 where none was written
        "presenter_role": "VARCHAR",  # '' where none was written
        "status": "VARCHAR",
        "revision": "USMALLINT",
    },
}
TRACE = {"batch": "UINTEGER", "row": "UINTEGER", "file": "UINTEGER", "sheet": "UTINYINT", "sheet_row": "UINTEGER"}
"""Behind every record: batch and row in it (its identity for `replaced`); file in the ledger line, sheet, row."""
REPLACED_COLUMNS = {"table": "VARCHAR", "batch": "UINTEGER", "row": "UINTEGER", "by_batch": "UINTEGER"}
"""Rows of earlier batches that a later one replaced: settled at import, so that no reader compares revisions."""

ROSTER_COLUMNS: dict[str, dict[str, str]] = {
    "schools": {
        "year": "VARCHAR",
        "school": "VARCHAR",  # code
        "name": "VARCHAR",
        "county": "VARCHAR",
        "city": "VARCHAR",
        "province": "VARCHAR",
        "stage": "VARCHAR",  # one of STAGES
        "system": "VARCHAR",  # 六三 / 五四
        "staff": "UINTEGER",  # members of staff, 0 where not written
    },
    "classes": {"year": "VARCHAR", "school": "VARCHAR", "grade": "UTINYINT", "class": "VARCHAR"},
    "terms": {
        "year": "VARCHAR",
        "school": "VARCHAR",  # always a code: a calendar for all schools is written out for each
        "term": "VARCHAR",
        "begins": "DATE",
        "ends": "DATE",
    },
}
KEYS = {"class_records": CLASS_RECORD_KEY, "events": EVENT_KEY}
