"""The pages are HTML as the standard has it: html-validate reads one page of every kind of both sites."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

NODE = Path(__file__).parent / "node"
PRESETS = ("html-validate:standard", "html-validate:document")
# Scripts stand beside the page, also on a stick: there is nobody between who could change them.
RULES = {"require-sri": "off"}
# MkDocs-Material's own checkboxes and labels, which its drawer and search work by.
THEIRS = {
    ("valid-autocomplete", "#__drawer"),
    ("valid-autocomplete", "#__search"),
    ("input-missing-label", "#__search"),
    ("input-missing-label", "#__toc"),
    ("no-missing-references", "nav > label"),
}


def problems(pages: list[Path], folder: Path) -> list[str]:
    """Return what html-validate says of `pages`, without what is the theme's own."""
    (folder / "rules.json").write_text(json.dumps({"root": True, "extends": PRESETS, "rules": RULES}))
    told = folder / "told.json"
    subprocess.run(
        [NODE / "node_modules/.bin/html-validate", "-c", folder / "rules.json", "-f", f"json={told}", *pages],
        check=False, capture_output=True, timeout=300,
    )  # fmt: skip
    found = [(Path(page["filePath"]), one) for page in json.loads(told.read_text()) for one in page["messages"]]
    return [
        f"{page.name}:{one['line']}: {one['message']}"
        for page, one in found
        if not any(one["ruleId"] == rule and one["selector"].endswith(place) for rule, place in THEIRS)
    ]


@pytest.mark.slow
@pytest.mark.parametrize("site", ["teacher", "student"])
def test_one_page_of_every_kind_is_valid(built: Path, tmp_path: Path, site: str) -> None:
    tree = built / "build/site" / site
    kinds = [sorted(folder.rglob("*.html")) for folder in sorted(tree.iterdir()) if folder.is_dir()]
    pages = sorted(tree.glob("*.html")) + [page for kind in kinds if kind for page in (kind[0], kind[-1])]
    assert len(pages) > 20
    assert problems(pages, tmp_path) == []


@pytest.mark.slow
def test_a_box_in_a_paragraph_is_found(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text('<!doctype html><html lang="zh-CN"><title>x</title><p><div></div></p></html>', encoding="utf-8")
    assert any("</p>" in one for one in problems([page], tmp_path))
