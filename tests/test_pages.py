"""The two trees of pages: nobody's text in the wrong tree, author text printed literally, law never retyped."""

from __future__ import annotations

import dataclasses
import datetime
import re
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from lxml import etree, html

from generator.curriculum import Curriculum
from generator.law import for_pupils
from generator.model.base import Model
from generator.model.walk import Leaf, walk
from generator.outputs import assets, search_index, student_pages, teacher_pages
from generator.plan import Audience, PlannedFile
from generator.sites import Sites

ROOT = Path(__file__).parent.parent
LINE = "甲</title><script>window.hit=1</script><!-- {{ 7*7 }} {% raw %} | # **“停”**是 [x](y) &lt; \" ' \\*"
PROSE = "乙</title><script>window.hit=1</script><!-- {{ 7*7 }} <img src=x onerror=hit()> | # **“停”**是 &lt; \\*"


def planned(curriculum: Curriculum) -> Iterator[PlannedFile]:
    for output in (teacher_pages, student_pages, search_index, assets):
        yield from output.plan_pages(curriculum, ())


def rendered(curriculum: Curriculum, audience: Audience) -> dict[str, str]:
    return {str(f.path): f.render(f.view).decode() for f in planned(curriculum) if f.audience is audience}


def rewritten(curriculum: Curriculum, change: Callable[[Leaf], str]) -> Curriculum:
    """Return `curriculum` with every text passed through `change`, every document validated again."""
    names = ("laws", "cases", "lessons", "policies", "scenarios", "families")
    kinds: dict[str, Any] = {
        kind: {name: _document(found, change) for name, found in getattr(curriculum, kind).items()} for kind in names
    }
    for single in ("hotlines", "glossary", "cast", "sources"):
        kinds[single] = _document(getattr(curriculum, single), change)
    return dataclasses.replace(curriculum, **kinds)


def _document(document: Model, change: Callable[[Leaf], str]) -> Model:
    data = _changeable(document.model_dump(by_alias=True))
    for leaf in walk(document):
        here = data
        for step in leaf.where[:-1]:
            here = here[_key(here, step)]
        here[_key(here, leaf.where[-1])] = change(leaf)
    return type(document).model_validate(data)


def _key(holder: Any, step: str | int) -> Any:
    known = not isinstance(holder, dict) or step in holder
    return step if known else datetime.date.fromisoformat(str(step))


def _changeable(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _changeable(part) for key, part in value.items()}
    return [_changeable(part) for part in value] if isinstance(value, list | tuple) else value


@pytest.mark.parametrize("which", ["curriculum", "sample_curriculum"])
def test_no_student_page_holds_a_text_that_is_not_for_students(which: str, request: pytest.FixtureRequest) -> None:
    count = 0

    def plant(leaf: Leaf) -> str:
        nonlocal count
        if leaf.written.kind not in ("line", "prose") or leaf.written.readers in ("students", "everyone"):
            return leaf.value
        count += 1
        return f"{leaf.value}⟦{'家' if leaf.written.readers == 'families' else '泄'}{count}⟧"

    planted = rewritten(request.getfixturevalue(which), plant)
    student = rendered(planted, Audience.STUDENT)
    assert not {path for path, text in student.items() if "⟦泄" in text}
    assert not {path for path, text in student.items() if "⟦家" in text and not path.startswith("family/")}
    # The tokens are really there: teachers' pages and their index print most of them.
    seen = {token for text in rendered(planted, Audience.TEACHER).values() for token in re.findall("⟦泄[0-9]+⟧", text)}
    assert len(seen) > count / 3 > 5


def test_cases_not_for_students_reach_no_student_page_and_restricted_ones_no_page(curriculum: Curriculum) -> None:
    name, case = next(iter(curriculum.cases.items()))

    def told_to(audience: str) -> tuple[str, str]:
        marked = case.model_copy(update={"audience": audience, "story": "⟦故事⟧", "summary": "⟦一句⟧"})
        changed = dataclasses.replace(curriculum, cases={**curriculum.cases, name: marked})
        texts = {a: rendered(changed, a) for a in Audience}
        return tuple("\n".join([*texts[a], *texts[a].values()]) for a in Audience)  # type: ignore[return-value]

    teacher, student = told_to("teacher")
    assert "⟦故事⟧" in teacher
    assert "⟦" not in student
    assert f"case/{name}" not in student
    teacher, student = told_to("restricted")
    assert "⟦" not in teacher + student
    assert f"case/{name}" not in teacher + student


