"""The catalogue of every sentence a respondent reads: drawn from the code, translated in .po, compiled to .mo."""

import io
import os
from collections.abc import Iterator, Mapping
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from consult.domain.sentences import faults

NOTE_MARK = "Translators:"
_KEYWORDS: dict[str, tuple[int, ...] | None] = {"_": None, "gettext": None, "ngettext": (1, 2)}
_TEMPLATE_COMMENT = "# Every sentence a child, parent or carer reads. Written by `flask consult translations update`."


class CannotBeRead(Exception):
    """A catalogue file is not one that gettext understands; the message names it and says why."""


def from_code(root: Path, *, within: tuple[str, ...] = ("",)) -> Catalog:
    """Return the catalogue of the sentences in the code and templates under `root`, as `babel.cfg` names them.

    `within` takes only files whose path begins with one of these.
    """
    with (root / "translations" / "babel.cfg").open(encoding="utf-8") as mapping:
        methods, options = parse_mapping_cfg(mapping)  # type: ignore[no-untyped-call]
    catalogue = Catalog(header_comment=_TEMPLATE_COMMENT, charset="utf-8", fuzzy=False)
    found = extract_from_dir(
        root,
        method_map=methods,
        options_map=options,
        keywords=_KEYWORDS,
        comment_tags=(NOTE_MARK,),
        strip_comment_tags=False,
        directory_filter=_is_ours,
    )
    for file, _line, words, notes, context in sorted(found, key=lambda each: (str(each[0]), each[1])):
        if not file.startswith(within):
            continue
        catalogue.add(words, None, auto_comments=[" ".join(notes)] if notes else (), context=context)
    return catalogue


def _is_ours(folder: str) -> bool:
    name = Path(folder).name
    return not name.startswith((".", "_")) and name not in ("instance", "node_modules", "tests", "static", "docs")


def read(file: Path) -> Catalog:
    """Return the catalogue kept in a .po or .pot file.

    Raises:
        CannotBeRead: for a file that is not one.
    """
    try:
        with file.open("rb") as opened:
            return read_po(opened, locale=_language_of(file), abort_invalid=True)
    except Exception as reason:
        raise CannotBeRead(f"{file.name} of {file.parent.parent.name}: {reason}") from reason


def _language_of(file: Path) -> str | None:
    return None if file.suffix == ".pot" else file.parent.parent.name


def files_of_languages(translations: Path) -> list[Path]:
    """Return the .po file of each language, in order of language."""
    return sorted(translations.glob("*/LC_MESSAGES/messages.po"))


def bring_up_to_date(root: Path) -> dict[str, int]:
    """Write the template and every language's file afresh from the code; return how many words each still wants.

    No guesses are made from sentences that look alike: an untranslated line is better than a wrong one. A
    translation whose English is gone is left out.
    """
    translations = root / "translations"
    template = from_code(root)
    write(template, translations / "messages.pot")
    missing = {}
    for file in files_of_languages(translations):
        catalogue = read(file)
        catalogue.update(template, no_fuzzy_matching=True, update_header_comment=False)
        write(catalogue, file)
        missing[_language_of(file) or ""] = sum(1 for _message in untranslated(catalogue))
    return missing


def write(catalogue: Catalog, file: Path) -> None:
    """Write a catalogue to its file, without what would change from run to run; an equal file is left alone."""
    content = as_written(catalogue)
    if not file.exists() or file.read_bytes() != content:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)


def as_written(catalogue: Catalog) -> bytes:
    """Return a catalogue as its .po file holds it."""
    written = io.BytesIO()
    write_po(written, catalogue, width=110, no_location=True, omit_header=False, ignore_obsolete=True)
    # Dates would change with every run, and names belong in checked.toml: git knows the rest.
    kept = [line for line in written.getvalue().splitlines(keepends=True) if not line.startswith(_NOT_KEPT)]
    return b"".join(kept)


