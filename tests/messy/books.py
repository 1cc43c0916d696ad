"""Thirty files as schools really send them, made by script, each with what must come out of it.

Nothing in them is real: two invented schools, no person. `wanted` counts rows as the conservation law does; `says` are
words that the clerk must read.
"""

from __future__ import annotations

import datetime
import io
import zipfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import xlsxwriter

from generator.records.ledger import Counts
from tests.messy.school import EVENT_HEADERS, HEADERS, table

Page: TypeAlias = xlsxwriter.worksheet.Worksheet
CANARY = "不该留下的字"
DAY = datetime.date(2026, 9, 3)
FIXED = ("第1节", "其他资源", "甲课", "主题班会", "学生欺凌防治", 40, "班主任", "", "")
GOOD = ("第一小学", "3年级1班", "2026-09-03", *FIXED)
EVENT = ("第一小学", "家长会", "2026-09-20", "秋季家长会", "家庭教育、学生欺凌防治", "", 120, "学校领导", "", "")


@dataclass(frozen=True)
class Messy:
    """A file, and what must come out."""

    name: str
    data: bytes
    wanted: Counts | None
    """None: the file is refused as a whole."""
    says: tuple[str, ...] = ()
    faulty: tuple[str, ...] = ()
    """Fields marked, in the order of the rows."""


def book(fill: Callable[[xlsxwriter.Workbook, Page], object], **options: object) -> bytes:
    """Return a workbook with one sheet, filled by `fill`."""
    buffer = io.BytesIO()
    workbook = xlsxwriter.Workbook(buffer, {"in_memory": True, **options})
    fill(workbook, workbook.add_worksheet("九月"))
    workbook.close()
    return buffer.getvalue()


def rows(*lines: Sequence[object], at: int = 0, headers: Sequence[str] = HEADERS) -> Callable[..., object]:
    """Return a filler: a header in row `at`, the lines below."""

    def fill(workbook: xlsxwriter.Workbook, page: Page) -> None:
        day = workbook.add_format({"num_format": "yyyy/m/d"})
        for row, line in enumerate((headers, *lines), at):
            for column, value in enumerate(line):
                if isinstance(value, datetime.date):
                    page.write_datetime(row, column, value, day)
                else:
                    page.write(row, column, value)

    return fill


def both(first: Callable[..., object], then: Callable[..., object]) -> Callable[..., object]:
    """Return a filler that does one thing after the other."""

    def fill(workbook: xlsxwriter.Workbook, page: Page) -> None:
        first(workbook, page)
        then(workbook, page)

    return fill


def changed(data: bytes, member: str, old: str, new: str) -> bytes:
    """Return an archive with a piece of one member replaced."""
    source = zipfile.ZipFile(io.BytesIO(data))
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as target:
        for info in source.infolist():
            text = source.read(info)
            if info.filename == member:
                assert old.encode() in text
                text = text.replace(old.encode(), new.encode(), 1)
            target.writestr(info, text)
    return buffer.getvalue()


def dated(value: object) -> tuple[object, ...]:
    """Return a good row with another date."""
    return ("第一小学", "3年级1班", value, *FIXED)


def of(**changes: object) -> tuple[object, ...]:
    """Return a good row with other cells, named by their header."""
    return tuple(changes.get(header, cell) for header, cell in zip(HEADERS, GOOD, strict=True))


