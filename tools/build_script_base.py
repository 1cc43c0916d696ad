"""Write the Word template of the 讲稿: `python -m tools.build_script_base`.

Made of the same pieces as the 教案; its own are the bar of a step, the box of a slide, and words large enough to be
read from a lectern.
"""

from __future__ import annotations

from pathlib import Path

from tools.word_package import size, space, style, template
from tools.word_pieces import WIDTH, cell, control, headed, loop, macro, p, repeated, row, run, table, when

TAB = "\t"
TARGET = Path(__file__).parents[1] / "generator" / "templates" / "docx" / "script.docx"


def main() -> None:
    """Write the template."""
    TARGET.write_bytes(script())


def looks() -> tuple[str, ...]:
    """Return the styles only this template has."""
    hei = '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="黑体" w:cs="Times New Roman"/>'
    end = f'<w:tabs><w:tab w:val="right" w:pos="{WIDTH}"/></w:tabs>'
    bar = '<w:pBdr><w:bottom w:val="single" w:sz="12" w:space="2" w:color="auto"/></w:pBdr>'
    kept, left = "<w:keepNext/><w:keepLines/>", '<w:jc w:val="left"/>'
    hung = '<w:tabs><w:tab w:val="left" w:pos="560"/></w:tabs>'
    indent = '<w:ind w:left="560" w:hanging="560"/>'
    return (
        style(
            "青禾 环节", "QhStep", f'{kept}{bar}{end}{space(360, 120, 300)}<w:outlineLvl w:val="0"/>', hei + size(15)
        ),
        style("青禾 课件页", "QhSlide", f'{kept}{space(200, 60, 300)}<w:outlineLvl w:val="1"/>', hei + size(13)),
        style("青禾 屏幕", "QhShown", kept + space(0, 0, 280) + left, size(10.5)),
        style("青禾 屏幕列表", "QhShownList", kept + hung + space(0, 0, 280) + indent + left, size(10.5)),
        style("青禾 屏幕小字", "QhShownSmall", space(20, 0, 260) + left, size(9)),
        style("青禾 要说的话", "QhSay", "<w:widowControl/>" + space(60, 40, 340), size(14)),
        style("青禾 提示", "QhHint", space(40, 20, 310), size(12)),
        style("青禾 旁注", "QhAside", space(0, 0, 300) + '<w:ind w:left="420"/>', size(10.5)),
        style("青禾 旁注引导", "QhAsideLead", kept + space(80, 0, 300), hei + size(10.5)),
    )


def shown() -> str:
    """Return the box with what stands on the screen."""
    words = control("for run in line.runs") + control("if run.strong") + run("{{ run.text }}", "<w:b/><w:bCs/>")
    words += control("else") + run("{{ run.text }}") + control("endif") + control("endfor")
    plain = f'<w:p><w:pPr><w:pStyle w:val="QhShown"/></w:pPr>{words}</w:p>'
    signed = f'<w:p><w:pPr><w:pStyle w:val="QhShownList"/></w:pPr>{run("{{ line.sign }}" + TAB)}{words}</w:p>'
    inside = loop("line in slide.shown", when("line.sign", signed), when("not line.sign", plain))
    inside += when("slide.source", p("{{ slide.source }}", "QhShownSmall"))
    return table((WIDTH,), row(cell(WIDTH, inside, shaded=True)))


def said() -> str:
    """Return what the teacher says, large, and what she only has to know, small."""
    large = loop("line in part.lines", p("{{ line }}", "QhSay"))
    hint = loop("line in part.lines", p("{{ line }}", "QhHint"))
    aside = p("{{ part.lead }}", "QhAsideLead") + loop("line in part.lines", p("{{ line }}", "QhAside"))
    return loop(
        "part in slide.said",
        when("part.lead == '教师'", large),
        when("not part.lead", hint),
        when("part.lead and part.lead != '教师'", aside),
    )


def slide() -> str:
    """Return one slide."""
    short = "{% if slide.short %}　　短课第 {{ slide.short }} 页{% endif %}"
    return "".join(
        (
            when("slide.held", p("屏幕停在第 {{ slide.number }} 页：{{ slide.title }}", "QhSlide")),
            when(
                "not slide.held",
                p("第 {{ slide.number }} 页　{{ slide.title }}" + short, "QhSlide"),
            ),
            when("slide.shown", shown()),
            said(),
            loop("law in slide.laws", p("法条依据：{{ law }}", "QhNote")),
        )
    )


def overview() -> str:
    """Return the steps and their minutes at a glance, with a column for the shorter deck where there is one."""
    return when("script.shorter", _steps(4224, True)) + when("not script.shorter", _steps(5324, False))


def _steps(room: int, shorter: bool) -> str:
    columns = (
        (1300, "", "{{ step.label }}"),
        (room, "环节", "{{ step.title }}"),
        (1300, "用时", "{% if step.minutes %}{{ step.minutes }} 分钟{% endif %}"),
        (1600, "钟点", "{{ step.span }}"),
        (1100, "短课", "{{ step.short.removeprefix('短课').strip() }}"),
    )[: 5 if shorter else 4]
    widths = tuple(width for width, _, _ in columns)
    one = row(*(cell(width, p(text, "QhCell")) for width, _, text in columns))
    head = headed(widths, *(name for _, name, _ in columns))
    return table(widths, head, repeated("step in script.steps", one))


def script() -> bytes:
    """Return the bytes of the template of the 讲稿."""
    facts = "全课 {{ script.total }} 分钟{% if script.shorter %}；也标出了 {{ script.shorter }}{% endif %}。"
    facts += "与课件 {{ script.version }} 逐页对应：灰框里是屏幕上的字，大字是要说的话，小字是心里有数的。"
    clock = "\t{% if step.minutes %}{{ step.minutes }} 分钟　{{ step.span }}{% if step.short %}　{{ step.short }}"
    clock += "{% endif %}{% endif %}"
    talk = p("没有投影时：十五分钟讲稿", "QhStep") + p("{{ script.talk.local }}", "QhNote")
    talk += p("{{p say(script.talk.spoken) }}", "QhMark") + p("听众真会问的", "QhStep")
    talk += loop(
        "ask, answer in script.talk.questions", p("问：{{ ask }}", "QhLead"), p("{{p hint(answer) }}", "QhMark")
    )
    law = loop(
        "law in script.laws",
        p("{{ law.title }}　{{ law.heading }}", "QhLead"),
        loop("line in law.paragraphs", p("{{ line }}", "QhLaw")),
        p("{{ law.dates }}", "QhNote"),
    )
    body = "".join(
        (
            macro("say", "QhSay", "QhSay"),
            macro("hint", "QhHint", "QhList"),
            p("{{ script.title }}", "Title"),
            p("讲稿　{{ script.about }}", "Subtitle"),
            p(facts, "QhNote"),
            overview(),
            loop(
                "step in script.steps",
                p("{{ step.label }}　{{ step.title }}" + clock, "QhStep"),
                loop("slide in step.slides", slide()),
            ),
            when("script.talk", talk),
            when("script.laws", p("用到的法条", "QhStep"), law),
            p("", "QhNote") + p("{{ script.colophon }}", "QhNote"),
        )
    )
    return template(body, "{{ script.title }}\t\t讲稿", "版本 {{ script.version }}", looks())


if __name__ == "__main__":
    main()
