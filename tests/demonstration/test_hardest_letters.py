"""The letters of the hardest review, in every voice and form: what was told in private is in no part of any file."""

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pikepdf
import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from consult.demonstration import voices
from consult.demonstration.cast import Scene
from consult.demonstration.people import DANA
from consult.domain.kept_letters import read_kept
from consult.domain.letters import LetterText, Part, Quotation, Register
from consult.domain.respondents import Role
from consult.domain.views import Reader
from consult.formats.letters import letter_pdf
from consult.formats.paper import Print
from consult.services import letters, ticks
from consult.services.invitations import Lifetimes
from consult.services.letter_checks import findings_in
from consult.services.letter_facts import gather
from consult.services.letter_publishing import begin_correction, publish
from consult.services.letters import PartWords
from consult.services.letters_to_post import card_to, card_to_ask
from consult.services.minutes import word_file_for
from consult.services.staff import SignedIn
from consult.services.views import read_views
from consult.settings import Settings
from consult.storage.database import Database
from consult.storage.letters import Letter, letters_of_review
from consult.storage.reviews import Review
from consult.storage.staff import all_staff
from consult.web.letters_in_words import words_around
from consult.web.reviews.letter_paper import asks_in_words, link_in_words
from tests.demonstration.conftest import NOW
from tests.demonstration.hidden_words import everything_in, says
from tests.demonstration.test_decided import held_review_of
from tests.demonstration.test_letters import letter_to
from tests.factories.staff import sign_in, signed_in_as
from tests.formats.tagged import tagged
from tests.formats.test_letters import is_told_in_order
from tests.visitor import Visitor
from tests.web.test_visit import press, unlock

ADDRESS = ("The Lantern Family", "1 Nowhere Lane", "Exampleshire")
_CHILD, _ENGLISH = voices.A_CHILD_WITH_TWO_HOMES, voices.IN_ENGLISH_BY_TWO_HOMES


def said(voice: voices.Voice, *questions: str) -> list[str]:
    """What somebody said in their own words to some questions, or to all."""
    chosen = [voice[question][0] for question in questions or voice]
    return [each if isinstance(each, str) else each[0] for each in chosen if isinstance(each, str) or " " in each[0]]


def both(*questions: str) -> list[str]:
    return [*said(_CHILD, *questions), *(_ENGLISH[question][0] for question in questions)]


ADULTS_SAID = {
    Role.MOTHER: said(voices.A_MOTHER),
    Role.FATHER: said(voices.A_FATHER_IN_ARABIC),
    Role.CARER: said(voices.A_CARER),
}
ONLY_OFFICER = both("not_in_front")
ONLY_THE_CHILD_READS = "A bed in the quiet room."
NOT_FOR = {
    Role.CHILD: [*ONLY_OFFICER, *(words for each in ADULTS_SAID.values() for words in each)],
    Role.MOTHER: [
        *ONLY_OFFICER, *both("bring"), *ADULTS_SAID[Role.FATHER], *ADULTS_SAID[Role.CARER], ONLY_THE_CHILD_READS,
    ],
    Role.FATHER: [
        *ONLY_OFFICER, *both("people"), *ADULTS_SAID[Role.MOTHER], *ADULTS_SAID[Role.CARER], ONLY_THE_CHILD_READS,
    ],
}  # fmt: skip
"""What the letter to each must not say: what was told the officer alone, or shared with somebody else."""
SHARED_WITH_NAMED = [*both("people"), *both("bring"), *said(voices.A_MOTHER, "family_time")]
OFFICER_ALONE = [*ONLY_OFFICER, *said(voices.A_CARER, "worried_about")]
"""What no copy of the minutes holds."""


@dataclass(frozen=True)
class Sent:
    """One letter as it was sent, and the files in which its reader, the post and the record have it."""

    role: Role
    register: Register
    text: LetterText
    files: dict[str, bytes] = field(default_factory=dict)

    @property
    def pdfs(self) -> dict[str, bytes]:
        return {name: file for name, file in self.files.items() if name.endswith(".pdf")}


