"""The law as of a date: number and wording are found together, by identity."""

from __future__ import annotations

import datetime

import pytest

from generator.curriculum import Curriculum
from generator.law import digest, numeral, paragraphs, quote, split_citation, status
from generator.model.base import ForStudents
from generator.model.law import Event

BEFORE, AFTER = datetime.date(2025, 6, 1), datetime.date(2026, 11, 21)


def test_one_identity_has_another_number_and_wording_before_the_revision(curriculum: Curriculum) -> None:
    old = quote(curriculum.laws, "public-security/assault", BEFORE)
    new = quote(curriculum.laws, "public-security/assault", AFTER)
    assert old
    assert new
    assert old.title == "《治安管理处罚法》第四十三条"
    assert new.title == "《治安管理处罚法》第五十一条"
    assert "二百元以上五百元以下" in "".join(old.paragraphs)
    assert "五百元以上一千元以下" in "".join(new.paragraphs)
    assert old.changed_later == new.in_force_from == datetime.date(2026, 1, 1)


def test_an_article_that_did_not_exist_yet_has_no_text(curriculum: Curriculum) -> None:
    assert quote(curriculum.laws, "public-security/bullying", BEFORE) is None
    assert quote(curriculum.laws, "public-security/bullying", AFTER)


@pytest.mark.parametrize(
    ("citation", "title", "begins"),
    [
        ("public-security/bullying#1", "《治安管理处罚法》第六十条第一款", "以殴打、侮辱、恐吓等方式"),
        ("minors-protection/definitions#1.3", "《未成年人保护法》第一百三十条第三项", "（三）学生欺凌，是指"),
        ("public-security/age", "《治安管理处罚法》第十二条", "已满十四周岁不满十八周岁"),
        ("criminal-law/responsibility-age#3", "《刑法》第十七条第三款", "已满十二周岁不满十四周岁"),
        ("civil-code/guardian-liability#1", "《民法典》第一千一百八十八条第一款", "无民事行为能力人"),
    ],
)
def test_a_piece_is_named_and_quoted_as_statutes_do(
    curriculum: Curriculum, citation: str, title: str, begins: str
) -> None:
    found = curriculum.quote(citation)
    assert found.title == title
    assert found.paragraphs[0].startswith(begins)


def test_a_piece_that_does_not_exist_is_not_quoted(curriculum: Curriculum) -> None:
    for citation in ("public-security/bullying#3", "public-security/bullying#1.1", "no-law/x", "nonsense"):
        assert quote(curriculum.laws, citation, AFTER) is None


def test_status_is_said_in_the_words_users_know(curriculum: Curriculum) -> None:
    law = curriculum.laws["public-security"]
    article = law.articles["assault"]
    first, second = sorted(article.versions)
    assert [status(law, "assault", day, BEFORE) for day in (first, second)] == ["现行有效", "尚未生效"]
    assert [status(law, "assault", day, AFTER) for day in (first, second)] == ["已修改", "现行有效"]
    gone = article.model_copy(update={"versions": {first: article.versions[first], second: None}})
    repealed = law.model_copy(update={"articles": {"assault": gone}})
    assert status(repealed, "assault", first, AFTER) == "已废止"


def test_a_change_whose_text_is_missing_marks_what_it_touched_and_nothing_else(curriculum: Curriculum) -> None:
    law = curriculum.laws["public-security"]
    day = datetime.date(2027, 1, 1)
    event = Event(
        date=datetime.date(2026, 12, 1), effective=day, note=ForStudents("修改"), source="样例", articles=("assault",)
    )
    changed = {"public-security": law.model_copy(update={"events": (event,)})}
    eve = quote(changed, "public-security/assault", datetime.date(2026, 12, 31))
    after = quote(changed, "public-security/assault", day)
    other = quote(changed, "public-security/bullying", day)
    assert eve
    assert after
    assert other
    assert (eve.status, after.status, other.status) == ("现行有效", "已修改，新文本待录入", "现行有效")
    unnamed = {"public-security": law.model_copy(update={"events": (event.model_copy(update={"articles": ()}),)})}
    untouched = quote(unnamed, "public-security/bullying", day)
    assert untouched
    assert untouched.outdated, "an event that names no article may have changed any"


def test_every_stored_text_matches_its_fingerprint(curriculum: Curriculum) -> None:
    count = 0
    for law in curriculum.laws.values():
        for article in law.articles.values():
            for version in article.versions.values():
                if version:
                    count += 1
                    assert digest(version.text) == version.verification.sha256, version.number
    assert count >= 14


def test_items_belong_to_their_paragraph() -> None:
    text = "有下列情形之一的：\n（一）甲；\n（二）乙。\n前款规定不适用于丙。"
    assert paragraphs(text) == [["有下列情形之一的：", "（一）甲；", "（二）乙。"], ["前款规定不适用于丙。"]]


def test_a_fingerprint_ignores_width_and_white_space() -> None:
    assert digest("第一款。\n　第二款，") == digest("第一款。第二款,")
    assert digest("五百元") != digest("二百元")


def test_citations_and_numerals() -> None:
    assert split_citation("a-b/c#2.3") == ("a-b", "c", 2, 3)
    assert split_citation("a/b") == ("a", "b", None, None)
    assert [numeral(n) for n in (1, 10, 11, 20, 21)] == ["一", "十", "十一", "二十", "二十一"]
