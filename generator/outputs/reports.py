"""The coverage reports: JSON for other programs, a workbook for whoever reports upwards."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from generator.coverage.available import Row, overlaid
from generator.coverage.matrices import Matrix, matrices
from generator.curriculum import Curriculum
from generator.outputs import coverage_sheet
from generator.plan import Audience, PlannedFile


@dataclass(frozen=True)
class CoverageReport:
    """What coverage.json holds for one profile."""

    edition: str
    as_of: str
    profile: str
    title: str
    rows: tuple[Row, ...]
    matrices: tuple[Matrix, ...]


def plan_reports(curriculum: Curriculum) -> Iterator[PlannedFile]:
    """Plan the reports of every policy profile; `coverage.json` holds the national one."""
    tables = matrices(curriculum)
    for name, policy in curriculum.policies.items():
        view = CoverageReport(
            curriculum.plan.edition,
            curriculum.as_of.isoformat(),
            name,
            policy.title,
            overlaid(curriculum, name),
            tables,
        )
        sheet = coverage_sheet.CoverageSheet(policy.title, view.edition, curriculum.as_of, view.rows, tables)
        workbook = PurePosixPath(f"coverage-{name}.xlsx")
        yield PlannedFile(workbook, policy.title, Audience.TEACHER, sheet, coverage_sheet.render)
        path = "coverage.json" if name == "national" else f"coverage-{name}.json"
        yield PlannedFile(PurePosixPath(path), f"覆盖情况：{policy.title}", Audience.TEACHER, view, render)


def render(view: CoverageReport) -> bytes:
    """Return the report as JSON with a gap computed for every row and cell."""
    data = dataclasses.asdict(view)
    for row, row_data in zip(view.rows, data["rows"], strict=True):
        row_data["gap"] = row.gap
        for cell, cell_data in zip(row.cells, row_data["cells"], strict=True):
            cell_data["gap"] = cell.gap
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode()