@dataclass(frozen=True)
class Desk:
    """The site on the demonstration, the reader of each letter, and its officer."""

    app: Flask
    settings: Settings
    database: Database
    reader: Visitor
    officer: FlaskClient
    record: dict[str, Any]

    def who(self, session: Session) -> SignedIn:
        return signed_in_as(next(each for each in all_staff(session) if each.name == DANA.name))

    def publish(self, session: Session, letter: Letter) -> None:
        gathered = gather(session, letter, council=self.settings.council, day_line=self.settings.day_line)
        found = findings_in(session, letter, gathered, telephones=(self.settings.day_line,))
        assert not [each.finding for each in found if each.stops]
        in_words = self.app.extensions["consult_letter_in_words"]
        text = in_words(gathered.facts)
        publish(session, letter, text, who=self.who(session), now=NOW, lifetimes=Lifetimes())

    def as_sent(self, letter_id: str) -> Sent:
        """Return one letter that went out, in every form."""
        with self.database.reading() as session, self.app.test_request_context("/reviews/"):
            letter = session.get(Letter, letter_id)
            assert letter is not None
            sent = Sent(Role(letter.respondent.role), Register(letter.register), read_kept(letter.text))
            card, asks = (
                find(session, letter, base_url=self.settings.base_url, now=NOW) for find in (card_to, card_to_ask)
            )
            assert card is not None
            for size in Print:
                sent.files[f"{size.value}.pdf"] = letter_pdf(
                    sent.text,
                    around=words_around(sent.text.language),
                    size=size,
                    address=ADDRESS,
                    link=link_in_words(card, self.settings),
                    asks=asks_in_words(asks, sent.text, self.settings) if asks is not None else None,
                ).pdf
            number, lock = card.number, self.lock_of(letter)
            record = f"/reviews/{letter.review_id}/letters/{letter_id}/record"
        sent.files["phone.html"] = self.on_the_phone(number, lock)
        for form in ("html", "pdf"):
            answer = self.officer.get(f"{record}.{form}")
            assert answer.status_code == 200
            sent.files[f"record.{form}"] = answer.data
        return sent

    def lock_of(self, letter: Letter) -> list[str]:
        whose = letter.review_id, letter.respondent.role
        found = [
            each for each in self.record["links"] if each["lock"] and (each["review"], each["respondent"]) == whose
        ]
        lock: list[str] = found[0]["lock"]
        return lock

    def on_the_phone(self, number: str, lock: list[str]) -> bytes:
        self.reader.client.delete_cookie("visit")
        self.reader.send("/s", number=number, start="1")
        press(self.reader, "letter")
        unlock(self.reader, lock)
        assert self.reader.last is not None
        page: bytes = self.reader.last.data
        return page


@pytest.fixture
def desk(app: Flask, settings: Settings, database: Database, record: dict[str, Any]) -> Desk:
    with database.reading() as session:
        dana = next(each for each in all_staff(session) if each.name == DANA.name)
    # Pages with such letters are looked at elsewhere: here only what they say counts.
    app.test_client_class = FlaskClient
    reader, officer = app.test_client(), app.test_client()
    for client in (reader, officer):
        client.environ_base["HTTP_ORIGIN"] = settings.base_url
    return Desk(app, settings, database, Visitor(reader), sign_in(officer, database, dana).client, record)


def sent_letter_to(session: Session, role: Role) -> Letter:
    found = letters_of_review(session, held_review_of(session, Scene.HARDEST).id)
    return next(
        each for each in found if each.respondent.role == role and each.published_at and not each.withdrawn_at
    )