def test_author_text_comes_out_literally_on_both_sites(sample_curriculum: Curriculum, tmp_path: Path) -> None:
    def attack(leaf: Leaf) -> str:
        if leaf.where == ("title",) or leaf.where[-1] in ("ask", "heading"):
            return LINE
        return PROSE if leaf.written.kind == "prose" else leaf.value

    hostile = rewritten(sample_curriculum, attack)
    for plan in planned(hostile):
        path = tmp_path / plan.audience / "pages" / plan.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(plan.render(plan.view))
    with closing(Sites(tmp_path, hostile.as_of)) as sites:
        sites.build()
    lesson = next(iter(hostile.lessons))
    for audience in Audience:
        site = tmp_path / audience / "site"
        for file in sorted(site.rglob("*.html")):
            tree = html.fromstring(file.read_text(encoding="utf-8"))
            run = tree.xpath("//script[not(@type='application/json') and contains(., 'window.hit')] | //img[@onerror]")
            assert not run, file
            data = [script for script in tree.iter("script") if script.get("type") == "application/json"]
            assert not any("<" in str(script.text) for script in data), file
            assert "window.hit" not in "".join(str(comment) for comment in tree.iter(etree.Comment)), file
        page = html.fromstring((site / "lesson" / f"{lesson}.html").read_text(encoding="utf-8"))
        assert str(page.xpath("string(//h1)")).strip() == LINE
        assert str(page.xpath("string(//title)")).startswith(LINE)
        body = str(page.xpath("string(//main)"))
        assert body.count(LINE) > 1, "the quiz prints its questions as they are"
        assert PROSE.replace("**", "") in body, "in prose only the emphasis is ours"
        assert page.xpath("//main//strong[text()='“停”']")


def test_citations_are_printed_from_the_law_with_number_and_link(curriculum: Curriculum) -> None:
    for audience in Audience:
        pages = rendered(curriculum, audience)
        lessons = curriculum.lessons if audience is Audience.TEACHER else curriculum.student_lessons()
        for name, lesson in lessons.items():
            for citation in lesson.laws:
                found = curriculum.quote(citation)
                if audience is Audience.STUDENT and not for_pupils(curriculum.laws[found.law].articles[found.slug]):
                    assert f"law/{found.law}.html#{found.slug}" not in pages[f"lesson/{name}.md"]
                    continue
                assert found.title in pages[f"lesson/{name}.md"]
                assert f'href="../law/{found.law}.html#{found.slug}"' in pages[f"lesson/{name}.md"]


def test_numbers_come_only_from_the_content(curriculum: Curriculum) -> None:
    numbers = {line.number for line in curriculum.hotlines.hotlines.values()}
    for file in (ROOT / "site").rglob("*"):
        if file.suffix in {".j2", ".html"}:
            text = re.sub(r"\{[{%#].*?[}%#]\}", "", file.read_text(encoding="utf-8"), flags=re.S)
            typed = set(re.findall(r"(?<![0-9#&])[0-9]{3,5}(?![0-9])", re.sub(r"<[^>]*>", "", text)))
            assert not typed & (numbers | {"120", "119"}), f"{file} types a number to call"
    told = {*numbers, *re.findall("[0-9]{3,5}", curriculum.hotlines.hurt + curriculum.hotlines.night)}
    for page in rendered(curriculum, Audience.STUDENT).values():
        assert set(re.findall(r'href="tel:([0-9]+)"', page)) <= told


def test_every_student_page_begins_with_help(curriculum: Curriculum) -> None:
    for path, page in rendered(curriculum, Audience.STUDENT).items():
        if path.endswith(".md") and path != "leave.md":
            strip, _, rest = page.partition("</nav>")
            for door in ("met", "saw", "did", "adult"):
                assert re.search(rf'href="(\.\./)*help/(little\.html#{door}|{door}\.html)"', strip), (path, door)
            assert 'href="tel:' in strip, path
            assert "\n# " not in strip, path
            assert "\n# " in rest, path


def test_student_links_stay_in_their_tree(curriculum: Curriculum) -> None:
    pages = rendered(curriculum, Audience.STUDENT)
    for path, page in pages.items():
        for link in re.findall(r'href="([^"#]*)', page):
            assert not re.match(r"[a-z]+:", link) or link.startswith("tel:"), (path, link)
            if link and not link.startswith("tel:"):
                target = (Path("/") / path).parent / link
                name = "/".join(_resolved(target))
                assert name.replace(".html", ".md") in pages, (path, link)


def _resolved(path: Path) -> list[str]:
    parts: list[str] = []
    for part in path.parts[1:]:
        if part == "..":
            parts.pop()
        else:
            parts.append(part)
    return parts
