"""A picture for a line, on pages for children who do not read yet.

They read by the picture, so a wrong one misleads: it stands only where every phrase of the table found in the line
means the same drawing. Scenes and stories have none, for one word of theirs tells nothing about who does what.
"""

from __future__ import annotations

import re

from markupsafe import Markup

from generator.prose import Text
from generator.render import drawing

# Phrase of the line → name of the drawing. What is more particular stands higher and takes its words away from below.
WORDS: tuple[tuple[str, str], ...] = (
    (r"(?:快去?找大人。\s*)?(?:也可以)?打110", "警察"),
    (r"我做过：[^。]*告诉老师", "老师在听"),
    (r"大人[^。？]*，也能说", "心理室"),  # the adult to run to may be the one who did it
    (r"陪他去?找(?:老师|大人)", "陪着他"),
    (r"陪陪他", "陪着他"),
    (r"找第二[个位]|再找一个大人|换一位大人", "家长"),
    (r"(?:去找|，找|告诉|叫)(?:一位)?(?:老师|大人)(?!也行)", "找大人"),
    (r"拉着大人的手|拉拉老师的手", "找大人"),
    (r"走开", "走开"),
    (r"我不喜欢，请停下", "停"),
    (r"一起玩吗", "一起玩"),
    (r"想借，就说", "借笔"),
    (r"还回去", "弥补"),
    (r"都有一个圆圈", "身体界限"),
)
_ANY = re.compile("|".join(f"({phrase})" for phrase, _ in WORDS))


def picture(text: str) -> str | None:
    """Return the name of the drawing for `text`, if its phrases agree on one."""
    found = {WORDS[match.lastindex - 1][1] for match in _ANY.finditer(text) if match.lastindex}
    return found.pop() if len(found) == 1 else None


def drawn(text: str | Text) -> Markup:
    """Return the drawing for `text` as markup, empty without one; the words beside it say the same, so it is mute."""
    name = picture(text.plain() if isinstance(text, Text) else text)
    return shown(name) if name else Markup()


def shown(name: str) -> Markup:
    """Return the drawing `name` as markup."""
    svg = drawing.svg(name, "lower-primary").replace("\n", "")
    return Markup(f'<span class="pic" aria-hidden="true">{svg}</span>')  # noqa: S704 - our own drawing