def every_letter(desk: Desk) -> Iterator[Sent]:
    """The child's letter in three voices, one after another, and those of the mother and the father."""
    for register in (Register.PICTURES, Register.CHILD, Register.YOUNG_PERSON):
        with desk.database.writing() as session, desk.app.app_context():
            who = desk.who(session)
            letter = begin_correction(session, sent_letter_to(session, Role.CHILD), who=who, now=NOW)
            letters.choose_how(session, letter, register=register, language="ar", who=who, now=NOW)
            desk.publish(session, letter)
            letter_id = letter.id
        yield desk.as_sent(letter_id)
    with desk.database.writing() as session, desk.app.app_context():
        father = letter_to(session, Scene.HARDEST, Role.FATHER)
        mended = {Part.CLOSING: PartWords("Thank you for ringing in.")}
        letters.save_parts(session, father, mended, drafted={}, who=desk.who(session), now=NOW)
        desk.publish(session, father)
        to_adults = [sent_letter_to(session, Role.MOTHER).id, father.id]
    for letter_id in to_adults:
        yield desk.as_sent(letter_id)


def is_sound(pdf: bytes, sent: Sent) -> None:
    """Fail unless a screen reader can read a PDF: tags, language, title, order, and words for every picture."""
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        assert opened.Root.MarkInfo.Marked
        assert str(opened.Root.Lang).startswith(sent.text.language)
        assert str(opened.docinfo["/Title"]) == sent.text.title
        assert opened.Root.ViewerPreferences.DisplayDocTitle
        assert all(page.obj.Tabs == pikepdf.Name.S for page in opened.pages)
        with opened.open_metadata() as about:
            assert about["pdfuaid:part"] == "1"
        assert not opened.attachments
    blocks = tagged(pdf)
    assert [each.tag for each in blocks].count("/H1") == 1
    assert blocks[0].tag == "/H1"
    assert all(each.text for each in blocks if each.tag == "/Figure")
    drawings = [each for each in sent.text.blocks if isinstance(each, Quotation) and each.drawing is not None]
    called = [each.text for each in blocks if each.tag == "/Figure"]
    assert all(each.said_for_drawing.words in called for each in drawings)
    assert is_told_in_order(iter(blocks), sent.text)


def has_a_drawing(text: LetterText) -> bool:
    return any(isinstance(each, Quotation) and each.drawing is not None for each in text.blocks)


def texts_to_find(text: LetterText, name: str) -> list[str]:
    """Every text of a letter; of a PDF, where lines of two scripts are torn apart, what somebody said."""
    if name.endswith(".html"):
        return [each.words for each in text.texts]
    quoted = [each for block in text.blocks if isinstance(block, Quotation) for each in (block.own, block.english)]
    return [each.words for each in quoted if each is not None and each.words]


def test_what_is_not_for_its_reader_is_in_no_form_of_a_letter_and_each_form_says_the_same(desk: Desk) -> None:
    seen = []
    for sent in every_letter(desk):
        seen.append((sent.role, sent.register, sent.text.language))
        assert set(sent.files) == {"phone.html", "normal.pdf", "large.pdf", "record.html", "record.pdf"}
        assert has_a_drawing(sent.text) is (sent.role is not Role.FATHER), "He was not at the meeting."
        for name, file in sent.files.items():
            found = everything_in(file)
            lost = [words for words in texts_to_find(sent.text, name) if not says(found, words)]
            assert not lost, (sent.register, name)
            told = [words for words in NOT_FOR[sent.role] if says(found, words)]
            assert not told, (sent.role, sent.register, name)
        for pdf in sent.pdfs.values():
            is_sound(pdf, sent)
    assert seen == [
        (Role.CHILD, Register.PICTURES, "ar"),
        (Role.CHILD, Register.CHILD, "ar"),
        (Role.CHILD, Register.YOUNG_PERSON, "ar"),
        (Role.MOTHER, Register.ADULT, "en"),
        (Role.FATHER, Register.ADULT, "ar"),
    ]


