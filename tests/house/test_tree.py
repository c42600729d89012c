"""The tree keeps its shape: import contracts hold, files stay small enough to read, nothing private is in them."""

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
ROOMS = ("domain", "storage", "formats", "services", "web", "commands")
LONGEST = 330
"""About 300 lines is a question; beyond this a noun is hiding in the file."""
OWN_FILES = [*(ROOT / "consult").rglob("*.py"), *(ROOT / "tests").rglob("*.py"), *(ROOT / "benchmarks").rglob("*.py")]


def test_rooms_import_one_way_only() -> None:
    kept = subprocess.run(
        [Path(sys.executable).parent / "lint-imports", "--no-cache"], cwd=ROOT, capture_output=True, text=True
    )
    assert kept.returncode == 0, kept.stdout[-3000:]


@pytest.mark.parametrize("room", ROOMS)
def test_no_file_of_a_room_is_too_long_to_keep_in_mind(room: str) -> None:
    migrations = ROOT / "consult" / "storage" / "migrations"
    long = {
        str(file.relative_to(ROOT)): lines
        for file in sorted((ROOT / "consult" / room).rglob("*.py"))
        if (lines := len(file.read_text("utf-8").splitlines())) > LONGEST and migrations not in file.parents
    }
    assert not long, f"Look for the noun that hides in each: {long}"


def test_no_file_is_named_for_nothing() -> None:
    vague = {"utils", "util", "helpers", "helper", "common", "shared", "misc", "manager", "base_utils"}
    found = [str(file.relative_to(ROOT)) for file in OWN_FILES if file.stem in vague or file.parent.name in vague]
    assert found == [], "Name the noun that these hold."


def test_every_module_says_in_a_sentence_what_it_is_for() -> None:
    silent = [
        str(file.relative_to(ROOT))
        for file in (ROOT / "consult").rglob("*.py")
        if not re.match(r'\s*"""[^"\n]{8,}', file.read_text("utf-8"))
    ]
    assert silent == []


@pytest.mark.parametrize("lock", ["requirements.lock", "tests/requirements.lock"])
def test_the_lists_of_packages_name_no_host_and_give_a_hash_for_each(lock: str) -> None:
    text = (ROOT / lock).read_text("utf-8")
    assert not re.search(r"https?://|--(extra-)?index-url|--find-links|--trusted-host", text)
    packages = re.findall(r"^([a-z0-9][a-z0-9._-]*)==.*(?:\\\n(?:    .*\n)*)?", text, re.M)
    blocks = re.split(r"^(?=[a-z0-9])", text, flags=re.M)[1:]
    assert len(packages) > 20
    assert [block.splitlines()[0] for block in blocks if "--hash=sha256:" not in block] == []


def test_the_lists_of_packages_hold_what_the_project_asks_for() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    for lock, wanted in (
        ("requirements.lock", project["dependencies"]),
        ("tests/requirements.lock", project["dependencies"] + project["optional-dependencies"]["dev"]),
    ):
        locked = set(re.findall(r"^([a-z0-9._-]+)(?:\[[\w,-]+\])?==", (ROOT / lock).read_text("utf-8"), re.M))
        names = {re.split(r"[\[<>=!~ ]", each)[0].lower().replace("_", "-") for each in wanted}
        assert names <= locked, f"Run `make lock`: {lock} lacks {sorted(names - locked)}."


def test_both_lists_agree_on_every_version() -> None:
    pinned = [
        dict(re.findall(r"^([a-z0-9._-]+(?:\[[\w,-]+\])?)==(\S+)", (ROOT / lock).read_text("utf-8"), re.M))
        for lock in ("requirements.lock", "tests/requirements.lock")
    ]
    assert {name: pinned[1].get(name) for name in pinned[0]} == pinned[0]
