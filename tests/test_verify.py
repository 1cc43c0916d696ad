"""The verifier finds each of the faults planted one by one, and nothing on a clean tree."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.verify import altered, verify

CSP = """<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'self'">"""
PAGE = f"""<!doctype html><html lang="zh"><head><meta charset="utf-8"><title>页</title>{CSP}
<meta name="description" content="说明"><link rel="stylesheet" href="assets/a.css"></head>
<body><h1 id="top">页</h1><p id="x">字</p><a href="other/b.html#there">乙</a> <a href="#x">本页</a>
<a href="tel:110">电话</a> <img src="assets/p.svg" alt="">
<!-- here --></body></html>"""
OTHER = f"""<!doctype html><html lang="zh"><head><meta charset="utf-8"><title>另一页</title>{CSP}
<meta name="description" content="说明"></head><body><h1>另一页</h1><p id="there">字</p></body></html>"""
HERE = "<!-- here -->"
TEACHERS = "没有写的不追问看到危险先找到这位同学"


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    for name, text in {
        "index.html": PAGE,
        "other/b.html": OTHER,
        "assets/a.css": "p { color: red }",
        "assets/a.js": "document.title;",
        "assets/p.svg": "<svg/>",
    }.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def test_a_clean_tree_has_no_finding(tree: Path) -> None:
    assert verify(tree, strict=True, forbidden=frozenset({TEACHERS})) == ()


IN_A_PAGE = [
    # Links and anchors.
    (HERE, '<a href="missing.html">x</a>', "链接打不开"),
    (HERE, '<a href="other/">x</a>', "链接打不开"),
    (HERE, '<a href="other/B.html">x</a>', "链接打不开"),
    (HERE, '<a href="downloads/x.pptx">x</a>', "链接打不开"),
    (HERE, '<a href="other/b.html#nowhere">x</a>', "锚点不存在"),
    (HERE, '<a href="#nowhere">x</a>', "锚点不存在"),
    (HERE, '<a href="../outside.html">x</a>', "链接走出了本站"),
    (HERE, '<a href="/index.html">x</a>', "地址从根开始"),
    (HERE, '<a href="assets/p.svg"></a>', "链接没有文字"),
    (HERE, '<meta http-equiv="refresh" content="0; url=missing.html">', "链接打不开"),
    (HERE, "<p>马上打[](hotline/police)</p>", "链接没有变成链接"),
    (HERE, "<p>看[第六十条](law/x/y#1.2)</p>", "链接没有变成链接"),
    # What is shown or loaded.
    (HERE, '<img src="gone.png" alt="">', "链接打不开"),
    (HERE, '<img srcset="gone.png 2x" src="assets/p.svg" alt="">', "链接打不开"),
    (HERE, '<img src="assets/p.svg">', "图片没有替代文字"),
    (HERE, '<svg><use href="gone.svg#a"/></svg>', "链接打不开"),
    ('href="assets/a.css"', 'href="assets/b.css"', "链接打不开"),
    (HERE, '<script src="gone.js"></script>', "链接打不开"),
    # Nothing comes from outside.
    (HERE, '<script src="https://unpkg.com/x.js"></script>', "页面从外面取东西"),
    (HERE, '<img src="//cdn.example/x.png" alt="">', "页面从外面取东西"),
    (HERE, '<link rel="preconnect" href="https://fonts.example">', "页面从外面取东西"),
    (HERE, '<link rel="dns-prefetch" href="//fonts.example">', "页面从外面取东西"),
    ('href="assets/a.css"', 'href="https://fonts.example/a.css"', "页面从外面取东西"),
    (HERE, '<a href="other/b.html" ping="https://t.example/">x</a>', "页面从外面取东西"),
    # Addresses that are none.
    (HERE, '<a href="javascript:alert(1)">x</a>', "不允许的地址"),
    (HERE, '<a href="JaVaScRiPt:alert(1)">x</a>', "不允许的地址"),
    (HERE, '<a href="java&#9;script:alert(1)">x</a>', "不允许的地址"),
    (HERE, '<a href="data:text/html,x">x</a>', "不允许的地址"),
    (HERE, '<a href="file:///C:/x.html">x</a>', "不允许的地址"),
    (HERE, '<a href="tel:陈老师">x</a>', "不是电话号码"),
    (HERE, '<img src="data:text/html,x" alt="">', "不允许的地址"),
    # The page itself.
    ("</body>", "<h1>又一个</h1></body>", "现在有 2 个"),
    ('<h1 id="top">页</h1>', "<p>页</p>", "现在有 0 个"),
    ('<h1 id="top">页</h1>', "<h1> </h1>", "一级标题是空的"),
    ("<title>页</title>", "<title></title>", "没有 <title>"),
    ("<title>页</title>", "<title>另一页</title>", "<title> 和"),
    (' lang="zh"', "", "没有写语言"),
    (' lang="zh"', ' lang="en"', "没有写语言"),
    ('<meta name="description" content="说明">', "", "没有页面说明"),
    ('<meta charset="utf-8">', "", "没有写编码"),
    (HERE, '<base href="other/">', "<base>"),
    (HERE, '<p id="x">又一个</p>', "id 重复：x"),
]
FOR_PUPILS = [
    (HERE, '<a href="https://example.org/">x</a>', "链接指向站外"),
    (HERE, '<a href="\\\\example.org">x</a>', "链接指向站外"),
    (CSP, "", "没有写严格的内容安全策略"),
    ("style-src 'self'", "script-src 'unsafe-inline'", "没有写严格的内容安全策略"),
    (HERE, "<script>1</script>", "行内脚本"),
    (HERE, "<style>p{}</style>", "行内样式"),
    (HERE, '<p style="color:red">x</p>', "行内样式"),
    (HERE, '<p onclick="x()">x</p>', "行内事件"),
    (HERE, "<textarea></textarea>", "不能有要填写的地方"),
    (HERE, '<input type="text">', "不能有要填写的地方"),
    (HERE, "<p contenteditable>x</p>", "不能有要填写的地方"),
    (HERE, '<iframe src="other/b.html"></iframe>', "不能嵌入"),
    (HERE, f"<p>第一句。{TEACHERS}。</p>", "写给教师的话"),
    (HERE, "<p title='x'>没有写的 不追问<b>看到危险先</b>找到这位同学</p>", "写给教师的话"),
]