def test_no_part_of_the_minutes_in_word_holds_what_was_told_the_officer_alone(session: Session, app: Flask) -> None:
    review = held_review_of(session, Scene.HARDEST)
    tick_everything(session, review)
    readers = (Reader.MEETING, Reader.CHILD, Reader.MOTHER, Reader.FATHER)
    copies = {reader: everything_in(word_file_for(session, review, reader, now=NOW)) for reader in readers}
    assert all(says(copies[Reader.MOTHER], words) for words in both("needs_to_happen", "people"))
    assert says(copies[Reader.MEETING], _ENGLISH["draw_it"][0])
    for reader, found in copies.items():
        assert not [words for words in OFFICER_ALONE if says(found, words)], reader
    for words in SHARED_WITH_NAMED:
        assert not says(copies[Reader.MEETING], words)


def tick_everything(session: Session, review: Review) -> None:
    dana = signed_in_as(next(each for each in all_staff(session) if each.name == DANA.name))
    threads = read_views(session, review)
    shown = [each.newest.view.answer_id for each in threads]
    may = [each.newest.view.answer_id for each in threads if each.thread.may_be_ticked(each.newest.view)]
    ticks.save_ticks(session, review, who=dana, shown=shown, ticked=may, headings={}, now=NOW)


# what is searched for would be found


@pytest.fixture
def mothers(desk: Desk) -> Sent:
    with desk.database.reading() as session:
        letter_id = sent_letter_to(session, Role.MOTHER).id
    return desk.as_sent(letter_id)


def test_private_words_are_found_wherever_in_a_file_they_are_planted(
    mothers: Sent, session: Session, app: Flask
) -> None:
    docx = word_file_for(session, held_review_of(session, Scene.HARDEST), Reader.CHILD, now=NOW)
    for words in ONLY_OFFICER:
        planted = [*pages_with(mothers.files["phone.html"], words), *pdfs_with(mothers.files["normal.pdf"], words)]
        for where, file in [*planted, *word_files_with(docx, words)]:
            assert says(everything_in(file), words), (where, words)


def pages_with(page: bytes, words: str) -> Iterator[tuple[str, bytes]]:
    for where, mark in (("comment", "<!-- {} -->"), ("attribute", '<i title="{}"></i>'), ("text", "<p>{}</p>")):
        yield f"a page’s {where}", page.replace(b"</body>", mark.format(words).encode() + b"</body>")


def pdfs_with(pdf: bytes, words: str) -> Iterator[tuple[str, bytes]]:
    for where in ("property", "metadata", "attachment", "alternative text", "old object"):
        with pikepdf.open(io.BytesIO(pdf)) as opened:
            match where:
                case "property":
                    opened.docinfo["/Subject"] = words
                case "metadata":
                    with opened.open_metadata() as about:
                        about["dc:description"] = words
                case "attachment":
                    opened.attachments["x.txt"] = words.encode()
                case "alternative text":
                    opened.Root.StructTreeRoot["/Alt"] = words
                case _:
                    opened.Root["/Kept"] = opened.make_stream(words.encode("utf-16-be"))
            out = io.BytesIO()
            opened.save(out, object_stream_mode=pikepdf.ObjectStreamMode.generate)
        yield f"a PDF’s {where}", out.getvalue()


def word_files_with(docx: bytes, words: str) -> Iterator[tuple[str, bytes]]:
    in_runs = "<w:t>" + "</w:t></w:r><w:r><w:t xml:space='preserve'> ".join(words.split()) + "</w:t>"
    for where, text in (("hidden part", f"<w:x>{words}</w:x>"), ("runs", in_runs)):
        out = io.BytesIO(docx)
        with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as parts:
            parts.writestr("customXml/planted.xml", text)
        yield f"a Word file’s {where}", out.getvalue()


def test_words_in_print_are_found_in_any_script(mothers: Sent) -> None:
    for words in both("needs_to_happen", "people"):
        assert says(everything_in(mothers.files["large.pdf"]), words)
    assert not says(everything_in(mothers.files["large.pdf"]), "Nobody said these five words")
