"""The text of a letter as it is kept: what was sent, word for word, however the sentences around it change later."""

import json
from datetime import date
from typing import Any

from consult.domain.drawing import as_text, find_drawing
from consult.domain.letters import (
    Block,
    Heading,
    LetterText,
    Paragraph,
    Part,
    Quotation,
    Register,
    Reply,
    Step,
    Telephone,
    Text,
    Words,
)
from consult.domain.wishes import Outcome

Kept = dict[str, Any]
"""What JSON holds for one thing."""


def as_kept(letter: LetterText) -> str:
    """Return a letter as JSON; `read_kept` gives back an equal one."""
    return json.dumps(
        {
            "title": letter.title,
            "language": letter.language,
            "register": letter.register.value,
            "blocks": [_keep_block(block) for block in letter.blocks],
        },
        ensure_ascii=False,
    )


def read_kept(text: str) -> LetterText:
    """Return the letter that `as_kept` wrote."""
    kept = json.loads(text)
    return LetterText(
        title=kept["title"],
        language=kept["language"],
        register=Register(kept["register"]),
        blocks=tuple(_read_block(block) for block in kept["blocks"]),
    )


def _keep_block(block: Block) -> Kept:
    kept: Kept = {"kind": block.kind}
    match block:
        case Heading():
            kept |= {"part": block.part.value, "words": _keep_words(block.words)}
        case Paragraph():
            kept |= {"words": _keep_words(block.words)}
        case Quotation():
            kept |= {
                "asked": _keep_words(block.asked),
                "own": _keep_text(block.own),
                "english": _keep_text(block.english),
                "note": _keep_words(block.note),
                "drawing": as_text(block.drawing) if block.drawing is not None else "",
                "called": _keep_words(block.called),
            }
        case Reply():
            kept |= {
                "wish": _keep_text(block.wish),
                "wish_english": _keep_text(block.english),
                "outcome": block.outcome.value,
                "outcome_words": _keep_words(block.outcome_words),
                "because": _keep_words(block.because),
            }
        case Step():
            kept |= {
                "who": _keep_words(block.who),
                "what": _keep_words(block.what),
                "by_on": block.by_on.isoformat() if block.by_on is not None else None,
                "day": _keep_words(block.day),
            }
        case Telephone():
            kept |= {"label": _keep_words(block.label), "number": block.number}
    return kept


def _read_block(kept: Kept) -> Block:
    match kept["kind"]:
        case Heading.kind:
            return Heading(Part(kept["part"]), _read_words(kept["words"]))
        case Paragraph.kind:
            return Paragraph(_read_words(kept["words"]))
        case Quotation.kind:
            return Quotation(
                asked=_read_words(kept["asked"]),
                own=_read_text(kept["own"]),
                english=_find_text(kept["english"]),
                note=_find_words(kept["note"]),
                drawing=find_drawing(kept["drawing"]),
                called=_find_words(kept["called"]),
            )
        case Reply.kind:
            return Reply(
                wish=_read_text(kept["wish"]),
                english=_find_text(kept["wish_english"]),
                outcome=Outcome(kept["outcome"]),
                outcome_words=_read_words(kept["outcome_words"]),
                because=_find_words(kept["because"]),
            )
        case Step.kind:
            return Step(
                who=_read_words(kept["who"]),
                what=_read_words(kept["what"]),
                by_on=date.fromisoformat(kept["by_on"]) if kept["by_on"] else None,
                day=_find_words(kept["day"]),
            )
        case Telephone.kind:
            return Telephone(_read_words(kept["label"]), kept["number"])
    raise ValueError(f"There is no block called {kept['kind']!r}.")


def _keep_text(text: Text | None) -> Kept | None:
    return None if text is None else {"words": text.words, "language": text.language}


def _read_text(kept: Kept) -> Text:
    return Text(kept["words"], kept["language"])


def _find_text(kept: Kept | None) -> Text | None:
    return None if kept is None else _read_text(kept)


def _keep_words(words: Words | None) -> Kept | None:
    if words is None:
        return None
    return {"own": _keep_text(words.own), "english": _keep_text(words.english), "is_checked": words.is_checked}


def _read_words(kept: Kept) -> Words:
    return Words(_read_text(kept["own"]), _find_text(kept["english"]), kept["is_checked"])


def _find_words(kept: Kept | None) -> Words | None:
    return None if kept is None else _read_words(kept)
