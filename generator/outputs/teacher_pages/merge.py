"""The clerk's page: merges returned workbooks of our template in the browser into a county summary and gap list."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import PurePosixPath

from markupsafe import Markup

from generator.coverage.delivered import NOT_APPLICABLE, OPENING_WEEKS, demands
from generator.coverage.items import topics
from generator.curriculum import Curriculum
from generator.outputs import delivered_words as words
from generator.outputs.page_parts import TEACHER_TEMPLATES
from generator.plan import Audience, PlannedFile
from generator.records.columns import LABELS
from generator.records.schema import EVENT_KINDS, FORMS, KNOWN_TOPICS, OWN_TOPICS, PERIODS, ROLES, TOPICS
from generator.records.template_entry import CLASS_FIELDS, EVENT_FIELDS
from generator.render import templates

# Inside <script> no text may look like markup (reliability.md row 33).
_NO_MARKUP = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}


@dataclass(frozen=True)
class MergeView:
    """What the page asks, and what its script knows."""

    profiles: tuple[tuple[str, str], ...]
    edition: str
    stages: str
    data: str
    """JSON: obligations by profile, lessons, lists and columns of the template."""


def merge_page(curriculum: Curriculum) -> PlannedFile:
    """Plan the page."""
    asked = {
        name: [one for one in demands(curriculum, name) if one.row.binds in ("student", "class", "grade", "school")]
        for name in curriculum.policies
    }
    every = {repr(one): one for found in asked.values() for one in found}
    places = {key: place for place, key in enumerate(every)}
    data = {
        "edition": curriculum.plan.edition,
        "obligations": [
            {
                "asks": one.row.asks,
                "document": words.document(one),
                "asked": words.asked(one),
                "kind": one.row.kind,
                "number": one.number,
                "unit": one.unit,
                "spread": one.spread,
                "weeks": OPENING_WEEKS.get(one.row.duty, 0),
                "binds": one.row.binds,
                "units": words.bound(one),
                "activities": one.activities,
                "topics": one.topics,
            }
            for one in every.values()
        ],
        "profiles": {name: [places[repr(one)] for one in found] for name, found in asked.items()},
        "lessons": {
            one.title: [name, one.form, one.grades, sorted(topics(one))] for name, one in curriculum.lessons.items()
        },
        "columns": {
            "class_records": [LABELS["class_records"][field] for field in CLASS_FIELDS],
            "events": [LABELS["events"][field] for field in EVENT_FIELDS],
        },
        "lists": {
            "period": PERIODS,
            "form": FORMS,
            "topic": TOPICS,
            "role": ROLES,
            "kind": tuple(EVENT_KINDS),
            "own": OWN_TOPICS,
            "known": KNOWN_TOPICS,
            "shorts": {"counted": "缺口", "exists": "未报", "recurring": "没有记录"},
        },
    }
    view = MergeView(
        tuple(
            (name, "国家要求" if name == "national" else policy.title) for name, policy in curriculum.policies.items()
        ),
        curriculum.plan.edition,
        "、".join(NOT_APPLICABLE),
        json.dumps(data, ensure_ascii=False, sort_keys=True).translate(_NO_MARKUP),
    )
    return PlannedFile(PurePosixPath("merge.md"), "汇总登记表", Audience.TEACHER, view, render)


def render(view: MergeView) -> bytes:
    """Return the page as a Markdown file."""
    # JSON within a script element: no sign of it can end the element or begin markup.
    return templates.render(TEACHER_TEMPLATES, "merge.md.j2", view=view, data=Markup(view.data), root="")  # noqa: S704
