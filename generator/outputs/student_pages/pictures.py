"""A picture for a line, on pages for children who do not read yet: the first word of the table that stands in it.

The table is read from above, so what is more particular stands higher. A line without such a word has no picture.
"""

from __future__ import annotations

from markupsafe import Markup

from generator.prose import Text
from generator.render import drawing

# Word of the line → name of the drawing.
WORDS: tuple[tuple[str, str], ...] = (
    ("110", "警察"),
    ("警察", "警察"),
    ("报警", "警察"),
    ("打电话", "求助电话"),
    ("12355", "求助电话"),
    ("12356", "求助电话"),
    ("秘密", "说出来"),
    ("碰", "身体界限"),
    ("身体", "身体界限"),
    ("照片", "先问再拍"),
    ("拍", "先问再拍"),
    ("抢", "抢东西"),
    ("不还", "抢东西"),
    ("借", "借笔"),
    ("弥补", "弥补"),
    ("赔", "弥补"),
    ("还给", "弥补"),
    ("还回", "弥补"),
    ("绳", "一起玩"),
    ("一起玩", "一起玩"),
    ("排队", "排队"),
    ("深呼吸", "深呼吸"),
    ("空椅子", "空椅子"),
    ("摔", "医务室"),
    ("流血", "医务室"),
    ("疼", "医务室"),
    ("陪", "陪着他"),
    ("围", "陪着他"),
    ("上去拉", "陪着他"),
    ("拉大人", "牵手"),
    ("做错", "老师在听"),
    ("真话", "老师在听"),
    ("心理老师", "心理室"),
    ("第二个", "家长"),
    ("再找一个", "家长"),
    ("另一个大人", "家长"),
    ("爸爸", "家长"),
    ("奶奶", "家长"),
    ("老师", "找大人"),
    ("大人", "找大人"),
    ("走开", "走开"),
    ("停", "停"),
    ("不喜欢", "停"),
    ("不要", "停"),
    ("不笑", "停"),
    ("害怕", "害怕"),
    ("怕", "害怕"),
    ("难过", "难过"),
    ("难受", "难过"),
    ("不舒服", "难过"),
    ("生气", "生气"),
    ("不是你的错", "牵手"),
    ("高兴", "开心"),
    ("帽子", "帽子"),
    ("彩笔", "铅笔盒"),
    ("笔", "铅笔盒"),
    ("画", "画画"),
    ("书包", "书包"),
    ("法律", "法律书"),
    ("说", "说出来"),
    ("教室", "教室"),
    ("操场", "操场"),
    ("走廊", "走廊"),
    ("楼梯", "楼梯"),
)


def picture(text: str) -> str | None:
    """Return the name of the drawing for `text`, if there is one."""
    return next((name for word, name in WORDS if word in text), None)


def drawn(text: str | Text) -> Markup:
    """Return the drawing for `text` as markup, empty without one; the words beside it say the same, so it is mute."""
    name = picture(text.plain() if isinstance(text, Text) else text)
    return shown(name) if name else Markup()


def shown(name: str) -> Markup:
    """Return the drawing `name` as markup."""
    svg = drawing.svg(name, "lower-primary").replace("\n", "")
    return Markup(f'<span class="pic" aria-hidden="true">{svg}</span>')  # noqa: S704 - our own drawing
