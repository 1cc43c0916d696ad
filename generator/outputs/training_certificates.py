"""Certificates of a training: one Word document, a page for everyone on the list."""

from __future__ import annotations

from dataclasses import dataclass

from generator.outputs.kit_parts import DOCX
from generator.outputs.training_views import Event
from generator.render import word


@dataclass(frozen=True)
class Person:
    """Somebody who was there."""

    name: str
    unit: str


@dataclass(frozen=True)
class Certificates:
    """Whose certificates, and of what."""

    event: Event
    people: tuple[Person, ...]


def printed(view: Certificates) -> bytes:
    """Return the bytes of the Word document of `view`."""
    event = view.event
    properties = word.Properties(f"{event.title} · 证书", event.about, event.version, event.as_of)
    return word.filled(DOCX / "training-certificate.docx", properties, event=event, people=view.people)
