"""Things, large and alone on a soft patch."""

from __future__ import annotations

from generator.render.drawing.colours import Role
from generator.render.drawing.figure import (
    head,
)
from generator.render.drawing.model import (
    FINE,
    THING,
    Drawing,
    Parts,
    bar,
    box,
    dot,
    fine,
    limb,
    moved,
    path,
    round_,
)
from generator.render.drawing.setting import (
    heart,
    officer,
    palm,
    phone,
    spot,
)


def _drawing(name: str, alt: str, parts: Parts, tint: Role = "second_soft") -> Drawing:
    return Drawing(name, "东西", alt, THING, lambda: (spot(tint), *parts()))


DRAWINGS = (
    _drawing("手机", "一部手机，屏幕上有几条聊天消息", lambda: (
        phone(78, 34, 88, 172), bar(94, 58, 42, 22, 9, "second_mid", None), bar(112, 90, 40, 22, 9, "sun", None),
        bar(94, 122, 48, 22, 9, "second_mid", None), heart(122, 164, 0.7), dot(122, 197, 4, "paper"),
    )),
    _drawing("求助电话", "一个电话听筒，旁边有一颗心：打电话求助", lambda: (
        path("M64 84C58 60 78 44 92 50L104 78C104 86 94 92 88 96C94 118 112 138 134 148C140 142 146 134 154 134"
             "L180 150C184 166 166 184 144 178C104 168 72 130 64 84Z", "primary"),
        path("M128 60C150 62 168 80 172 102"), path("M126 84C138 86 146 94 150 106"), heart(186, 62, 1.1),
    )),
    _drawing("红绿灯", "情绪红绿灯：红灯、黄灯、绿灯", lambda: (
        path("M114 186L114 216L126 216L126 186Z", "line"), path("M96 218L144 218"), box(84, 26, 72, 162, 26, "line"),
        dot(120, 58, 20, "berry"), dot(120, 107, 20, "sun"), dot(120, 156, 20, "leaf"),
        path("M112 56C115 60 119 60 122 56M118 108L130 108M112 154C115 160 122 161 127 155", None, "line", FINE),
    )),
    _drawing("书包", "一只书包", lambda: (
        path("M96 62C94 34 146 34 144 62"), path("M70 104C52 108 50 128 52 168C54 176 62 176 70 176Z", "primary_mid"),
        path("M170 104C188 108 190 128 188 168C186 176 178 176 170 176Z", "primary_mid"),
        path("M68 104C68 70 88 54 120 54C152 54 172 70 172 104L174 188C174 200 166 206 154 206L86 206"
             "C74 206 66 200 66 188Z", "primary"),
        box(84, 132, 72, 56, 14, "primary_mid"), fine("M84 150L156 150M120 150L120 160"),
        path("M92 94C110 100 130 100 148 94", None), heart(120, 112, 0.6, "sun"),
    ), tint="sky"),
    _drawing("铅笔盒", "一只铅笔盒，里面有铅笔和尺子", lambda: (
        limb((86, 124), (80, 92), (70, 66), 14, "sun"), path("M77 60L64 68L62 46Z", "skin"), dot(64, 51, 3, "line"),
        limb((124, 124), (124, 88), (124, 56), 14, "leaf"), path("M131 54L117 54L124 34Z", "skin"),
        dot(124, 39, 3, "line"), path("M150 124L170 58L182 62L164 124Z", "paper"),
        fine("M160 92L168 94M164 78L172 80M168 106L160 104"), box(48, 118, 144, 74, 22, "primary"),
        fine("M60 144L180 144"), bar(112, 138, 16, 14, 4, "sun"),
    )),
    _drawing("日记", "一本日记", lambda: (
        path("M146 190L146 220L154 212L162 220L162 190Z", "berry"), box(58, 36, 124, 166, 12, "primary"),
        path("M80 36L80 202"), bar(98, 62, 64, 46, 8, "paper"), fine("M108 78L150 78M108 92L138 92"),
        heart(130, 152, 1.3, "sun"), path("M182 124L196 124L196 150L182 150", "second_mid"),
    )),
    _drawing("便条", "一张手写的便条", lambda: (
        path("M56 62L178 54C182 54 186 58 186 62L190 150L152 190L62 192C56 192 54 188 54 184L50 70C50 66 52 62 56 62"
             "Z", "paper"),
        path("M190 150L158 154C154 154 152 158 152 162L152 190Z", "primary_soft"),
        fine("M72 92L160 86M72 118L166 114M74 144L132 142"), heart(92, 168, 0.6), bar(96, 44, 48, 24, 3, "sun"),
    ), tint="primary_soft"),
    _drawing("照片", "一张照片，上面的孩子在笑", lambda: (
        path("M56 58L168 44L186 184L74 200Z", "paper"), path("M68 70L160 58L171 148L80 160Z", "sky"),
        dot(140, 82, 10, "sun"),
        path("M80 160L76 134C96 112 112 118 122 134C134 122 154 122 168 138L171 148Z", "grass"),
        path("M96 42L118 40L120 56L98 58Z", "second_mid"), moved(head(0, 0, "short", smile=True), 124, 122, 1.1),
    ), tint="primary_soft"),
    _drawing("零花钱", "一张纸币和两枚硬币", lambda: (
        round_(150, 156, 38, 38, "sun"), round_(150, 156, 26, 26, None),
        path("M141 146L150 156L159 146M150 156L150 174M141 160L159 160"),
        path("M42 84L148 60L162 124L56 148Z", "paper"), round_(102, 104, 20, 20, "primary_soft"),
        path("M94 96L102 105L110 94M102 105L104 120M94 110L111 107", None, "line", FINE),
        fine("M56 92L66 90M138 120L148 118"), round_(86, 178, 26, 26, "sun"), round_(86, 178, 16, 16, None),
    )),
    _drawing("帽子", "一顶帽子", lambda: (
        path("M40 160C40 140 68 132 120 132C172 132 200 140 200 160C200 178 164 186 120 186C76 186 40 178 40 160Z",
             "berry"),
        path("M70 150C66 90 84 60 120 60C156 60 174 90 170 150C150 162 90 162 70 150Z", "berry"),
        path("M70 132C90 146 150 146 170 132L171 150C150 162 90 162 69 150Z", "paper"),
    ), tint="sky"),
    _drawing("法律书", "一本法律书，封面上有天平", lambda: (
        path("M62 52C52 54 50 62 50 72L50 186C50 202 60 206 72 206L184 206L184 182", "paper"),
        fine("M64 194L180 194"),
        path("M62 52C56 54 52 60 52 70L52 188C54 182 60 180 68 180L188 180C190 180 192 178 192 174L192 46"
             "C192 42 190 40 186 40L72 40C66 40 62 44 62 52Z", "primary"),
        path("M122 76L122 140M106 140L138 140M92 86L152 86", None, "paper"), dot(122, 74, 5, "sun"),
        path("M92 86L78 116L106 116ZM152 86L138 116L166 116Z", None, "paper", FINE),
        path("M76 116L108 116C106 128 78 128 76 116ZM136 116L168 116C166 128 138 128 136 116Z", "sun"),
    )),
    _drawing("天平", "一架天平，两边一样重", lambda: (
        path("M114 62L126 62L128 192L112 192Z", "primary"), bar(78, 190, 84, 16, 7, "primary"),
        path("M48 78C80 66 160 66 192 78"), round_(120, 56, 11, 11, "sun"),
        fine("M52 78L28 138M52 78L76 138M188 78L164 138M188 78L212 138"),
        path("M22 138L82 138C80 164 24 164 22 138ZM158 138L218 138C216 164 160 164 158 138Z", "sun"),
        heart(52, 124, 0.9), path("M174 136L174 116L202 116L202 136Z", "second_mid"), fine("M180 124L196 124"),
    ), tint="primary_soft"),
    _drawing("信箱", "一只悄悄话信箱，里面露出一封信", lambda: (
        path("M112 160L128 160L130 222L110 222Z", "hair_brown"), path("M104 30L166 20L172 60L110 70Z", "paper"),
        fine("M104 30L142 46L166 20"),
        path("M56 170L56 96C56 72 72 58 96 58L146 58C170 58 184 72 184 96L184 170Z", "primary"),
        bar(84, 82, 72, 13, 6, "paper"), heart(120, 130, 1.5, "sun"),
    ), tint="sky"),
    _drawing("时钟", "一只闹钟", lambda: (
        path("M82 186L68 208M158 186L172 208"), round_(76, 58, 22, 20, "second_mid"),
        round_(164, 58, 22, 20, "second_mid"), round_(120, 122, 74, 74, "primary"), round_(120, 122, 58, 58, "paper"),
        fine("M120 70L120 78M120 166L120 174M68 122L76 122M164 122L172 122"), path("M120 122L120 86M120 122L146 136"),
        dot(120, 122, 6, "line"),
    )),
    _drawing("拼图", "四块快要拼好的拼图", lambda: (
        path("M44 62L100 58C96 44 122 42 118 58L118 110C132 106 134 130 119 128L118 132L48 134Z", "sun"),
        path("M126 56L190 50L194 124L168 126C172 142 148 142 150 127L128 128C138 122 134 104 126 104Z",
             "primary_mid"),
        path("M48 142L74 141C70 156 96 158 94 141L118 140L118 208L52 206Z", "leaf"),
        path("M136 150L204 142L212 206L146 216L142 194C130 198 126 178 139 174Z", "second_mid"),
    ), tint="primary_soft"),
    _drawing("一只手", "一只张开的手，五根手指", lambda: (
        path("M98 172L142 172L148 222L92 222Z", "primary"), moved(palm(0, 0, 2.5), 120, 178),
        fine("M110 128C122 120 134 122 144 130"), heart(122, 150, 0.7),
    )),
    _drawing("公约", "一张写着约定的班级公约", lambda: (
        path("M62 48L178 44L182 196L58 200Z", "paper"), bar(50, 34, 140, 18, 8, "primary"),
        bar(48, 192, 144, 18, 8, "primary"),
        path("M78 78L86 86L98 70M78 110L86 118L98 102M78 142L86 150L98 134", None, "second", 5),
        fine("M112 80L160 78M112 112L162 110M112 144L152 142"), heart(120, 174, 0.7),
    )),
    _drawing("地图", "一张求助地图，一条路通向可以求助的地方", lambda: (
        path("M36 62L92 46L148 62L204 46L204 184L148 200L92 184L36 200Z", "paper"),
        fine("M92 46L92 184M148 62L148 200"), path("M36 62L92 46L92 184L36 200Z", "grass"),
        path("M148 62L204 46L204 184L148 200Z", "grass"),
        path("M60 168C74 140 96 164 112 142C124 124 128 126 140 124", None, "primary", 5), dot(60, 168, 7, "primary"),
        path("M166 132C150 108 144 98 144 88C144 74 154 66 166 66C178 66 188 74 188 88C188 98 182 108 166 132Z",
             "berry"),
        heart(166, 88, 0.6, "paper", None),
    ), tint="sky"),
    _drawing("新芽", "泥土里长出的新芽", lambda: (
        path("M56 176C80 158 160 158 184 176C180 214 60 214 56 176Z", "hair_brown"),
        path("M119 172C117 150 118 132 122 112"), path("M122 114C112 76 88 56 48 52C94 16 166 36 122 114Z", "leaf"),
        path("M119 148C146 150 170 138 178 106C150 108 128 124 119 148Z", "leaf"),
    ), tint="sky"),
    _drawing("警察", "一位警察，微笑着招手", lambda: (
        officer(120, 226, scale=1.28, left=(-44, -26)),
    ), tint="sky"),
)  # fmt: skip