def mended(catalogue: Catalog, corrections: Mapping[tuple[str, int], str]) -> int:
    """Put corrections, by English sentence and plural form, into a catalogue; return how many it did not have.

    A correction of a sentence that the site no longer says finds no place, and is left out.
    """
    changed = 0
    for message in sentences(catalogue):
        before = every_form(message, catalogue)
        after = tuple(corrections.get((ids(message)[0], form), words) for form, words in enumerate(before))
        if after != before:
            message.string = after if message.pluralizable else after[0]
            changed += 1
    return changed


_NOT_KEPT = tuple(
    f'"{name}'.encode()
    for name in (
        "POT-Creation-Date",
        "PO-Revision-Date",
        "Generated-By",
        "Project-Id-Version",
        "Report-Msgid-Bugs-To",
        "Last-Translator",
        "Language-Team",
    )
)


def compile_stale(translations: Path) -> list[str]:
    """Compile the languages whose .mo is missing or older than its .po; return their codes."""
    compiled = []
    for file in files_of_languages(translations):
        made = file.with_suffix(".mo")
        if made.exists() and made.stat().st_mtime >= file.stat().st_mtime:
            continue
        # Several workers may start at once: each writes its own file and the last one to finish takes the name.
        beside = made.with_suffix(f".{os.getpid()}.new")
        with beside.open("wb") as opened:
            write_mo(opened, read(file))
        beside.replace(made)
        compiled.append(_language_of(file) or "")
    return compiled


def ids(message: Message) -> tuple[str, ...]:
    """Return the English of a message: one sentence, or the singular and the plural."""
    return (message.id,) if isinstance(message.id, str) else tuple(message.id or ())


def forms(message: Message) -> tuple[str, ...]:
    """Return the translation of a message: one sentence, or every plural form."""
    if isinstance(message.string, str):
        return (message.string,)
    return tuple(form or "" for form in message.string or ("",))


def every_form(message: Message, catalogue: Catalog) -> tuple[str, ...]:
    """Return as many forms as the language has, empty where there is none yet."""
    given = forms(message)
    wanted = catalogue.num_plurals if message.pluralizable else 1
    return (*given, *[""] * (wanted - len(given)))[:wanted]


def sentences(catalogue: Catalog) -> Iterator[Message]:
    """Go through the messages without the header."""
    return (message for message in catalogue if message.id)


def untranslated(catalogue: Catalog) -> Iterator[Message]:
    """Go through the messages where a form is missing or only guessed."""
    wanted = catalogue.num_plurals
    for message in sentences(catalogue):
        given = forms(message)
        if message.fuzzy or not all(given) or (message.pluralizable and len(given) != wanted):
            yield message


def problems(root: Path) -> list[str]:
    """Return a sentence for everything that is wrong with the catalogue; nothing when all is well."""
    translations = root / "translations"
    in_code = from_code(root)
    found = [*_differences(in_code, translations / "messages.pot")]
    for file in files_of_languages(translations):
        catalogue = read(file)
        language = _language_of(file)
        found += [f"{language}: {each}" for each in _differences(in_code, file)]
        found += [f"{language}: not translated: {_short(message)}" for message in untranslated(catalogue)]
        found += [f"{language}: {each}" for message in sentences(catalogue) for each in _faults(message)]
    return found


def _differences(in_code: Catalog, file: Path) -> Iterator[str]:
    kept = {ids(message) for message in sentences(read(file))} if file.exists() else set()
    wanted = {ids(message) for message in sentences(in_code)}
    for new in sorted(wanted - kept):
        yield f"{file.name} does not hold: {new[0]}"
    for gone in sorted(kept - wanted):
        yield f"{file.name} still holds what the code no longer says: {gone[0]}"


def _faults(message: Message) -> list[str]:
    return faults(ids(message), [form for form in forms(message) if form])


def _short(message: Message) -> str:
    return ids(message)[0]
