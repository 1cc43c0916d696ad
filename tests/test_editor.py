"""An editor's help, driven as an editor drives it: the YAML language server over its protocol, with no network."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator
from typing import Any

import pytest

from tests.conftest import ROOT

pytestmark = pytest.mark.slow

SERVER = ROOT / "tests/node/node_modules/yaml-language-server/bin/yaml-language-server"
CASE = ROOT / "tests/sample/content/cases/borrowed-pen.yaml"


class Editor:
    """The few messages of the Language Server Protocol an editor needs (microsoft.github.io, LSP 3.17)."""

    def __init__(self) -> None:
        self.process = subprocess.Popen(
            [ROOT / ".venv/bin/node", SERVER, "--stdio"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        self.number = 0
        self.request("initialize", {"processId": None, "rootUri": ROOT.as_uri(), "capabilities": {}})
        self.send("initialized", {})
        options = {"validate": True, "completion": True, "hover": True, "schemaStore": {"enable": False}}
        self.send("workspace/didChangeConfiguration", {"settings": {"yaml": options}})

    def send(self, method: str, params: Any, **more: Any) -> None:
        body = json.dumps({"jsonrpc": "2.0", "method": method, "params": params, **more}).encode()
        assert self.process.stdin
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        self.process.stdin.flush()

    def messages(self) -> Iterator[dict[str, Any]]:
        assert self.process.stdout
        while line := self.process.stdout.readline():
            length = int(line.split(b":")[1])
            while self.process.stdout.readline().strip():
                pass
            message = json.loads(self.process.stdout.read(length))
            if "id" in message and "method" in message:  # the server asks for settings: the defaults will do
                answer = [None] * len(message["params"].get("items", [])) if message.get("params") else None
                self.reply(message["id"], answer)
                continue
            yield message

    def reply(self, number: Any, result: Any) -> None:
        body = json.dumps({"jsonrpc": "2.0", "id": number, "result": result}).encode()
        assert self.process.stdin
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        self.process.stdin.flush()

    def request(self, method: str, params: Any) -> Any:
        self.number += 1
        self.send(method, params, id=self.number)
        return next(m["result"] for m in self.messages() if m.get("id") == self.number)

    def open(self, text: str) -> list[dict[str, Any]]:
        """Open `text` in the place of the sample's case and return what is underlined."""
        uri = CASE.as_uri()
        document = {"uri": uri, "languageId": "yaml", "version": 1, "text": text}
        self.send("textDocument/didOpen", {"textDocument": document})
        found = next(m for m in self.messages() if m.get("method") == "textDocument/publishDiagnostics")
        diagnostics: list[dict[str, Any]] = found["params"]["diagnostics"]
        return diagnostics


@pytest.fixture
def editor() -> Iterator[Editor]:
    started = Editor()
    yield started
    started.process.kill()
    started.process.communicate()


def test_a_good_document_has_nothing_underlined(editor: Editor) -> None:
    assert editor.open(CASE.read_text(encoding="utf-8")) == []


def test_a_wrong_choice_and_an_unknown_key_are_underlined_where_they_stand(editor: Editor) -> None:
    text = CASE.read_text(encoding="utf-8").replace("harms: [财物]", "harms: [东西]").replace("setting:", "seting:")
    lines = text.split("\n")
    said = {lines[d["range"]["start"]["line"]].split(":")[0]: d["message"] for d in editor.open(text)}
    assert "财物" in said["harms"]
    assert "seting" in said


def test_completion_offers_the_chinese_choices_and_hover_the_description(editor: Editor) -> None:
    text = CASE.read_text(encoding="utf-8").replace("harms: [财物]", "harms:\n  - ")
    editor.open(text)
    row = text.split("\n").index("harms:")
    place = {"textDocument": {"uri": CASE.as_uri()}, "position": {"line": row + 1, "character": 4}}
    offered = editor.request("textDocument/completion", place)
    labels = {item["label"] for item in (offered["items"] if isinstance(offered, dict) else offered)}
    assert {"肢体", "言语", "社交", "财物", "网络"} <= labels
    place["position"] = {"line": row, "character": 2}
    hover = editor.request("textDocument/hover", place)
    assert "涉及的欺凌形式" in json.dumps(hover, ensure_ascii=False)
