"""Confirmed readings: how phrases and characters are read in what the youngest pupils read."""

from __future__ import annotations

from typing import Annotated

from pydantic import StringConstraints

from generator.model.base import Model

Han = Annotated[str, StringConstraints(pattern=r"^[一-鿿]{1,8}$")]
Reading = Annotated[
    str, StringConstraints(pattern=r"^[a-zāáǎàēéěèīíǐìōóǒòūúǔùüǖǘǚǜḿńňǹ]+( [a-zāáǎàēéěèīíǐìōóǒòūúǔùüǖǘǚǜḿńňǹ]+)*$")
]


class Pinyin(Model):
    """读音 content/pinyin.yaml：一、二年级页面上的拼音，有几种读音的字在这里确认。"""

    phrases: dict[Han, Reading]
    """词语 → 读音，一个字一个音节，用空格分开，轻声不标调；例如 头发: tóu fa。
    单个的字也可以写：这个字在我们的材料里平常只读这一个音；真会读错的字（长、得、还、教）只写词语。"""
