"""Home addresses: a street with a number, a block with a flat, a named estate or village with a house.

One of these alone (一号楼, 3号门, 第二单元, 教室在三楼201室) is no address; a street is
whatever stands before 路 or 巷.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.privacy.numbers import HAN_VALUE
from generator.privacy.text import Folded, Found

_NUM = rf"(?:[{''.join(HAN_VALUE)}十百\d]\s?){{1,5}}"
_PART = r"(?:[东南西北中][一二三四五六]?段|[一二三四五六]段)?"
_ESTATE_WORD = (
    r"(?:小区|花园|花苑|家园|公寓|新村|新城|华庭|庄园|别墅|家属院|大院|佳苑|嘉园|雅苑"
    r"|名苑|名邸|府邸|公馆|国际城|家属楼)"
)
_FLAT_NUMBER = (
    rf"(?:{_NUM}(?:单元|门|梯)\s?(?:{_NUM}[楼层]\s?)?(?:{_NUM}[室号户房]?)?|(?:{_NUM}[楼层]\s?)?{_NUM}[室户])"
)
_GATE = re.compile(rf"[{''.join(HAN_VALUE)}十百\d甲乙丙A-Z]\s?(?:号|栋|幢|单元|座|室|户|组|队|弄|巷|-\s?\d)")
# Each begins with its rarest word; the name before it is looked at afterwards.
_STREET = re.compile(
    rf"(?:大道|大街|胡同|路|街|巷|弄|[东南西北中]段)\s?{_PART}\s?"
    rf"(?:附?{_NUM}(?:弄|巷)\s?)?(?:附|之|甲|乙|丙)?{_NUM}(?:[之-]\s?{_NUM})?号(?![线令文台])"
)
_ESTATE = re.compile(
    rf"{_ESTATE_WORD}\s?(?:[A-Za-z]\s?区\s?|{_NUM}[期区]\s?)?"
    rf"(?:{_NUM}(?:栋|幢|座|号楼|单元|号)|{_NUM}[室户]|\d{{1,2}}-\d{{1,2}}(?:-\d{{3,4}})?|[A-Z]座\s?\d{{3,4}})"
    r"|[湾苑府城园里]\s?\d{1,2}-\d{1,2}-\d{3,4}(?!\d)"
)
_VILLAGE = re.compile(rf"[村屯寨社]\s?(?:第?{_NUM}村民小组|{_NUM}[组队社])\s?(?:{_NUM}号)?")
_FLAT = re.compile(
    rf"(?=[{''.join(HAN_VALUE)}十百\d])(?:{_NUM}(?:栋|幢)\s?{_FLAT_NUMBER}|(?<![学验公舍]楼){_NUM}(?:号楼|座)\s?{_FLAT_NUMBER}"
    rf"|(?<!\d)\d{{1,3}}弄\s?\d{{1,3}}号(?:\s?\d{{2,4}}室)?|(?<!\d)\d{{1,3}}[栋幢]\s?\d{{3,4}}(?!\d)"
    rf"|{_NUM}单元\s?(?:{_NUM}[楼层]\s?)?{_NUM}[室号户]|(?<!\d)\d{{1,2}}-\d{{1,2}}-\d{{3,4}}[室号户房])"
)
_HAN = re.compile(r"[\u4e00-\u9fff]+$")
_NO_STREET = re.compile(r"(?:教学|实验|办公|宿舍|综合|行政|图书)楼?$|^[第共每一]$|[铁公马网电线思]$|(?<!大)道$")


def addresses(folded: Folded) -> Iterator[Found]:
    """Yield addresses of homes."""
    text = folded.text
    if not _GATE.search(text):
        return
    for pattern, most, least in ((_STREET, 4, 1), (_ESTATE, 6, 2), (_VILLAGE, 4, 1)):
        for match in pattern.finditer(text):
            name = _HAN.search(text[max(0, match.start() - most) : match.start()])
            if name and len(name[0]) >= least and not (pattern is _STREET and _NO_STREET.search(name[0])):
                yield folded.found("personal-address", match.start() - len(name[0]), match.end())
    for match in _FLAT.finditer(text):
        yield folded.found("personal-address", *match.span())
