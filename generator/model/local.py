"""The local layer: one school's or district's own sheet, kept out of the repository."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from generator.model.base import Date, Line, Model, Seq, StudentLine, StudentProse


class Contact(Model):
    """学校里可以找的人：写职务，不写姓名。"""

    post: StudentLine
    """职务，例如 心理老师；不写姓名。"""
    where: StudentLine | None = None
    """在哪里找，例如 二楼心理室。"""
    phone: StudentLine | None = None
    """公开的办公电话；没有就不写。"""
    when: StudentLine | None = None
    """什么时候在。"""


class Holiday(Model):
    """校历里放假的几天。"""

    name: Line
    """什么假，例如 国庆节。"""
    begins: Date
    """第一天。"""
    ends: Date
    """最后一天。"""


class Week(Model):
    """校历的一段。"""

    term: Literal["上学期", "下学期"]
    """哪个学期。"""
    begins: Date
    """开学日期。"""
    ends: Date
    """放假日期。"""
    holidays: Seq[Holiday] = ()
    """学期中间放假的日子；学期方案会绕开它们。"""


class Local(Model):
    """本校（本区）信息 local/local.yaml：生成时用 --local 合并；没填的地方印“待填”。"""

    name: StudentLine
    """学校或区县名称。"""
    contacts: Seq[Contact] = ()
    """学生可以找的人，按职务写。"""
    mail: StudentLine | None = None
    """公开的举报邮箱。"""
    vice_principal: StudentLine | None = None
    """法治副校长的单位和职务。"""
    police: StudentLine | None = None
    """护校民警所在派出所。"""
    report_picture: Line | None = None
    """举报二维码图片的文件名，.png 或 .jpg，放在同一文件夹；印在学生版的求助页上。"""
    rules: Seq[StudentProse] = ()
    """本校校规里与欺凌有关的条款。"""
    calendar: Seq[Week] = Field(default=(), max_length=4)
    """校历；学期方案（行事历、工作方案、档案目录）照它排周次。"""
