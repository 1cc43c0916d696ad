"""The verifier finds what it is there for, and nothing on a clean tree."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.verify import verify

PAGE = """<!doctype html><html lang="zh"><head><title>页</title><meta name="description" content="说明">
<link rel="stylesheet" href="assets/a.css"></head><body><h1 id="top">页</h1><p id="x">字</p>
<a href="other/b.html#there">乙</a> <a href="#x">本页</a> <a href="tel:110">电话</a> <img src="assets/p.svg" alt="">
<!-- here --></body></html>"""
OTHER = PAGE.replace('href="assets', 'href="../assets').replace('src="assets', 'src="../assets').replace(
    'href="other/b.html#there"', 'href="../index.html#x"'
).replace('id="x"', 'id="there"').replace('href="#x"', 'href="#there"')  # fmt: skip


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    for name, text in {
        "index.html": PAGE,
        "other/b.html": OTHER,
        "assets/a.css": "p { color: red }",
        "assets/p.svg": "<svg/>",
    }.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def test_a_clean_tree_has_no_finding(tree: Path) -> None:
    assert verify(tree, strict=True) == ()


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("<!-- here -->", '<a href="missing.html">x</a>', "链接打不开"),
        ("<!-- here -->", '<a href="other/b.html#nowhere">x</a>', "锚点不存在"),
        ("<!-- here -->", '<a href="#nowhere">x</a>', "锚点不存在"),
        ("<!-- here -->", '<img src="gone.png" alt="">', "链接打不开"),
        ("<!-- here -->", '<img srcset="gone.png 2x" src="assets/p.svg" alt="">', "链接打不开"),
        ("<!-- here -->", '<script src="https://unpkg.com/x.js"></script>', "页面从外面取东西"),
        ("<!-- here -->", '<img src="//cdn.example/x.png" alt="">', "页面从外面取东西"),
        ("<!-- here -->", '<iframe src="http://example.org/"></iframe>', "页面从外面取东西"),
        ("<!-- here -->", '<form action="https://example.org/"></form>', "页面从外面取东西"),
        ("<!-- here -->", '<a href="https://example.org/">x</a>', "链接指向站外"),
        ("<!-- here -->", '<a href="javascript:alert(1)">x</a>', "不允许的地址"),
        ("<!-- here -->", '<a href="JaVaScRiPt:alert(1)">x</a>', "不允许的地址"),
        ("<!-- here -->", '<a href="data:text/html,x">x</a>', "不允许的地址"),
        ("<!-- here -->", '<a href="../outside.html">x</a>', "链接走出了本站"),
        ("<!-- here -->", '<a href="/index.html">x</a>', "地址从根开始"),
        ('href="assets/a.css"', 'href="assets/b.css"', "链接打不开"),
        ('href="assets/a.css"', 'href="https://fonts.example/a.css"', "页面从外面取东西"),
        ("</body>", "<h1>又一个</h1></body>", "现在有 2 个"),
        ("<title>页</title>", "<title></title>", "没有 <title>"),
        (' lang="zh"', "", "没有写语言"),
        ('<meta name="description" content="说明">', "", "没有页面说明"),
    ],
)
def test_a_planted_fault_is_found(tree: Path, old: str, new: str, said: str) -> None:
    (tree / "index.html").write_text(PAGE.replace(old, new), encoding="utf-8")
    findings = verify(tree, strict=True)
    assert [finding.page for finding in findings] == ["index.html"]
    assert said in findings[0].message


def test_a_style_that_loads_from_outside_is_found(tree: Path) -> None:
    (tree / "assets/a.css").write_text("p { background: url(https://example.org/x.png) }", encoding="utf-8")
    (finding,) = verify(tree, strict=False)
    assert "样式从外面取东西" in finding.message


def test_the_teacher_tree_may_link_out_but_load_nothing(tree: Path) -> None:
    (tree / "index.html").write_text(PAGE.replace("<!-- here -->", '<a href="https://example.org/">x</a>'))
    assert verify(tree, strict=False) == ()
