"""Sentences that tell a child what was done to them or for them, and not by whom."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_DONE = """
agreed arranged assessed asked-to booked cancelled carried chosen completed considered decided declined deemed delayed
delivered denied discussed done dropped excluded expected felt followed forgotten given handled held identified
ignored implemented informed kept left made missed moved noted offered organised overlooked passed placed planned
postponed provided put raised recommended recorded reduced referred refused rejected removed reported restrained
reviewed sent shared signed sorted stopped suggested suspended taken thought told turned withdrawn
"""
_BE = r"(?:was|were|wasn[’']t|weren[’']t|been|be|being)"
_ADVERB = r"(?:not|never|also|only|then|just|still|always|already|all|fully|properly|sadly|unfortunately)"
_NOBODY = (
    r"(?:\d|(?:the\s{1,3}end|next|then|now|tomorrow|tonight|(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february"
    r"|march|april|may|june|july|august|september|october|november|december|christmas|easter|phone|post|letter|text"
    r"|e-?mail|video|bus|train|car|taxi|hand|mistake|accident)\b)"
)
"""What may follow “by” without being anybody: a day, or a way."""
_BY = rf"\s{{1,3}}by\b(?!\s{{1,3}}{_NOBODY})"
_DONE_BY = rf"(?:\s{{1,3}}(?:out|down|off|up|on))?(?P<by>{_BY})?"
_THERE_IT_WAS = re.compile(
    r"\bit\s{1,3}(?:(?P<now>is)|was|has\s{1,3}been|had\s{1,3}been)\s{1,3}"
    r"(?P<what>felt|thought|decided|agreed|considered|deemed|noted|recommended|suggested|reported)(?P<that>\s{1,3}that)?\b",
    re.IGNORECASE,
)
_DONE_TO = re.compile(
    rf"\b(?P<be>{_BE})(?:\s{{1,3}}{_ADVERB})*\s{{1,3}}(?P<what>{'|'.join(_DONE.replace('asked-to', '').split())}"
    rf"|(?<=not\s)allowed|(?<=n[’']t\s)allowed|[a-z]{{2,30}}ed(?={_BY}))\b{_DONE_BY}",
    re.IGNORECASE,
)
_SAID_NO = frozenset(["allowed", "declined", "denied", "refused", "rejected", "turned"])
_WHO_THOUGHT = {
    "agreed": ("we agreed", "I agreed"),
    "considered": ("we think", "I think"),
    "decided": ("we decided", "I decided"),
    "deemed": ("we think", "I think"),
    "felt": ("I think", "we think"),
    "noted": ("we saw", "I saw"),
    "recommended": ("we said", "I said"),
    "reported": ("somebody told us",),
    "suggested": ("we said", "I said"),
    "thought": ("I think", "we think"),
}


@dataclass(frozen=True)
class Passive:
    """One place where nobody does what is done; `better` can stand there instead."""

    start: int
    end: int
    better: tuple[str, ...]
    advice: str


def passives(text: str) -> Iterator[Passive]:
    """Yield each place where a text tells what was done and hides by whom, or says it last."""
    nobody = list(_THERE_IT_WAS.finditer(text))
    for found in nobody:
        that = found["that"] or ""
        better = tuple(who + that for who in _WHO_THOUGHT[found["what"].lower()])
        yield Passive(found.start(), found.end(), better, "Say who: “I”, “we”, or a name.")
    taken = {found.start("what") for found in nobody}
    for found in _DONE_TO.finditer(text):
        if found.start("what") not in taken:
            yield Passive(found.start(), found.end(), (), _advice(found))


def _advice(found: re.Match[str]) -> str:
    if found["by"]:
        return "Begin with who did it, or who did not: a name, “I” or “we”."
    if found["what"].lower() in _SAID_NO:
        return "Say who said no, and why."
    if found["be"].lower() == "be":
        return "Say who will do it."
    return "Say who did this. Where it went wrong, “that was our mistake” is fine."
