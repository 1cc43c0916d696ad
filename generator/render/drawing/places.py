"""Places of a school day, in daylight."""

from __future__ import annotations

from generator.render.drawing.colours import Role
from generator.render.drawing.figure import (
    ADULT,
    SMALL,
    TEEN,
    Hair,
    person,
)
from generator.render.drawing.model import (
    FINE,
    SCENE,
    Drawing,
    Parts,
    Primitives,
    bar,
    box,
    dot,
    fine,
    oval,
    path,
    round_,
)
from generator.render.drawing.setting import (
    an,
    bei,
    chun,
    cloud,
    desk,
    dong,
    er,
    fan,
    granny,
    heart,
    legs_from,
    outdoors,
    plant,
    room,
    rug,
    school_bag,
    table,
    teacher,
    tree,
    window,
)


def _drawing(name: str, alt: str, parts: Parts) -> Drawing:
    return Drawing(name, "地点", alt, SCENE, parts)


def _pupil(x: float, hair: Hair, top: Role, scale: float = 1.06) -> Primitives:
    """Return a pupil at a desk seen from behind."""
    return person(x, 262, hair, top, away=True, clothes="none", scale=scale, left=(-24, 34), right=(24, 34))


def _tower(x: float, y: float, w: float, h: float, wall: Role, columns: int, rows: int) -> Primitives:
    parts = path(f"M{x} {y + h}L{x} {y}L{x + w} {y}L{x + w} {y + h}Z", wall)
    for row in range(rows):
        for column in range(columns):
            parts += bar(x + w / columns * (column + 0.5) - 9, y + 14 + row * 34, 18, 20, 3, "sky", "line", FINE)
    return parts


