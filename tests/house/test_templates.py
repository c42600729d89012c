"""Templates: none is left over, none imports what it does not use, and a name that is missing is an error."""

import re
from pathlib import Path

import pytest
from flask import Flask
from jinja2 import StrictUndefined, UndefinedError, meta
from jinja2.nodes import FromImport, Import, Name

ROOT = Path(__file__).parent.parent.parent
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))
NAMES = [str(file.relative_to(ROOT / "templates")) for file in TEMPLATES]


@pytest.mark.parametrize("name", NAMES)
def test_a_template_imports_only_what_it_uses(app: Flask, name: str) -> None:
    source = (ROOT / "templates" / name).read_text("utf-8")
    tree = app.jinja_env.parse(source)
    unused = []
    imports: list[FromImport | Import] = [*tree.find_all(FromImport), *tree.find_all(Import)]
    for imported in imports:
        names = (
            [each[1] if isinstance(each, tuple) else each for each in imported.names]
            if isinstance(imported, FromImport)
            else [imported.target]
        )
        used = {node.name for node in tree.find_all(Name) if node.ctx == "load"}
        unused += [each for each in names if each not in used]
    assert not unused, f"Take these imports out of templates/{name}: {unused}"


def test_every_template_is_shown_by_some_page_or_other_template(app: Flask) -> None:
    used: set[str | None] = set()
    for name in NAMES:
        tree = app.jinja_env.parse((ROOT / "templates" / name).read_text("utf-8"))
        used |= set(meta.find_referenced_templates(tree))
    code = "\n".join(file.read_text("utf-8") for file in (ROOT / "consult").rglob("*.py"))
    named = re.findall(r"[\"']([\w./{}()-]+\.html)[\"']", code)
    patterns = [re.compile(re.sub(r"\\{.*?\\}", r"[\\w./-]+", re.escape(each))) for each in named]
    left = [name for name in NAMES if name not in used and not any(each.fullmatch(name) for each in patterns)]
    assert not left, f"No page shows these templates; delete them or use them: {left}"


def test_a_name_that_is_missing_is_an_error_and_not_an_empty_place(app: Flask) -> None:
    assert app.jinja_env.undefined is StrictUndefined
    with pytest.raises(UndefinedError):
        app.jinja_env.from_string("{{ nobody_gave_this }}").render()


def test_no_template_switches_escaping_off() -> None:
    trusted = [
        f"{file.relative_to(ROOT)}: {found}"
        for file in TEMPLATES
        for found in re.findall(r"\|\s*safe\b|autoescape\s+false", file.read_text("utf-8"))
    ]
    assert trusted == [], "What people wrote is plain text and escaped; where markup is ours, make it in Python."
