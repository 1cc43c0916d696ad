"""JSON Schemas from the models, for editors: hover texts, completion, unknown keys."""

from __future__ import annotations

import json
from pathlib import Path, PurePosixPath

from generator.load import FOLDERS, OPTIONAL, SINGLES

FOLDER = Path(__file__).parent / "schema"


def schemas() -> dict[PurePosixPath, bytes]:
    """Return the schema of every kind as `<kind>.schema.json`."""
    models = {kind: model for kind, (_, model) in {**FOLDERS, **SINGLES}.items()}
    models |= {kind: model for kind, _, model in OPTIONAL}
    return {
        PurePosixPath(f"{kind}.schema.json"): (
            json.dumps(model.model_json_schema(by_alias=True), ensure_ascii=False, indent=1) + "\n"
        ).encode()
        for kind, model in models.items()
    }
