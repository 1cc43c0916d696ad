"""Courses as SCORM packages: 1.2 for the sites, 2004 4th edition on request; one SCO, state of one short line.

Formats: ADL SCORM 1.2 Content Aggregation Model §2.3; SCORM 2004 4th edition Content Aggregation Model §3.4. The
schemas themselves are left out of the package: platforms bring their own.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path, PurePosixPath
from typing import Literal

from markupsafe import Markup

from generator.curriculum import Curriculum
from generator.outputs.file_names import named
from generator.outputs.lms_parts import courses
from generator.outputs.lms_views import Course
from generator.plan import Audience, PlannedFile
from generator.render import html, ruby, templates
from generator.render.archive import packed

Scorm = Literal["1.2", "2004"]
TEMPLATES = Path(__file__).parents[1] / "templates" / "scorm"
MANIFEST = "imsmanifest.xml"
STATIC = ("course.css", "course.js", "scorm.js")
KIND = {"1.2": "SCORM12", "2004": "SCORM2004"}


@dataclass(frozen=True)
class Package:
    """A course and the SCORM it is packed for."""

    course: Course
    scorm: Scorm


def plan_files(curriculum: Curriculum) -> Iterator[PlannedFile]:
    """Yield a SCORM 1.2 package of every module and of every grade's term; teachers upload them."""
    for place, course in courses(curriculum):
        path = PurePosixPath("downloads", place, f"{stem(curriculum, place, course, '1.2')}.zip")
        title = "网络课程（SCORM 1.2，传到学习平台）"
        yield PlannedFile(path, title, Audience.TEACHER, Package(course, "1.2"), render)


def stem(curriculum: Curriculum, place: str, course: Course, scorm: Scorm) -> str:
    """Return a package's file name without its ending, e.g. `网络课程_八年级上学期_SCORM12_2026.2`."""
    name = course.title if place in curriculum.modules else place
    return named("网络课程", name, KIND[scorm], curriculum.plan.edition)


def render(view: Package) -> bytes:
    """Return the zip: manifest first, the page and its style and scripts beside it."""
    course = view.course
    say: html.Say = ruby.say(course.readings) if course.readings is not None else Markup.escape
    page = templates.render(
        TEMPLATES, "index.html.j2", course=course, scorm=view.scorm, say=say, prose=partial(html.prose, say=say)
    )
    files = {"index.html": page} | {name: (TEMPLATES / name).read_bytes() for name in STATIC}
    template = f"imsmanifest-{view.scorm.replace('1.2', '12')}.xml.j2"
    manifest = templates.render(TEMPLATES, template, course=course, files=sorted(files))
    return packed({MANIFEST: manifest, **files}, (MANIFEST,))
