"""What a child reads on each page of the site, in English: how old one must be to read it, and words to avoid."""

import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bs4 import BeautifulSoup, Tag
from flask import Flask

from consult.domain.invitations import Purpose
from consult.domain.listed_words import words_to_avoid_in
from consult.domain.reading_age import reading_age
from consult.domain.respondents import Role
from consult.storage.database import Database
from tests.empty_site import empty_site
from tests.every_page import Asked, Walker

OLDEST, OLDEST_WITH_PICTURES = 9.0, 6.0
OF_THE_LOCK = ("Open your lock", "Your four pictures", "A letter for you")
"""Pages about the lock: a child of 4 to 7 comes to them with a grown-up, and none of them is a question."""
FEWEST_WORDS = 6
"""The measure says nothing about a text shorter than this."""
CHILDREN = tuple(
    Asked(Role.CHILD, age, purpose) for purpose in Purpose if purpose is not Purpose.LETTER for age in (6, 9, 15)
)
_BLOCKS = ("h1", "h2", "h3", "p", "li", "legend", "label", "button", "summary", "dt", "dd", "small", "a")
_OWN_WORDS = ".bubble, textarea, bdi, .tongues, script, [hidden] .animal"


@dataclass(frozen=True)
class ReadPage:
    """One page as a child reads it: the blocks of its main part, and of everything around."""

    name: str
    heading: str
    main: tuple[str, ...]
    around: tuple[str, ...]
    with_pictures: bool

    @property
    def age(self) -> float:
        """The reading age of the whole main part; what stands there again and again is read once."""
        return reading_age("\n".join(dict.fromkeys(self.main)))

    @property
    def oldest(self) -> float:
        """What the page may be read at."""
        return OLDEST_WITH_PICTURES if self.with_pictures and self.heading not in OF_THE_LOCK else OLDEST


def pages_of_children(app: Flask, database: Database, *, children: Sequence[Asked] = CHILDREN) -> Iterator[ReadPage]:
    """Every page that children of each age come to, before and after the meeting."""
    for asked in children:
        for seen in Walker(app, database, "en").visit(asked):
            soup = BeautifulSoup(seen.html, "html.parser")
            for bold in soup.select("b"):
                bold.append(". ")
            for own in soup.select(_OWN_WORDS):
                own.replace_with("Sam" if own.name == "bdi" else "")
            heading = soup.h1.get_text(" ", strip=True) if soup.h1 else ""
            main = soup.main
            assert isinstance(main, Tag)
            inside = tuple(_blocks(main))
            main.decompose()
            yield ReadPage(seen.name, heading, inside, tuple(_blocks(soup)), asked.age < 8)


def _blocks(part: Tag) -> Iterator[str]:
    for block in part.find_all(_BLOCKS):
        if not block.find(_BLOCKS) and (words := " ".join(block.get_text(" ").split())):
            yield re.sub(r" ([.,:?!’])", r"\1", words)


def too_old(page: ReadPage) -> Iterator[str]:
    """What of a page reads older than it may: the whole, or a block of it."""
    if page.age > page.oldest:
        yield f"{page.name}: the page reads at {page.age:.1f}, {page.oldest:.0f} is the most"
    for words in (*page.main, *page.around):
        is_sentence = words[-1] in ".?!" and len(words.split()) >= FEWEST_WORDS
        if is_sentence and (age := reading_age(words)) > OLDEST:
            yield f"{age:.1f}: {words}"


def not_for_children(page: ReadPage) -> Iterator[str]:
    """Words on a page that children asked adults not to use."""
    for words in (*page.main, *page.around):
        for found, better in words_to_avoid_in(words).items():
            yield f"“{found}” in “{words}”: better {better}"


def age_of(page: ReadPage | None) -> float:
    """Return how old one must be to read a page; 0 for none."""
    return page.age if page is not None else 0


def main() -> int:
    """Print how old one must be to read each page, the oldest first; 1 when any of it is not for children."""
    with empty_site() as (app, database, _settings):
        pages = list(pages_of_children(app, database))
    for kind, with_pictures in (("that pictures lead", True), ("of the other children", False)):
        oldest: dict[str, ReadPage] = {}
        for page in pages:
            if page.with_pictures == with_pictures and page.age >= age_of(oldest.get(page.heading)):
                oldest[page.heading] = page
        most = OLDEST_WITH_PICTURES if with_pictures else OLDEST
        print(f"Reading age of the {len(oldest)} pages {kind}, as rendered in English; at most {most:.0f}:")
        for heading, page in sorted(oldest.items(), key=lambda each: -each[1].age):
            of_a_lock = f"  (about the lock: at most {page.oldest:.0f})" if page.oldest != most else ""
            print(f"  {page.age:4.1f}  {heading}{of_a_lock}")
    wrong = {fault for page in pages for fault in (*too_old(page), *not_for_children(page))}
    print("\n".join(sorted(wrong)) or "Nothing on them reads older than it may, and no word is one to avoid.")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
