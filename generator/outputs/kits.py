"""Packages: a lesson (今天就能上), a talk (法治副校长), a term of a grade and of a school, a letter, the day after.

Every package holds a 清单.txt with the SHA-256 of each file, so that a copy from a chat program can be checked.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import product
from pathlib import PurePosixPath

from generator.curriculum import Curriculum
from generator.outputs import labels
from generator.outputs.file_names import letter_stem, named, portable, stem
from generator.outputs.kit_parts import AFTERMATH, SCHOOLS, TERMS, needed, note, term_folder
from generator.plan import Audience, Bundle, PlannedFile
from generator.render import archive

MANIFEST, CONTENTS = "清单.txt", "目录.txt"
FORMS = ("24小时卡", "明天对班里说", "表单", "一对一指南", "训诫提纲", "训导提纲")
"""Folders of 事发之后, in the order in which they are needed."""
_MAX_FOLDER = 24

Members = tuple[tuple[str, PurePosixPath], ...]


def plan_bundles(curriculum: Curriculum, files: Sequence[PlannedFile]) -> Iterator[Bundle]:
    """Yield every package, of teachers' files planned before.

    Raises:
        ValueError: two files of a package have the same name.
    """
    mine: dict[str, list[PlannedFile]] = {}
    for file in files:
        if file.audience is Audience.TEACHER and file.path.parts[0] == "downloads":
            mine.setdefault(file.path.parts[1], []).append(file)
    for lesson_id, lesson in curriculum.lessons.items():
        title = "资料包：法治副校长" if lesson.talk else "资料包：今天就能上"
        name = stem(curriculum, lesson_id, "资料包")
        yield from _bundle(lesson_id, name, title, _flat(mine.get(lesson_id, [])))
    for grade in sorted({meeting.grade for meeting in curriculum.plan.meetings}):
        for term in TERMS:
            yield from _term(curriculum, grade, term, mine)
    for school, term in product(SCHOOLS, TERMS):
        folder = term_folder(school, term)
        name = named(school, term, "学期方案", curriculum.plan.edition)
        yield from _bundle(folder, name, f"资料包：{folder}", _flat(mine.get(folder, [])))
    for letter_id in curriculum.letters:
        name = letter_stem(curriculum, letter_id, "资料包")
        yield from _bundle(letter_id, name, "资料包：致家长信", _flat(mine.get(letter_id, [])))
    yield from _aftermath(curriculum, mine)


def packed(bundle: Bundle, members: Mapping[str, bytes]) -> bytes:
    """Return the bytes of a package: its members in their order, what only it holds, and the 清单 of both."""
    whole = {name: note(text.split("\n")) for name, text in bundle.texts} | dict(members)
    rows = [f"{hashlib.sha256(data).hexdigest()}  {len(data):>9}  {name}" for name, data in whole.items()]
    head = ["清单：每行是一个文件的 SHA-256、字节数、名字。在 Windows 上核对：certutil -hashfile 文件名 SHA256", ""]
    whole[MANIFEST] = note([*head, *rows])
    return archive.packed(whole, tuple(whole))


def _flat(files: Iterable[PlannedFile]) -> Members:
    """Return files of one folder; the note leads."""
    rows = sorted(files, key=lambda file: (file.path.stem.split("_")[-2:-1] != ["说明"], file.path))
    return tuple((file.path.name, file.path) for file in rows)


def _aftermath(curriculum: Curriculum, mine: Mapping[str, Sequence[PlannedFile]]) -> Iterator[Bundle]:
    """Yield the package of the day after: a folder a form, in each the youngest first, numbered."""
    order: list[str] = [band.name for band in curriculum.plan.bands]
    members: list[tuple[str, PurePosixPath]] = []
    contents = [f"{AFTERMATH}：先打开“1_24小时卡”，从上往下做。", ""]
    for place, form in enumerate(FORMS, 1):
        rows = [(name, row) for name, row in curriculum.aftermaths.items() if row.form == form]
        rows.sort(
            key=lambda one: (
                min((order.index(b) for b in one[1].bands if b in order), default=0),
                needed(one[1].title),
                one[0],
            )
        )
        for number, (name, row) in enumerate(rows, 1):
            short = [(file.path.name.removeprefix(f"{AFTERMATH}_"), file.path) for file in mine.get(name, [])]
            members += [(f"{place}_{form}/{number}_{title}", path) for title, path in short]
            contents += [f"{place}_{form}　{number}_{row.title}", f"　　{row.first}"]
    contents += ["", "这里的文件只给办理的人：不发群；填好的表照表头写的保管和销毁。", _colophon(curriculum)]
    name = named(AFTERMATH, "全部", "资料包", curriculum.plan.edition)
    yield from _bundle(AFTERMATH, name, "资料包：事发之后", tuple(members), contents)


def _term(curriculum: Curriculum, grade: int, term: str, mine: Mapping[str, Sequence[PlannedFile]]) -> Iterator[Bundle]:
    """Yield the package of both class meetings of a grade and term, as far as they are written."""
    place = f"{labels.grades((grade,))}{term}"
    meetings = [row for row in curriculum.plan.meetings if (row.grade, row.term) == (grade, term)]
    members: list[tuple[str, PurePosixPath]] = []
    contents = [f"{place}　班会资料包", ""]
    for number, meeting in enumerate(meetings, 1):
        title = curriculum.meeting_title(meeting)
        # A PDF is large, and its Word file is there: whoever wants it finds it at the lesson.
        files = [file for file in mine.get(meeting.id, []) if file.path.suffix != ".pdf"]
        if meeting.id not in curriculum.lessons:
            contents += [f"第 {number} 次班会　《{title}》　待编写", ""]
            continue
        folder = f"{number}_{portable(title)[:_MAX_FOLDER].rstrip('.')}"
        rows = [(f"{folder}/{name}", path) for name, path in _flat(files)]
        titles = {file.path: file.title for file in files}
        members += rows
        contents += [f"第 {number} 次班会　《{title}》　在文件夹“{folder}”"]
        contents += [f"　　{path.name}　{titles[path]}" for _, path in rows] + [""]
    contents += ["每次上课以前，先打开那个文件夹里的“说明”。", _colophon(curriculum)]
    name = named(labels.grades((grade,)), f"{term}两次班会", "资料包", curriculum.plan.edition)
    yield from _bundle(place, name, f"资料包：{place}两次班会", tuple(members), contents)


def _bundle(folder: str, name: str, title: str, members: Members, contents: Sequence[str] = ()) -> Iterator[Bundle]:
    if not members:
        return
    if len({name.casefold() for name, _ in members}) != len(members):
        raise ValueError(f"two files of {folder} have the same name")
    texts = ((CONTENTS, "\n".join(contents)),) if contents else ()
    yield Bundle(PurePosixPath("downloads", folder, f"{name}.zip"), title, Audience.TEACHER, members, texts)


def _colophon(curriculum: Curriculum) -> str:
    return labels.colophon(curriculum.plan.edition, curriculum.as_of)
