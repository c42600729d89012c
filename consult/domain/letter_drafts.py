"""A letter put together from what was recorded: its parts in order, in the voice of its register.

What its reader may see has been chosen before; here it is only arranged, and nothing is taken away afterwards.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from typing import Protocol

from consult.domain import letter_sentences as sentences
from consult.domain.letter_facts import AnsweredWish, Item, LetterFacts, Quote
from consult.domain.letters import (
    Block,
    Heading,
    LetterText,
    Paragraph,
    Part,
    Quotation,
    Reply,
    Step,
    Telephone,
    Text,
    Words,
)
from consult.domain.respondents import Role
from consult.domain.wishes import Outcome


class Say(Protocol):
    """Puts a sentence of the catalogue into the reader's language, with the English beneath."""

    def __call__(self, sentence: str, /, **blanks: str | date) -> Words:
        """Return the sentence with its blanks filled in; a day is written as each language writes it."""


def drafted_sentences(facts: LetterFacts, part: Part) -> tuple[str, ...]:
    """Return the sentences that stand in a part until the officer writes their own; blanks stay open."""
    match part:
        case Part.OPENING:
            return sentences.opening(facts.register, has_day=facts.meeting_on is not None)
        case Part.NEXT_REVIEW:
            return sentences.next_review(facts.register, has_day=facts.next_on is not None, is_set=facts.next_is_set)
        case Part.CLOSING:
            return sentences.closing(facts.register, said_something=bool(facts.quotes))
        case _:
            return ()


def drafted_words(facts: LetterFacts, part: Part, *, say: Say) -> tuple[Words, ...]:
    """Return what stands in a part that nobody has touched."""
    day = facts.next_on if part is Part.NEXT_REVIEW else facts.meeting_on
    blanks: dict[str, str | date] = {"child": facts.child, **({"day": day} if day is not None else {})}
    return tuple(say(sentence, **blanks) for sentence in drafted_sentences(facts, part))


def draft_letter(facts: LetterFacts, *, say: Say) -> LetterText:
    """Return the letter as its reader reads it; a part with nothing to say is left out with its heading."""
    blocks: list[Block] = []
    for part in Part:
        blocks.extend(_PARTS[part](facts, say))
    return LetterText(say(sentences.TITLE).own.words, facts.language, facts.register, tuple(blocks))


def _opening(facts: LetterFacts, say: Say) -> Iterator[Block]:
    dear = say(sentences.DEAR, name=facts.name) if facts.name else say(sentences.HELLO)
    yield Heading(Part.OPENING, dear)
    yield from _written(facts, Part.OPENING, say)


def _last_time(facts: LetterFacts, say: Say) -> Iterator[Block]:
    yield from _under(facts, Part.LAST_TIME, say, (_reply(wish, say) for wish in facts.last_time))


def _told_us(facts: LetterFacts, say: Say) -> Iterator[Block]:
    if facts.quotes:
        yield _heading(facts, Part.TOLD_US, say)
        yield Paragraph(say(sentences.THANK_YOU))
        yield from (_quotation(quote, facts, say) for quote in facts.quotes)
    if facts.child_s_quotes:
        yield Heading(Part.TOLD_US, say(sentences.CHILD_TOLD_US, child=facts.child))
        yield from (_quotation(quote, facts, say) for quote in facts.child_s_quotes)


def _decided(facts: LetterFacts, say: Say) -> Iterator[Block]:
    alone = (decided for decided in facts.decisions if decided.owner is None and decided.by_on is None)
    inside = [
        *_written(facts, Part.DECIDED, say),
        *(Paragraph(decided.what.words) for decided in alone),
        *_replies(facts, say, {Outcome.YES}),
    ]
    yield from _under(facts, Part.DECIDED, say, inside)


def _not_happened(facts: LetterFacts, say: Say) -> Iterator[Block]:
    inside = [*_replies(facts, say, {Outcome.NOT_YET, Outcome.NO}), *_written(facts, Part.NOT_HAPPENED, say)]
    yield from _under(facts, Part.NOT_HAPPENED, say, inside)


def _who_does_what(facts: LetterFacts, say: Say) -> Iterator[Block]:
    steps = [
        _step(decided.what.words, decided.owner, decided.by_on, say)
        for decided in facts.decisions
        if decided.owner is not None or decided.by_on is not None
    ]
    steps += [
        _step(_to_do_about(wish, say), wish.owner, wish.by_on, say)
        for wish in facts.every_wish
        if wish.owner is not None and not wish.has_decision
    ]
    steps.sort(key=lambda step: step.by_on or date.max)
    yield from _under(facts, Part.WHO_DOES_WHAT, say, steps)


def _next_review(facts: LetterFacts, say: Say) -> Iterator[Block]:
    yield from _under(facts, Part.NEXT_REVIEW, say, _written(facts, Part.NEXT_REVIEW, say))


def _reach_me(facts: LetterFacts, say: Say) -> Iterator[Block]:
    yield _heading(facts, Part.REACH_ME, say)
    yield from (Paragraph(say(sentence)) for sentence in sentences.how_to_reach_me(facts.register))
    if facts.day_line:
        if facts.officer:
            yield Paragraph(say(sentences.ASK_FOR, officer=facts.officer))
        yield Telephone(say(sentences.IN_THE_DAY, council=facts.council), facts.day_line)