DRAWINGS = (
    _drawing("教室", "教室里，老师站在黑板前，同学们坐在课桌旁", lambda: (
        room("primary_soft"), window(20, 28, 52, 62), bar(92, 24, 190, 88, 6, "board"),
        path("M112 48L168 48M112 66L152 66", None, "paper", 3), dot(250, 56, 13, "sun"),
        path("M196 96C206 84 214 84 222 96", None, "paper", 3), path("M92 116L282 116"),
        teacher(188, 214, scale=0.98, left=(-42, -12), smile=True, below="line"), desk(24, 176, 126, 50, "paper"),
        desk(206, 176, 96, 50, "paper"), _pupil(52, "short", "primary", 1), _pupil(121, "tails", "second_mid", 1),
        _pupil(254, "pony", "sun"),
    )),
    _drawing("走廊", "明亮的走廊里，两个同学打着招呼走来", lambda: (
        room("primary_soft", "sand", 150), path("M8 20L120 64L120 150L8 216Z", "second_soft", None),
        path("M312 20L200 64L200 150L312 216Z", "paper", None),
        path("M8 216L120 150L200 150L312 216L312 212C312 226 306 232 292 232L28 232C14 232 8 226 8 212Z",
             "sand", None),
        bar(132, 78, 56, 72, 4, "sky"), fine("M160 78L160 150M132 110L188 110"),
        path("M34 66L82 80L82 170L34 198Z", "primary_mid"), dot(74, 130, 4, "line"),
        path("M44 90L72 97L72 120L44 116Z", "sky", "line", FINE),
        path("M226 82L258 72L258 130L226 132ZM272 68L306 57L306 128L272 130Z", "sky", "line", FINE),
        path("M8 216L120 150L200 150L312 216"),
        er(124, 218, scale=0.92, build=TEEN, look=0.8, smile=True, right=(34, 4), step=2),
        bei(198, 222, scale=0.96, build=TEEN, look=-0.8, smile=True, left=(-34, -22), step=2),
    )),
    _drawing("操场", "操场上，两个同学在篮球架旁玩球", lambda: (
        outdoors(), cloud(80, 44, 1.1), cloud(186, 32, 0.8), tree(46, 184, 1),
        path("M20 214C70 184 250 184 300 214", None, "paper", 5), path("M262 196L262 70L240 70"),
        bar(206, 42, 58, 44, 5, "paper"), bar(224, 60, 22, 16, 2, None, "primary", FINE),
        path("M218 88L250 88L246 108L222 108Z", None, "line", FINE), oval(234, 88, 17, 5, "primary"),
        an(106, 218, scale=1, left=(-32, 8), right=(34, -26), step=4, look=0.6, smile=True),
        fan(186, 222, scale=1, right=(36, -24), left=(-34, -28), look=-0.2, smile=True),
        round_(146, 92, 15, 15, "berry"), fine("M131 92C142 86 150 86 161 92M146 77L146 107"),
    )),
    _drawing("楼梯", "一个同学扶着扶手上楼，另一个在上面招手", lambda: (
        room("second_soft", "sand", 200), window(28, 30, 66, 66),
        path("M60 232L60 204L112 204L112 176L164 176L164 148L216 148L216 120L312 120L312 212C312 226 306 232 292 232"
             "Z", "paper"),
        fine("M68 212L104 212M120 184L156 184M172 156L208 156M224 128L300 128"),
        path("M76 204L76 146M238 120L238 60", None, "hair_brown", 5),
        path("M72 148L242 58L304 58", None, "hair_brown", 7),
        er(136, 176, scale=1.06, look=0.8, smile=True, right=(30, 18), step=2),
        bei(272, 120, scale=0.92, look=-0.8, smile=True, left=(-28, -20)),
    )),
    _drawing("宿舍", "宿舍里有上下铺和书桌，两个同学在打招呼", lambda: (
        room("primary_soft"), window(122, 30, 76, 64),
        path("M24 44L24 218M126 120L126 218M24 118L126 118M24 186L126 186", None, "hair_brown", 6),
        bar(30, 98, 92, 20, 8, "primary_mid"), bar(30, 164, 92, 22, 8, "sun"), bar(32, 150, 30, 16, 7, "paper"),
        chun(82, 154, scale=0.94, build=TEEN, clothes="none", right=(34, -24), smile=True),
        bar(30, 104, 92, 18, 8, "primary_mid"), fine("M104 122L104 218M104 140L126 140M104 162L126 162"),
        desk(206, 152, 96, 60), path("M280 152L280 124L262 112", None), path("M268 100L246 118L262 128Z", "sun"),
        bar(214, 140, 34, 12, 3, "primary"),
        er(176, 220, scale=1.02, build=TEEN, left=(-36, -22), look=-0.6, smile=True),
    )),
    _drawing("食堂", "食堂里，两个同学坐在一起吃饭", lambda: (
        room("second_soft"), window(24, 26, 60, 56), bar(206, 30, 86, 46, 8, "paper"),
        path("M222 62C224 46 246 46 248 62ZM256 62C258 50 276 50 278 62Z", "sun", "line", FINE),
        fan(98, 248, scale=1.3, clothes="none", right=(10, 32), left=(-26, 34), smile=True, look=0.5),
        bei(222, 250, scale=1.3, clothes="none", left=(-12, 34), right=(26, 34), smile=True, look=-0.5),
        table(196),
        path("M74 182C76 204 120 204 122 182Z", "primary"),
        path("M74 182C78 168 90 172 98 170C106 168 118 172 122 182Z", "paper"),
        path("M198 182C200 204 244 204 246 182Z", "primary"),
        path("M198 182C202 168 214 172 222 170C230 168 242 172 246 182Z", "paper"), oval(160, 206, 26, 9, "paper"),
        path("M142 204C146 194 174 194 178 204C172 210 148 210 142 204Z", "leaf", "line", FINE),
        path("M126 194L194 190M128 200L196 195", None, "hair_brown", 3),
    )),
    _drawing("校门", "校门口，老师向走来的同学招手", lambda: (
        outdoors("sand"), cloud(160, 92, 0.9), tree(290, 186, 0.62),
        path("M60 190L60 56L88 56L88 190ZM232 190L232 56L260 56L260 190Z", "primary_mid"),
        path("M46 58L46 34C112 16 208 16 274 34L274 58C208 42 112 42 46 58Z", "primary"),
        teacher(232, 220, scale=0.94, left=(-44, -22), smile=True, look=-0.4),
        an(92, 222, scale=1.08, right=(34, -26), look=0.6, smile=True, step=2),
        chun(154, 224, scale=1.04, build=SMALL, look=0.6, smile=True, step=2),
    )),
    _drawing("回家路", "放学路上，奶奶牵着背书包的孩子回家", lambda: (
        outdoors(), cloud(70, 40), cloud(150, 60, 0.7), tree(44, 184, 0.9),
        path("M90 232C120 206 176 196 206 186C224 180 226 174 222 168L244 168C254 178 246 192 236 200"
             "C218 212 214 222 220 232Z", "sand", None),
        path("M212 168L212 120L276 120L276 168Z", "paper"), path("M200 124L244 90L288 124Z", "primary"),
        bar(234, 136, 20, 32, 3, "second_mid"), bar(258, 134, 12, 14, 2, "sky", "line", FINE),
        er(100, 224, scale=1.16, away=True, step=2, right=(32, 12)), school_bag(100, 150, 1.15),
        granny(162, 226, scale=1, away=True, left=(-32, 44), step=2),
    )),
    _drawing("学校大楼", "一座有大钟的教学楼", lambda: (
        outdoors(), cloud(58, 46), _tower(28, 100, 84, 92, "paper", 2, 2), _tower(208, 100, 84, 92, "paper", 2, 2),
        path("M112 192L112 70L160 40L208 70L208 192Z", "primary_mid"),
        path("M100 76L160 34L220 76", None, "primary", 7), round_(160, 88, 18, 18, "paper"),
        fine("M160 88L160 77M160 88L168 92"), path("M140 192L140 142C140 126 180 126 180 142L180 192Z", "second"),
        fine("M160 132L160 192"), bar(20, 92, 96, 12, 4, "primary"), bar(204, 92, 96, 12, 4, "primary"),
        path("M128 192L192 192L208 214L112 214Z", "sand"),
        path("M20 204C22 184 58 184 62 204ZM258 204C262 182 300 184 302 204Z", "leaf"),
    )),
    _drawing("医务室", "医务室里，校医在照看坐在床边的同学", lambda: (
        room("sky"), bar(28, 36, 70, 78, 6, "paper"), fine("M28 74L98 74M63 44L63 66M52 55L74 55"),
        bar(38, 86, 12, 20, 3, "leaf", "line", FINE), bar(58, 90, 12, 16, 3, "sun", "line", FINE),
        bar(78, 84, 12, 22, 3, "berry", "line", FINE), window(118, 32, 62, 56),
        person(214, 218, "bun", "paper", build=ADULT, tint="hair_brown", below="second", clothes="trousers",
            left=(-46, 30), smile=True, look=-0.5, zip_=True),
        path("M32 148L32 224M202 200L202 224"),
        path("M40 170L196 170C204 170 206 176 206 184L206 198L32 198L32 178C32 172 34 170 40 170Z", "second_mid"),
        bar(40, 156, 40, 18, 8, "paper"), legs_from(130, 174, "skin_tan"),
        dong(130, 209, scale=1.16, clothes="none", smile=True, look=0.5, left=(-26, 32), right=(26, 32)),
        bar(132, 190, 18, 9, 4, "paper", "line", FINE),
    )),
    _drawing("心理室", "心理室里，老师和同学坐在沙发上说话", lambda: (
        room("primary_soft"), window(28, 30, 70, 62), bar(214, 34, 62, 46, 5, "paper"), heart(245, 58, 1.1),
        rug(160, 212, 128, 18, "second_soft"),
        path("M30 206C22 150 34 128 74 128C114 128 124 150 118 206Z", "second_mid"),
        path("M202 206C196 150 206 128 246 128C286 128 298 150 290 206Z", "sun"),
        er(74, 218, scale=1.05, clothes="none", look=0.7, smile=True, left=(-27, 26), right=(27, 26)),
        teacher(246, 236, scale=0.94, clothes="none", look=-0.7, smile=True, left=(-36, 22), right=(34, 36)),
        path("M38 204C38 190 48 186 74 186C100 186 110 190 110 204L110 214L38 214Z", "second_mid"),
        path("M210 204C210 190 220 186 246 186C272 186 282 190 282 204L282 214L210 214Z", "sun"),
        oval(160, 184, 28, 8, "paper"), path("M160 192L160 216M146 218L174 218"),
        bar(146, 168, 12, 13, 3, "primary", "line", FINE), bar(164, 168, 12, 13, 3, "leaf", "line", FINE),
    )),
    _drawing("图书角", "图书角里，两个同学一起看一本书", lambda: (
        room("second_soft"), box(24, 28, 132, 98, 8, "paper"), fine("M24 76L156 76"),
        path("M34 76L34 44L46 44L46 76ZM60 76L60 40L72 40L72 76ZM122 76L132 44L142 48L132 76Z", "primary"),
        path("M46 76L46 50L60 50L60 76ZM34 126L34 92L48 92L48 126ZM100 126L100 88L112 88L112 126Z", "sun"),
        path("M72 76L72 46L86 46L86 76ZM48 126L48 98L62 98L62 126ZM128 126L128 94L140 94L140 126Z", "leaf"),
        path("M98 76L98 42L110 42L110 76ZM76 126L76 90L88 90L88 126Z", "second_mid"), window(212, 30, 72, 62),
        rug(206, 208, 92, 20, "primary_soft"), plant(286, 184, 0.9),
        bei(180, 232, scale=1.16, clothes="none", smile=True, look=0.4, left=(-10, 30), right=(14, 30)),
        an(246, 234, scale=1.16, clothes="none", smile=True, look=-0.4, left=(-14, 30), right=(12, 30)),
        path("M156 196C176 188 196 190 213 200C230 190 250 188 270 196L268 224C250 218 230 220 213 228"
             "C196 220 176 218 158 224Z", "paper"),
        fine("M213 200L213 228M170 204L196 206M170 213L196 215M230 206L256 204M230 215L256 213"),
    )),
)  # fmt: skip
