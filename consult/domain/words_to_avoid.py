"""Words that children in care have asked adults not to use, and a better one for each.

From TACT's *Language That Cares* and councils' lists made with young people; `contact` also hides in longer words,
so whole words are looked for.
"""

import re

BETTER_WORDS: dict[str, str] = {
    "abscond": "go missing",
    "absconded": "went missing",
    "assessment": "a look at how things are",
    "asylum": "young person",
    "birth parents": "parents",
    "care leaver": "care experienced adult",
    "care plan": "my plan",
    "case": "the child’s name",
    "challenging behaviour": "having trouble coping",
    "cic": "children in care",
    "cla": "children in care",
    "client": "the person’s name",
    "contact": "family time",
    "contact centre": "family centre",
    "foster carer": "their name, or carer",
    "foster placement": "home",
    "in care": "living away from family",
    "lac": "children in care",
    "looked after": "living away from family",
    "peers": "friends",
    "placement": "home",
    "placement move": "moving home",
    "provision": "help",
    "respite": "a break, a stay over",
    "service user": "person",
    "siblings": "brothers and sisters",
    "sibling": "brother or sister",
    "special needs": "needs extra help",
    "statutory": "what the law says",
    "transition": "change",
    "unit": "home",
}
"""The word, and what to write instead."""

_LOOKED_FOR = re.compile(
    r"\b(" + "|".join(re.escape(word) for word in sorted(BETTER_WORDS, key=len, reverse=True)) + r")\b", re.IGNORECASE
)


def words_to_avoid(text: str) -> dict[str, str]:
    """Return the words in `text` that a child should not have to read, each with a better one."""
    return {found.lower(): BETTER_WORDS[found.lower()] for found in _LOOKED_FOR.findall(text)}
