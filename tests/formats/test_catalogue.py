import os
import shutil
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message

from consult.formats import catalogue

ROOT = Path(__file__).parent.parent.parent
QUESTIONS = ("لا أسئلة", "سؤال واحد", "سؤالان", "%(num)s أسئلة", "%(num)s سؤالًا", "%(num)s سؤال")


@pytest.fixture
def small_site(tmp_path: Path) -> Path:
    """A site with two sentences in the code and Arabic for them."""
    (tmp_path / "consult" / "domain").mkdir(parents=True)
    (tmp_path / "templates" / "respondent").mkdir(parents=True)
    (tmp_path / "translations" / "ar" / "LC_MESSAGES").mkdir(parents=True)
    shutil.copy(ROOT / "translations" / "babel.cfg", tmp_path / "translations")
    say(tmp_path, '# Translators: a greeting\nHELLO = _("Hello %(name)s")\n')
    (tmp_path / "templates" / "respondent" / "page.html").write_text(
        "<p>{{ ngettext('%(num)s question', '%(num)s questions', 3) }}</p>"
    )
    po_of(tmp_path).write_text(
        'msgid ""\nmsgstr ""\n"Language: ar\\n"\n"Content-Type: text/plain; charset=utf-8\\n"\n'
        '"Plural-Forms: nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : '
        'n%100>=11 && n%100<=99 ? 4 : 5);\\n"\n',
        encoding="utf-8",
    )
    catalogue.bring_up_to_date(tmp_path)
    translate(tmp_path, **{"Hello %(name)s": "مرحبا %(name)s"})
    translate(
        tmp_path,
        **{"%(num)s question": ("لا أسئلة", "سؤال واحد", "سؤالان", "%(num)s أسئلة", "%(num)s سؤالًا", "%(num)s سؤال")},
    )
    return tmp_path


def say(site: Path, code: str) -> None:
    (site / "consult" / "domain" / "words.py").write_text(code, encoding="utf-8")


def po_of(site: Path) -> Path:
    return site / "translations" / "ar" / "LC_MESSAGES" / "messages.po"


def translate(site: Path, **sentences: str | tuple[str, ...]) -> None:
    kept = catalogue.read(po_of(site))
    for message in catalogue.sentences(kept):
        if catalogue.ids(message)[0] in sentences:
            message.string = sentences[catalogue.ids(message)[0]]
    catalogue.write(kept, po_of(site))


def test_a_catalogue_that_agrees_with_the_code_has_no_problems(small_site: Path) -> None:
    assert catalogue.problems(small_site) == []


def test_a_note_for_translators_comes_along_and_no_line_numbers_do(small_site: Path) -> None:
    template = (small_site / "translations" / "messages.pot").read_text(encoding="utf-8")
    assert "#. Translators: a greeting" in template
    assert "#:" not in template
    assert "2026" not in template


def test_a_sentence_added_to_the_code_is_missed_in_both_files_and_then_in_the_translation(small_site: Path) -> None:
    say(small_site, 'HELLO = _("Hello %(name)s")\nBYE = _("Goodbye")\n')
    found = catalogue.problems(small_site)
    assert "messages.pot does not hold: Goodbye" in found
    assert "ar: messages.po does not hold: Goodbye" in found
    assert catalogue.bring_up_to_date(small_site) == {"ar": 1}
    assert catalogue.problems(small_site) == ["ar: not translated: Goodbye"]


def test_a_changed_sentence_gets_no_guess_from_the_old_one(small_site: Path) -> None:
    say(small_site, 'HELLO = _("Hello, %(name)s")\n')
    assert catalogue.bring_up_to_date(small_site) == {"ar": 1}
    assert "مرحبا" not in po_of(small_site).read_text(encoding="utf-8")


def test_a_sentence_that_the_code_no_longer_says_is_named(small_site: Path) -> None:
    say(small_site, "")
    assert "messages.pot still holds what the code no longer says: Hello %(name)s" in catalogue.problems(small_site)


def test_a_lost_or_invented_placeholder_is_named(small_site: Path) -> None:
    for wrong, given in (("مرحبا", "none"), ("مرحبا %(nam)s", "nam"), ("مرحبا %(name)s %s", "%, name")):
        translate(small_site, **{"Hello %(name)s": wrong})
        (problem,) = (each for each in catalogue.problems(small_site) if "placeholders" in each)
        assert problem.endswith(f": name wanted, {given} given."), wrong


def test_a_plural_form_may_leave_out_the_number_but_no_form_may_be_missing(small_site: Path) -> None:
    translate(
        small_site, **{"%(num)s question": ("لا أسئلة", "سؤال واحد", "", "%(num)s أسئلة", "%(num)s", "%(num)s")}
    )
    assert catalogue.problems(small_site) == ["ar: not translated: %(num)s question"]


def test_bringing_an_unchanged_catalogue_up_to_date_changes_no_file(small_site: Path) -> None:
    files = (po_of(small_site), small_site / "translations" / "messages.pot")
    before = [file.read_bytes() for file in files]
    catalogue.bring_up_to_date(small_site)
    assert [file.read_bytes() for file in files] == before


def test_a_language_is_compiled_when_its_file_changed_and_not_otherwise(small_site: Path) -> None:
    translations = small_site / "translations"
    assert catalogue.compile_stale(translations) == ["ar"]
    assert catalogue.compile_stale(translations) == []
    compiled = po_of(small_site).with_suffix(".mo")
    os.utime(compiled, (1, 1))
    assert catalogue.compile_stale(translations) == ["ar"]
    assert sorted(each.name for each in compiled.parent.iterdir()) == ["messages.mo", "messages.po"]


def test_a_file_that_is_no_catalogue_is_named(small_site: Path) -> None:
    po_of(small_site).write_text('msgid "unfinished', encoding="utf-8")
    with pytest.raises(catalogue.CannotBeRead, match=r"messages\.po of ar"):
        catalogue.read(po_of(small_site))


def test_a_guessed_translation_counts_as_missing() -> None:
    kept = Catalog(locale="ar")
    kept["Hello"] = Message("Hello", "مرحبا", flags=["fuzzy"])
    assert [message.id for message in catalogue.untranslated(kept)] == ["Hello"]
