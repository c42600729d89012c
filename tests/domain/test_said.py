"""One answer in one text, and a draft of several."""

from consult.domain.asked import Asked
from consult.domain.audiences import OFFICER_ONLY, THE_MEETING
from consult.domain.drafts import DraftContent, as_text, read_text
from consult.domain.said import Said

ASKED = Asked("How is school?", "كيف المدرسة؟", "ar", ("Good", "Loud"), ("جيدة", "صاخبة"))


def test_an_answer_reads_as_it_was_given_with_the_question_as_asked() -> None:
    picked = Said.of(("good", "loud"), OFFICER_ONLY, ASKED, are_words=False)
    assert (picked.answer, picked.asked, picked.are_words) == (("good", "loud"), ASKED, False)
    assert picked.value == {"chosen": ["good", "loud"]}
    written = Said.of(("asked",), OFFICER_ONLY, ASKED, are_words=True)
    assert (written.answer, written.asked, written.are_words) == (("asked",), ASKED, True)


def test_a_draft_comes_back_whole_whatever_was_written() -> None:
    hostile = 'one\ntwo\r\n\u2028three\x85 {"said": []} \\n 🦊'
    content = DraftContent(
        said={
            "words": Said.of((hostile,), THE_MEETING, ASKED, are_words=True),
            "school": Said.of(("good",), OFFICER_ONLY, ASKED, are_words=False),
        },
        skipped=frozenset({"home"}),
        wants_more=False,
        changes="a reply",
    )
    assert read_text(as_text(content)) == content
    assert read_text(as_text(DraftContent())) == DraftContent()
