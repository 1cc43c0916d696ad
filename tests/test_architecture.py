"""Imports point one way: what stands lower knows nothing of what stands higher."""

from __future__ import annotations

import ast
from pathlib import Path

GENERATOR = Path(__file__).parent.parent / "generator"

# A module may import from its own layer only where the layer is a folder's shared base (see SHARED), and from
# every layer above it in this list. Third-party libraries are named where a layer may use them.
LAYERS: list[set[str]] = [
    {"problems", "prose", "pinyin", "version", "write", "processes", "privacy", "lexicon", "workbook"},
    {"syntax", "files"},
    {"source"},
    {"model"},
    {"fields"},
    {"messages", "law", "starter", "explain", "fix"},
    {"load", "curriculum"},
    {"withdrawn"},
    {"link", "schemas", "author_docs", "show", "law_report"},
    {"records"},
    {"plan", "coverage"},
    {"render"},
    {"verify_page"},
    {"checks", "outputs", "verify", "sites", "promote", "leaks", "offline"},
    {"read", "new", "personalise", "withdraw", "publish", "school_template", "profile_form"},
    {"rendering", "localise"},
    {"build", "roster", "sign_in"},
    {"preview"},
    {"serve", "cli_law", "cli_help", "cli_build", "cli_coverage"},
    {"cli_options"},
    {"cli_personalise", "cli_content", "cli_export", "cli_records", "cli_report"},
    {"cli"},
    {"__main__"},
]
# Inside a folder: these are what its other files may import.
SHARED = {
    "model": {"annotation", "base", "slide"},
    "checks": set(),
    "coverage": {"items", "available", "delivered", "suppress"},
    "outputs": {
        "delivered_words",
        "labels",
        "file_names",
        "kit_parts",
        "page_parts",
        "question",
        "term_views",
        "term_weeks",
        "term_words",
        "training_parts",
        "training_sheets",
        "training_views",
        "lms_parts",
        "lms_views",
    },
    "lexicon": {"base", "advice", "talk", "frames", "sayings", "allowed"},
    "privacy": {"text", "words", "numbers"},
    "records": {
        "answers",
        "arrivals",
        "columns",
        "days",
        "inspect",
        "ledger",
        "parse",
        "register",
        "roster",
        "schema",
        "scope",
        "store",
        "style",
        "table",
        "template_coverage",
        "template_entry",
        "template_formulas",
        "words",
    },
    "render": {
        "archive",
        "drawing",
        "html",
        "fit",
        "deck_text",
        "figure_layouts",
        "graphic",
        "line_breaks",
        "ooxml",
        "people",
        "slide_content",
        "slide_layouts",
        "slide_measure",
        "slide_model",
        "slide_space",
        "slide_table",
        "slide_text",
        "templates",
    },
}
# An index over what two outputs show, and an output in two files: named, so that no more creep in.
PAIRS = {
    ("search_index", "teacher_pages"),
    ("search_index", "student_pages"),
    ("decks", "deck_slides"),
    ("teacher_pages", "decks"),
    ("teacher_pages", "deck_slides"),
    ("teacher_pages", "module_decks"),
    ("module_decks", "deck_slides"),
    ("documents", "lesson_plan"),
    ("scripts", "decks"),
    ("scripts", "deck_slides"),
    ("reports", "coverage_sheet"),
    *(("printables", f"kit_{name}") for name in ("aftermath", "brief", "disclosure", "letter", "worksheet")),
    ("training_kits", "deck_slides"),
    ("training_kits", "kits"),
    ("training_kits", "module_decks"),
    ("training_kits", "training_papers"),
    ("training_kits", "training_combined"),
}
THIRD_PARTY = {
    "yaml": {"source"},
    "pydantic": {"model", "fields", "messages", "load", "starter", "author_docs", "explain"},
    "pptx": {"outputs", "render"},
    "docx": {"outputs", "render"},
    "docxtpl": {"outputs", "render"},
    "jinja2": {"render"},
    "weasyprint": {"render"},
    "pypinyin": {"pinyin"},
    "lxml": {"verify_page", "render", "outputs"},
    "python_calamine": {"roster", "records"},
    "click": {
        "cli",
        "cli_law",
        "cli_help",
        "cli_build",
        "cli_personalise",
        "cli_coverage",
        "cli_options",
        "cli_content",
        "cli_export",
        "cli_records",
        "cli_report",
    },
    "xlsxwriter": {"workbook", "outputs", "records"},
    "rich": {"cli_build"},
    "watchfiles": {"serve"},
    "filelock": {"promote", "records"},
    "duckdb": {"records", "coverage"},
}


def imports(tree: ast.AST) -> set[str]:
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
    return found


def violations(modules: dict[str, str]) -> list[str]:
    """Return every import in `modules` (dotted name → source) that points the wrong way."""
    layer = {name: i for i, names in enumerate(LAYERS) for name in names}
    found = []
    for module, text in sorted(modules.items()):
        parts = module.split(".")
        here = parts[1]
        for name in sorted(imports(ast.parse(text))):
            target = name.split(".")
            if target[0] != "generator":
                if target[0] in THIRD_PARTY and here not in THIRD_PARTY[target[0]]:
                    found.append(f"{module} uses {target[0]}")
                continue
            there = target[1] if len(target) > 1 else ""
            if there not in layer:
                continue  # `from generator import x` is read as generator.x below
            if there == here:
                own, inner = parts[2] if len(parts) > 2 else "", target[2] if len(target) > 2 else ""
                is_list = parts[-1] == here  # the package's own __init__ names its files
                fine = is_list or own == inner or (own, inner) in PAIRS or inner in SHARED.get(here, set())
                if not fine:
                    found.append(f"{module} imports its sibling {name}")
            elif layer[there] >= layer[here]:
                found.append(f"{module} imports {name}")
    return found


def all_modules() -> dict[str, str]:
    found = {}
    for file in GENERATOR.rglob("*.py"):
        parts = file.relative_to(GENERATOR.parent).with_suffix("").parts
        name = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
        if name != "generator":
            found[name] = file.read_text(encoding="utf-8")
    return found


def test_imports_point_one_way() -> None:
    assert violations(all_modules()) == []


def test_a_planted_violation_is_found() -> None:
    planted = all_modules()
    planted["generator.law"] += "\nfrom generator.outputs import decks\n"
    planted["generator.checks.timing"] += "\nfrom generator.checks.prose import prose\n"
    planted["generator.plan"] += "\nimport pptx\n"
    assert violations(planted) == [
        "generator.checks.timing imports its sibling generator.checks.prose.prose",
        "generator.law imports generator.outputs.decks",
        "generator.plan uses pptx",
    ]


def test_every_module_has_its_layer() -> None:
    named = {name for names in LAYERS for name in names}
    there = {module.split(".")[1] for module in all_modules()}
    assert there == named


def test_files_stay_small() -> None:
    long = {name: text.count("\n") for name, text in all_modules().items() if text.count("\n") > 300}
    assert long == {}, "above 250 lines a file is two files; above 300 it is a review question"
