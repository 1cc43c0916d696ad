"""What must not be published about a person, found in plain text: `find` everywhere, `find_in_story` in stories.

`checks.privacy` asks this of what authors write, `verify` of what was built. Written once as plain functions over
text, because a number in a deck is the same danger as a number in a source (reliability.md rows 43 to 46).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from generator.privacy.accounts import accounts
from generator.privacy.addresses import addresses
from generator.privacy.contacts import contacts
from generator.privacy.days import classes, days
from generator.privacy.homes import homes
from generator.privacy.names import names
from generator.privacy.numbers import numbers
from generator.privacy.places import places
from generator.privacy.schools import schools
from generator.privacy.streets import streets
from generator.privacy.text import Found, closed, fold
from generator.privacy.told import retold

__all__ = ["Found", "find", "find_in_story"]

_ORDER = [
    "personal-email",
    "personal-id-number",
    "personal-bank-card",
    "personal-mobile",
    "personal-landline",
    "personal-account",
    "personal-plate",
    "personal-address",
    "real-school",
    "class-label",
    "exact-date",
    "real-place",
    "name-not-in-cast",
]


def find(text: str) -> Iterator[Found]:
    """Yield numbers, addresses and accounts of persons in the order of the text; pieces do not overlap."""
    folded = fold(text)
    joined = closed(folded)
    found = [*numbers(folded), *contacts(joined), *accounts(joined), *addresses(joined)]
    if (told := retold(joined)).text:
        found += [*numbers(told), *contacts(told), *accounts(told)]
    yield from _apart(found)


def find_in_story(text: str, cast: Collection[str]) -> Iterator[Found]:
    """Yield schools, places, classes, days and names outside `cast` in the order of the text."""
    folded = closed(fold(text))
    where = (*places(folded), *streets(folded), *homes(folded))
    yield from _apart((*schools(folded), *where, *classes(folded), *days(folded), *names(folded, cast)))


def _apart(found: Iterable[Found]) -> Iterator[Found]:
    """Keep of pieces that overlap the one of the graver kind, the longer of the same kind."""
    kept: list[Found] = []
    for piece in sorted(found, key=lambda f: (_ORDER.index(f.kind), f.start - f.end)):
        if all(piece.end <= other.start or other.end <= piece.start for other in kept):
            kept.append(piece)
    yield from sorted(kept, key=lambda f: f.start)
