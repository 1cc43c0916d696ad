"""What children and grown-ups do: speak, stop, get help, stay, play, repair. Nobody is shown hurting or hurt."""

from __future__ import annotations

from generator.render.drawing.figure import (
    SMALL,
    TEEN,
    back_hair,
    head,
    person,
)
from generator.render.drawing.model import (
    FINE,
    SCENE,
    Drawing,
    Parts,
    bar,
    dot,
    fine,
    limb,
    moved,
    oval,
    path,
    round_,
)
from generator.render.drawing.setting import (
    an,
    bei,
    bubble,
    chun,
    cloud,
    desk,
    dong,
    er,
    fan,
    father,
    granny,
    heart,
    legs_from,
    outdoors,
    palm,
    phone,
    plant,
    room,
    rug,
    school_bag,
    table,
    teacher,
    tree,
    wheelchair,
    window,
)


def _drawing(name: str, alt: str, parts: Parts) -> Drawing:
    return Drawing(name, "行动", alt, SCENE, parts)


DRAWINGS = (
    _drawing("说出来", "一个孩子把心里的话说出来，同学在听", lambda: (
        room("primary_soft"), rug(160, 214, 116, 14, "second_soft"), bubble(134, 24, 112, 62, -0.7),
        path("M160 46L220 46M160 62L200 62", None, "primary", 5),
        er(96, 220, scale=1.38, look=0.8, smile=True, right=(34, 2)),
        dong(238, 220, scale=1.3, look=-0.8, smile=True),
    )),
    _drawing("停", "一个孩子把小手掌立在自己胸前：请停下", lambda: (
        room("sky", "sand"), rug(160, 216, 90, 12, "grass"), dot(160, 110, 84, "primary_soft"),
        chun(160, 224, scale=1.66, left=(-24, 42), right=(0, 26), front="r"), moved(palm(0, 0, 1.05), 160, 176),
    )),
    _drawing("找大人", "一个孩子走向老师，老师向他伸出手", lambda: (
        room("second_soft"), bar(236, 44, 56, 140, 6, "primary_mid"), dot(246, 122, 4, "line"),
        teacher(196, 220, scale=1.14, left=(-48, 28), smile=True, look=-0.8, nod=-8),
        an(98, 222, scale=1.3, right=(44, -10), look=0.8, step=3),
    )),
    _drawing("陪着他", "两个孩子并排坐在树下的长椅上，一个陪着另一个", lambda: (
        outdoors(), tree(58, 184, 1.25), cloud(196, 44), path("M84 180L84 218M256 180L256 218"),
        bar(62, 128, 216, 12, 5, "hair_brown"), bar(62, 172, 216, 13, 5, "hair_brown"),
        legs_from(136, 176, "primary_mid"), legs_from(206, 176, "skin_fair"),
        fan(136, 212, scale=1.3, clothes="none", left=(-18, 36), right=(14, 36), front="lr"),
        bei(206, 212, scale=1.3, clothes="none", look=-0.7, smile=True, left=(-38, 4), right=(20, 36), front="lr"),
    )),
    _drawing("走开", "一个孩子背着书包，走向开着的门", lambda: (
        room("second_soft"), bar(176, 36, 96, 150, 6, "paper"), path("M186 46L262 46L262 186L186 186Z", "sky"),
        dot(240, 76, 12, "sun"), path("M186 150C210 140 240 142 262 150L262 186L186 186Z", "grass"),
        path("M272 36L302 54L302 206L272 186Z", "primary_mid"), dot(294, 132, 4, "line"),
        oval(38, 214, 9, 5, "primary_mid", None), oval(62, 222, 9, 5, "primary_mid", None),
        oval(86, 210, 9, 5, "primary_mid", None), dong(150, 222, scale=1.4, away=True, step=3),
        school_bag(150, 138, 1.4),
    )),
    _drawing("一起玩", "三个孩子一起跳绳，一个摇绳的孩子坐着轮椅", lambda: (
        outdoors(), cloud(70, 44), cloud(190, 40, 0.8), path("M78 146C96 24 226 20 260 146", None, "primary", 4),
        wheelchair(48, 222, "crop", "leaf", hand=(30, -78)), er(272, 222, left=(-12, -4), look=-0.7, smile=True),
        bei(164, 196, scale=1.06, left=(-32, -24), right=(32, -24), smile=True), rug(164, 214, 26, 5, "leaf"),
    )),
    _drawing("排队", "三个孩子排着队打饭", lambda: (
        room("primary_soft"), desk(250, 150, 60, 66, "paper"), oval(280, 144, 22, 8, "second_mid"),
        path("M266 138C268 124 292 124 294 138Z", "paper"),
        fine("M274 116C270 110 278 106 274 100M288 116C284 110 292 106 288 100"),
        chun(52, 220, scale=1.3, build=SMALL, look=0.7, smile=True), an(122, 220, scale=1.42, look=0.7, smile=True),
        bei(196, 220, scale=1.28, look=0.7, smile=True, right=(30, 16)),
    )),
    _drawing("画画", "一个孩子坐在桌前画画", lambda: (
        room("second_soft"), bar(28, 32, 62, 50, 4, "paper"), dot(74, 46, 7, "sun"),
        path("M34 78L52 54L66 70L72 62L84 78Z", "leaf", "line", FINE), bar(222, 28, 70, 54, 4, "paper"),
        heart(257, 56, 1.2),
        chun(160, 256, scale=1.64, clothes="none", smile=True, look=-0.3, left=(-34, 38), right=(28, 26)),
        table(182), path("M84 188L208 188L220 226L70 226Z", "paper"),
        dot(104, 200, 7, "sun"), path("M84 224C104 210 124 212 140 222L138 224Z", "leaf", None),
        path("M150 206L166 196L182 206L180 220L152 220Z", "primary_mid", "line", FINE),
        limb((208, 174), (200, 186), (192, 200), 8, "berry"), limb((240, 204), (254, 202), (270, 206), 8, "leaf"),
        limb((244, 217), (258, 215), (276, 217), 8, "primary"),
    )),
    _drawing("借笔", "一个孩子把铅笔借给同桌", lambda: (
        room("sky"), window(128, 28, 64, 54),
        bei(88, 256, scale=1.42, clothes="none", look=0.8, smile=True, right=(52, 14), left=(-24, 34)),
        an(236, 256, scale=1.42, clothes="none", look=-0.8, smile=True, left=(-44, 20), right=(24, 34)),
        table(196),
        bar(40, 204, 66, 18, 3, "paper", "line", FINE), bar(216, 204, 66, 18, 3, "paper", "line", FINE),
        limb((142, 178), (162, 174), (186, 170), 9, "sun"), path("M186 165L188 175L198 168Z", "skin", "line", FINE),
    )),
    _drawing("抢东西", "两只手从两边抓住同一顶帽子", lambda: (
        room("primary_soft", "sand", 190),
        path("M82 150C82 134 108 128 160 128C212 128 238 134 238 150C238 166 206 174 160 174C114 174 82 166 82 150Z",
             "berry"),
        path("M112 142C108 90 126 60 160 60C194 60 212 90 208 142C190 152 130 152 112 142Z", "berry"),
        path("M111 124C130 136 190 136 209 124L208 142C190 152 130 152 112 142Z", "paper"),
        path("M9 104C34 106 56 112 76 122L64 162C46 156 28 154 9 154Z", "second_mid"),
        path("M72 120L84 126L72 164L60 160Z", "paper"),
        path("M311 92C286 98 262 108 246 122L258 162C276 154 294 150 311 148Z", "sun"),
        path("M248 120L236 126L248 164L260 160Z", "paper"),
        path("M80 128C92 122 112 124 120 132C126 138 118 144 110 142C120 146 120 154 112 156C114 162 104 168 96 166"
             "C88 166 78 164 70 160Z", "skin"),
        path("M240 128C228 122 208 124 200 132C194 138 202 144 210 142C200 146 200 154 208 156"
             "C206 162 216 168 224 166C232 166 242 164 250 160Z", "skin_tan"),
        fine("M110 142L100 140M112 156L100 153M210 142L220 140M208 156L220 153"),
    )),
    _drawing("身体界限", "一个孩子站在自己的圆圈里，同学在圈外招手", lambda: (
        room("second_soft"), rug(118, 218, 60, 8, "second_mid"), round_(118, 130, 84, 96, "paper", "primary"),
        er(118, 214, scale=1.34, smile=True), dong(258, 220, scale=1.2, look=-0.7, smile=True, left=(-38, -24)),
        heart(118, 146, 0.8, "berry"),
    )),
    _drawing("老师在听", "老师坐下来，听一个孩子说话", lambda: (
        room("primary_soft"), window(196, 28, 84, 62), plant(42, 186, 1.3), bubble(70, 22, 82, 48, 0.25),
        heart(111, 46, 0.9), bei(122, 238, scale=1.3, look=0.8, clothes="none", right=(25, 32), left=(-25, 32)),
        teacher(228, 264, scale=1.2, look=-0.8, smile=True, clothes="none", left=(-36, 38), right=(30, 46),
            nod=-7),
        table(196), bar(166, 186, 18, 20, 4, "primary_mid"),
        fine("M171 178C168 174 174 172 171 168M179 178C176 174 182 172 179 168"),
    )),
    _drawing("家长", "爸爸和奶奶牵着孩子的手", lambda: (
        room("second_soft"), bar(130, 26, 62, 46, 5, "paper"), heart(161, 50, 1),
        rug(160, 216, 132, 13, "primary_soft"), father(84, 222, scale=1.1, smile=True, right=(40, 52), look=0.4),
        granny(240, 222, scale=1.04, smile=True, left=(-42, 52), look=-0.4),
        an(160, 222, scale=1.14, smile=True, left=(-30, 16), right=(32, 18)),
    )),
    _drawing("牵手", "三个孩子手牵着手", lambda: (
        outdoors(), cloud(76, 42), cloud(196, 32, 0.8),
        bei(74, 218, scale=1.3, top="berry", trim="sun", smile=True, right=(34, 20)),
        an(160, 220, scale=1.42, smile=True, left=(-28, 12), right=(28, 12)),
        fan(246, 218, scale=1.3, smile=True, left=(-34, 20)),
    )),
    _drawing("圆圈", "老师和同学们围坐成一圈", lambda: (
        room("primary_soft"), rug(160, 190, 130, 38, "second_soft"),
        chun(64, 206, scale=1.1, clothes="none", smile=True, look=0.6), oval(64, 180, 30, 9, "primary"),
        teacher(160, 222, scale=0.98, clothes="none", smile=True, left=(-22, 40), right=(22, 40)),
        oval(160, 172, 34, 9, "second_mid"), bei(256, 206, scale=1.1, clothes="none", smile=True, look=-0.6),
        oval(256, 180, 30, 9, "berry"),
        person(108, 262, "crop", "leaf", away=True, clothes="none", scale=1.14, left=(-24, 36), right=(24, 36)),
        person(212, 262, "pony", "primary_mid", away=True, clothes="none", scale=1.14, left=(-24, 36),
            right=(24, 36)),
    )),
    _drawing("空椅子", "两个孩子留着一把空椅子，请人来坐", lambda: (
        room("second_soft"), window(34, 30, 66, 60), rug(160, 214, 120, 14, "primary_soft"),
        path("M134 118L134 216M192 118L192 216M134 168L192 168"), bar(130, 98, 66, 44, 10, "sun"),
        bar(124, 160, 78, 15, 7, "sun"), heart(163, 120, 0.9),
        chun(70, 220, scale=1.22, look=0.8, smile=True, right=(36, 6)),
        fan(254, 220, scale=1.26, look=-0.8, smile=True, left=(-36, 8)),
    )),
    _drawing("弥补", "一个孩子把帽子还给同学", lambda: (
        room("sky"), rug(160, 216, 120, 12, "grass"), dong(92, 222, scale=1.32, look=0.8, right=(42, 8)),
        er(232, 222, scale=1.32, look=-0.8, smile=True, left=(-36, 12)),
        path("M138 148C138 140 150 138 164 138C178 138 190 140 190 148C190 156 178 158 164 158"
             "C150 158 138 156 138 148Z", "berry"),
        path("M147 144C145 122 152 114 164 114C176 114 183 122 181 144C172 149 156 149 147 144Z", "berry"),
    )),
    _drawing("小组", "三个孩子围着桌子商量，一个举手发言", lambda: (
        room("second_soft"), bar(98, 28, 124, 54, 6, "board"), path("M116 48L176 48M116 62L152 62", None, "paper", 3),
        bei(80, 236, scale=1.16, build=TEEN, clothes="none", smile=True, look=0.6),
        an(152, 230, scale=1.16, build=TEEN, clothes="none", smile=True, right=(36, -24)),
        chun(240, 236, scale=1.16, build=TEEN, clothes="none", smile=True, look=-0.6),
        path("M160 164C230 164 286 176 286 194C286 212 230 222 160 222C90 222 34 212 34 194C34 176 90 164 160 164Z",
             "sand"),
        path("M122 188L196 184L202 206L114 208Z", "paper", "line", FINE), fine("M132 194L180 192M130 200L166 199"),
        limb((214, 196), (226, 192), (240, 190), 7, "berry"),
    )),
    _drawing("深呼吸", "一个孩子闭上眼睛，双手放在肚子上深呼吸", lambda: (
        room("grass", "sand"), rug(160, 216, 90, 12, "leaf"),
        bei(160, 226, scale=1.62, eyes=False, smile=True, left=(-6, 34), right=(6, 34), front="lr"),
        path("M142 83C145 88 151 88 154 83M166 83C169 88 175 88 178 83"), dot(139, 94, 6, "blush"),
        dot(181, 94, 6, "blush"),
        fine("M228 84C240 76 252 90 264 82C272 76 270 66 262 68M232 106C248 98 262 112 282 102M92 84"
              "C80 76 68 90 56 82C48 76 50 66 58 68M88 106C72 98 58 112 38 102"),
    )),
    _drawing("群聊", "一部手机显示群聊，四个同学在群里", lambda: (
        room("second_soft", "second_soft"), phone(104, 20, 112, 204), bar(148, 46, 54, 26, 11, "sun", None),
        bar(118, 86, 54, 26, 11, "primary_soft", None), bar(134, 126, 68, 26, 11, "sun", None),
        bar(118, 166, 54, 26, 11, "primary_soft", None),
        path("M160 59L190 59M130 99L158 99M146 139L188 139M130 179L156 179", None, "line", FINE),
        back_hair(58, 70, "bob"), head(58, 70, "bob", skin="skin_fair", smile=True),
        head(262, 66, "short", smile=True), head(58, 166, "crop", skin="skin_tan", glasses=True, smile=True),
        back_hair(264, 164, "tails"), head(264, 164, "tails", smile=True),
    )),
    _drawing("先问再拍", "一个孩子拿着手机，先问同学能不能拍", lambda: (
        outdoors(), cloud(60, 46), bubble(110, 22, 78, 54, -0.6),
        path("M140 40C140 30 158 30 158 41C158 48 149 48 149 56", None, "primary", 5), dot(149, 65, 3.4, "primary"),
        an(84, 222, scale=1.2, build=TEEN, look=0.8, smile=True, right=(38, -4)), bar(122, 102, 20, 34, 5, "line"),
        dot(132, 111, 4, "sky"), chun(236, 222, scale=1.2, build=TEEN, look=-0.7, smile=True, left=(-38, -26)),
    )),
)  # fmt: skip