def _rights(facts: LetterFacts, say: Say) -> Iterator[Block]:
    yield _heading(facts, Part.RIGHTS, say)
    for sentence in sentences.rights(facts.register):
        yield Paragraph(say(sentence, council=facts.council))
    if facts.role is Role.CHILD:
        yield Telephone(say(sentences.HELP_AT_HAND), "0800 528 0731")
        yield Telephone(say(sentences.CHILDLINE), "0800 1111")


def _closing(facts: LetterFacts, say: Say) -> Iterator[Block]:
    yield from _written(facts, Part.CLOSING, say)
    if facts.officer:
        yield Paragraph(Words.plain(facts.officer))
    is_child = facts.role is Role.CHILD or not facts.child
    yield Paragraph(say(sentences.YOUR_OFFICER if is_child else sentences.CHILD_S_OFFICER, child=facts.child))


_PARTS = {
    Part.OPENING: _opening,
    Part.LAST_TIME: _last_time,
    Part.TOLD_US: _told_us,
    Part.DECIDED: _decided,
    Part.NOT_HAPPENED: _not_happened,
    Part.WHO_DOES_WHAT: _who_does_what,
    Part.NEXT_REVIEW: _next_review,
    Part.REACH_ME: _reach_me,
    Part.RIGHTS: _rights,
    Part.CLOSING: _closing,
}


def _heading(facts: LetterFacts, part: Part, say: Say) -> Heading:
    return Heading(part, say(sentences.heading_of(part, facts.register)))


def _under(facts: LetterFacts, part: Part, say: Say, inside: Iterable[Block]) -> Iterator[Block]:
    if blocks := list(inside):
        yield _heading(facts, part, say)
        yield from blocks


def _written(facts: LetterFacts, part: Part, say: Say) -> Iterator[Paragraph]:
    item = facts.written.get(part)
    found = drafted_words(facts, part, say=say) if item is None else paragraphs_of(item)
    yield from (Paragraph(words) for words in found)


def paragraphs_of(item: Item) -> tuple[Words, ...]:
    """Return written words as paragraphs, each beside its translation where both have as many of them."""
    english = _lines(item.text)
    if item.translation is None:
        return tuple(Words(text) for text in english)
    own = _lines(item.translation)
    if len(own) == len(english):
        return tuple(Words(*pair, item.is_checked) for pair in zip(own, english, strict=True))
    return (*(Words(text, None, item.is_checked) for text in own), *(Words(text) for text in english))


def _lines(text: Text) -> list[Text]:
    return [Text(line.strip(), text.language) for line in text.words.splitlines() if line.strip()]


def _quotation(quote: Quote, facts: LetterFacts, say: Say) -> Quotation:
    same = quote.asked_shown.language == facts.language != "en"
    asked = Words(quote.asked_shown, Text(quote.asked)) if same else say(quote.asked)
    said, english, note = quote.said, None, None
    if quote.chosen_in_english is not None:
        english = Text(quote.chosen_in_english)
    elif said.translation is not None:
        english = said.translation
        by = say(sentences.TRANSLATED_BY, name=said.translated_by)
        note = Words(by.own, by.english, said.is_checked)
    return Quotation(
        asked=asked,
        own=said.text,
        english=english,
        note=note,
        drawing=quote.drawing,
        called=say(sentences.A_DRAWING) if quote.drawing is not None else None,
    )


def _replies(facts: LetterFacts, say: Say, outcomes: set[Outcome]) -> Iterator[Block]:
    yield from (_reply(wish, say) for wish in facts.wishes if wish.outcome in outcomes)
    if child_s := [wish for wish in facts.child_s_wishes if wish.outcome in outcomes]:
        yield Paragraph(say(sentences.CHILD_ASKED, child=facts.child))
        yield from (_reply(wish, say) for wish in child_s)


def _reply(wish: AnsweredWish, say: Say) -> Reply:
    said = wish.wish.words
    return Reply(
        wish=said.own,
        english=said.english or (wish.english if said.own.language != "en" else None),
        outcome=wish.outcome,
        outcome_words=say(sentences.OUTCOMES[wish.outcome]),
        because=wish.because.words if wish.because is not None else None,
    )


def _to_do_about(wish: AnsweredWish, say: Say) -> Words:
    """A wish answered “Not yet” is looked at again: its own words would promise it."""
    words = wish.wish.words
    if wish.outcome is not Outcome.NOT_YET:
        return words
    again = say(sentences.LOOK_AGAIN, wish=words.own.words)
    if again.english is not None and words.own.language != "en":
        english = words.english or wish.english
        again = replace(again, english=Text(sentences.LOOK_AGAIN % {"wish": english.words}) if english else None)
    return replace(again, is_checked=words.is_checked)


def _step(what: Words, owner: Item | None, by_on: date | None, say: Say) -> Step:
    return Step(
        who=owner.words if owner is not None else say(sentences.WE),
        what=what,
        by_on=by_on,
        day=say(_DAY, day=by_on) if by_on is not None else None,
    )


_DAY = "%(day)s"
"""A day alone: every language writes it its own way."""
