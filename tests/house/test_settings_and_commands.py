"""The README explains every setting and every command, and none that does not exist."""

import re
from dataclasses import fields
from pathlib import Path

from flask import Flask

from consult.settings import Settings

ROOT = Path(__file__).parent.parent.parent
README = (ROOT / "README.md").read_text("utf-8")
_YES_OR_NO = {"True": "yes", "False": "no"}
ONLY_FOR_TESTS = {"CONSULT_CHROMIUM", "CONSULT_PROVE"}


def test_every_setting_is_explained_as_the_code_has_it() -> None:
    for each in fields(Settings):
        default = str(each.default)
        shown = f"`{_YES_OR_NO.get(default, default)}`" if default else ""
        row = f"| `{each.metadata['name']}` | {each.metadata['why']} | {shown} |"
        assert row in README, f"Put this row into README under Settings:\n{row}"


def test_no_setting_is_explained_that_does_not_exist() -> None:
    known = {each.metadata["name"] for each in fields(Settings)} | ONLY_FOR_TESTS
    for file in (ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md")), *sorted(ROOT.glob("*.md"))):
        named = set(re.findall(r"\bCONSULT_[A-Z_0-9]+", file.read_text("utf-8")))
        assert named <= known, f"{file.name} names settings that do not exist: {sorted(named - known)}"


def test_every_command_is_in_the_readme_and_no_other(app: Flask) -> None:
    group = app.cli.commands["consult"]
    commands: dict[str, object] = getattr(group, "commands", {})
    assert len(commands) > 1
    named = set(re.findall(r"`flask consult ([a-z0-9-]+)", README))
    missing, unknown = commands.keys() - named, named - commands.keys()
    assert not missing, f"Put these into README under Commands: {sorted(missing)}"
    assert not unknown, f"README names commands that do not exist: {sorted(unknown)}"


def test_every_make_command_in_the_readme_exists() -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    for target in set(re.findall(r"`?\bmake ([a-z0-9-]+)\b(?=[`\s])", README)):
        assert re.search(rf"^{target}:", makefile, re.M), f"README names `make {target}`, which does not exist."