def messy() -> Iterator[Messy]:
    """Yield the thirty."""
    one, no_school = Counts(accepted=1, read=1), [cell for cell in GOOD if cell != "第一小学"]
    plain = table([GOOD])
    yield Messy("csv-utf8.csv", plain, one)
    yield Messy("csv-bom.csv", b"\xef\xbb\xbf" + plain, one)
    yield Messy("csv-gb18030.csv", plain.decode().encode("gb18030"), one, ("GB18030",))
    yield Messy("excel-unicode-text.csv", plain.decode().replace(",", "\t").encode("utf-16"), one)
    yield Messy("csv-mixed.csv", plain + "第一小学,三年级".encode("gb18030") + b"\xff\xff\n", None, ("不是 UTF-8",))
    yield Messy("csv-nul.csv", plain + b"\0\n", None, ("空字符",))
    broken = table([of(题目="第一行\n第二行"), of(题目="")])
    lines = Counts(accepted=1, rejected=1, read=2)
    yield Messy("csv-line-breaks.csv", broken, lines, ("没有写上的是什么课",), ("title",))
    yield Messy("empty.xlsx", b"", None, ("是空的",))
    yield Messy("old.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, None, ("老格式", "另存为"))
    locked = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le")
    yield Messy("password.xlsx", locked, None, ("加了密码",))
    yield Messy("web-page.xlsx", b"<html><table><tr><td>1</td></tr></table></html>", None, ("其实是网页",))
    yield Messy("renamed-csv.xlsx", plain, one)
    titles = both(rows(no_school, at=4, headers=HEADERS[1:]), lambda _, page: page.write_row(0, 0, ("九月登记表",)))
    above = both(titles, lambda _, page: page.write_row(1, 0, ("学校：第一小学", "", "学年", "2026-2027")))
    yield Messy("titles-above.xlsx", book(above), one)
    yield Messy("header-too-low.xlsx", book(rows(GOOD, at=12)), None, ("前十行里没有",))
    other = (
        "单位名称",
        "授课班级（必填）",
        "上课时间",
        "第几节",
        "课程名称",
        "其他资源题目",
        "课型",
        "内容",
        "时长",
        "授课人",
    )
    yield Messy("other-headers.xlsx", book(rows(GOOD[:10], headers=other)), one)
    yield Messy(
        "column-missing.xlsx", book(rows(GOOD[:3], headers=(*HEADERS[:3], "课"))), None, ("缺少这几列：", "节次")
    )
    yield Messy("column-twice.xlsx", book(rows((*GOOD, DAY), headers=(*HEADERS, "上课日期"))), None, ("有两列",))
    sums = book(rows(GOOD, [""] * 12, ("合计", "", 1), dated(datetime.date(2026, 9, 4))))
    yield Messy("sums-and-blanks.xlsx", sums, Counts(accepted=2, blank=2, read=4), ("1 行合计",))
    names = (*HEADERS, "学生姓名", "家长电话", "身份证号", "备注")
    private = book(rows((*GOOD, CANARY, CANARY, CANARY, CANARY), headers=names))
    yield Messy("private-columns.xlsx", private, one, ("没有读的列", "学生姓名、家长电话、身份证号是个人信息"))
    merged = both(rows(of(班级=""), of(班级="", 题目="乙课")), lambda _, page: page.merge_range(1, 1, 2, 1, "3年级2班"))
    yield Messy("merged.xlsx", book(merged), Counts(accepted=2, read=2), ("1 行用了合并单元格",))
    minutes = both(rows(GOOD, of(题目="乙课", 分钟="")), lambda _, page: page.merge_range(1, 8, 2, 8, 40))
    yield Messy("merged-minutes.xlsx", book(minutes), lines, (), ("minutes",))

    def hidden(workbook: xlsxwriter.Workbook, page: Page) -> None:
        page.set_row(1, None, None, {"hidden": True})
        for name, very in (("草稿", False), ("暗表", True)):
            extra = workbook.add_worksheet(name)
            extra.write_row(0, 0, HEADERS)
            extra.write_row(1, 0, dated("2026-10-08"))
            extra.very_hidden() if very else extra.hide()

    yield Messy("hidden.xlsx", book(both(rows(GOOD), hidden)), one, ("草稿、暗表", "1 行是隐藏的"))
    days = [
        "2026.9.3",
        "9月4日",
        "20260907",
        "2026/9/8",
        "２０２６．９．９",
        "2026年9月10日 星期四",
        46276,
        datetime.date(2026, 9, 14),
    ]
    yield Messy("dates.xlsx", book(rows(*map(dated, days))), Counts(accepted=8, read=8))
    bad = ["9/3", "2026-09-31", "2026-08-15", "昨天", "2030-01-01", 3.5]
    yield Messy("bad-dates.xlsx", book(rows(*map(dated, bad))), Counts(rejected=6, read=6), (), ("date",) * 6)
    yield Messy(
        "epoch-1904.xlsx", book(rows(dated(DAY), dated(datetime.date(2026, 9, 4))), date_1904=True), Counts(2, read=2)
    )

    def formulas(_: xlsxwriter.Workbook, page: Page) -> None:
        page.write_formula(1, 8, "=20+20", None, 40)
        page.write_formula(2, 2, "=NA()", None, "#N/A")

    flawed = book(both(rows(GOOD, dated("2026-09-04")), formulas))
    yield Messy(
        "formulas.xlsx", flawed, Counts(rejected=2, read=2), ("这一格是公式", "Excel 的错误值"), ("minutes", "date")
    )
    far = changed(
        book(rows(GOOD)),
        "xl/worksheets/sheet1.xml",
        "</sheetData>",
        '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>',
    )
    yield Messy("far-corner.xlsx", far, None, ("太大了",))
    bomb = changed(
        book(rows(GOOD)), "xl/sharedStrings.xml", "</sst>", "<si><t>" + "哈" * 20_000_000 + "</t></si></sst>"
    )
    yield Messy("bomb.xlsx", bomb, None, ("太大了",))
    people = book(rows(of(主讲身份="王小明"), of(题目="乙课", 主讲身份="校长"), of(题目="联系13800138000")))
    yield Messy(
        "names-as-roles.xlsx",
        people,
        Counts(accepted=1, rejected=2, read=3),
        ("只写身份，不写姓名",),
        ("presenter_role", "title"),
    )
    wrong = [
        of(学校="第三中学"),
        of(班级="3年级9班"),
        of(课="转发也要负责", 题目=""),
        of(课="什么是欺负", 题目=""),
        of(形式="吃饭"),
        of(分钟="很久"),
    ]
    fields = ("school", "scope", "lesson", "lesson", "form", "minutes")
    yield Messy(
        "unknown-words.xlsx", book(rows(*wrong)), Counts(rejected=6, read=6), ("您是不是想写：什么是欺凌",), fields
    )
    scopes = [of(班级=words, 题目=words) for words in ("全校", "三年级", "三（1）班、四（2）班", "3年级1-2班")]
    yield Messy("many-classes.xlsx", book(rows(*scopes)), Counts(accepted=4, read=4))

    def two(workbook: xlsxwriter.Workbook, _: Page) -> None:
        rows(EVENT, headers=EVENT_HEADERS)(workbook, workbook.add_worksheet("活动"))
        workbook.add_worksheet("目录").write(0, 0, "看这里")

    yield Messy("two-sheets.xlsx", book(both(rows(GOOD), two)), Counts(accepted=2, read=2), ("没有读的工作表：目录",))
