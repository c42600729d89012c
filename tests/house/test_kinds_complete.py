"""Every kind of question has all it needs: add a kind, and these say what is still missing."""

from pathlib import Path

import pytest

from consult.domain.answers import accept, labels, read_together
from consult.domain.pictures import PICTURES, SYMBOLS
from consult.domain.placing import placed_as
from consult.domain.questions import KINDS, AnyQuestion, DrawingQuestion, PlacingQuestion, WordsQuestion
from consult.web.site.components import examples_of

ROOT = Path(__file__).parent.parent.parent
every_kind = pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.kind)


@every_kind
def test_every_kind_has_a_template_that_draws_its_field(kind: type[AnyQuestion]) -> None:
    template = (ROOT / f"templates/components/questions/{kind.kind}.html").read_text(encoding="utf-8")
    assert f"macro {kind.kind}(" in template
    assert 'name="answer"' in template or 'name="answer.{{ option.key }}"' in template


@every_kind
def test_every_kind_has_a_gallery_entry_and_reads_in_words(kind: type[AnyQuestion]) -> None:
    examples = examples_of(kind.kind)
    assert examples
    for question in examples:
        answer = accept(question, [something_given_to(question)])
        assert read_together(labels(question, answer), answer)


def something_given_to(question: AnyQuestion) -> str:
    match question:
        case WordsQuestion() | DrawingQuestion():
            return "Seeing my sister"
        case PlacingQuestion():
            return placed_as(question.options[0].key, question.piles[0].key)
        case _:
            return question.options[0].key


def test_no_template_is_left_for_a_kind_that_is_gone() -> None:
    files = {file.stem for file in (ROOT / "templates/components/questions").glob("*.html")}
    assert files == {kind.kind for kind in KINDS}


def test_every_picture_of_an_option_is_drawn_and_no_drawing_is_left_over() -> None:
    for folder, keys in (("answers", PICTURES), ("symbols", SYMBOLS)):
        drawn = {file.stem for file in (ROOT / "static/pictures" / folder).glob("*.svg")}
        assert drawn == keys