@pytest.mark.parametrize(("old", "new", "said"), [*IN_A_PAGE, *FOR_PUPILS])
def test_a_fault_planted_in_a_page_is_found(tree: Path, old: str, new: str, said: str) -> None:
    (tree / "index.html").write_text(PAGE.replace(old, new), encoding="utf-8")
    findings = verify(tree, strict=True, forbidden=frozenset({TEACHERS}))
    assert findings, "the fault was not found"
    assert {finding.page for finding in findings} <= {"index.html", "other/b.html"}
    assert any(said in finding.message for finding in findings), findings


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("assets/a.css", "p { background: url(https://example.org/x.png) }", "样式从外面取东西"),
        ("assets/a.css", "@import 'https://example.org/a.css';", "样式从外面取东西"),
        ("assets/a.css", "p { background: url(gone.png) }", "样式要的文件打不开"),
        ("assets/a.js", "fetch('x')", "不能向外发东西"),
        ("assets/a.js", "document.cookie = 'x'", "不能向外发东西"),
        ("assets/a.js", f'const rows = ["{TEACHERS}"];', "写给教师的话"),
        ("other/empty.json", "", "文件是空的"),
        ("other/.draft", "x", "不该发布的文件"),
        ("other/~$a.docx", "x", "不该发布的文件"),
    ],
)
def test_a_fault_planted_in_another_file_is_found(tree: Path, name: str, text: str, said: str) -> None:
    (tree / name).write_text(text, encoding="utf-8")
    (finding,) = verify(tree, strict=True, forbidden=frozenset({TEACHERS}))
    assert finding.page == name
    assert said in finding.message


def test_a_tree_without_a_home_page_is_found(tree: Path) -> None:
    (tree / "index.html").unlink()
    assert [finding.message for finding in verify(tree, strict=True)] == ["没有首页"]


def test_more_than_fifty_faults_are_planted() -> None:
    assert len(IN_A_PAGE) + len(FOR_PUPILS) + 10 >= 50


def test_the_teacher_tree_may_link_out_and_hold_scripts_but_load_nothing(tree: Path) -> None:
    page = PAGE.replace(HERE, '<a href="https://example.org/">x</a><script>1</script><textarea></textarea>')
    (tree / "index.html").write_text(page, encoding="utf-8")
    assert verify(tree, strict=False) == ()


def test_a_vendored_script_that_was_changed_is_found(tree: Path) -> None:
    digest = "4a7a8a0c4a3dd3a8ae6d9f2d0a9f0e9f0e6f0d4b7bb6a2c1c0a1d2e3f4a5b6c7"
    assert [f.page for f in altered(tree, f"{digest}  assets/a.js\n")] == ["assets/a.js"]
    assert [f.page for f in altered(tree, f"{digest}  assets/gone.js\n")] == ["assets/gone.js"]
