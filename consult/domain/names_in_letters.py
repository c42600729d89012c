"""Names that a letter is not to hold: another child's, and for a parent the carer's and the teacher's."""

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from consult.domain.near_copies import words_of

_TOKEN = re.compile(r"[^\W\d_]+(?:[-’'ʼ][^\W\d_]+)*")
_MANY = 3
"""Children of one council who share a forename: it names none of them any more."""
COMMON_FORENAMES = words_of(
    "adam aisha alex alexander alfie ali alice amelia amy anna archie arthur ava ben benjamin bobby callum"
    " charlie charlotte chloe connor daniel david dylan eliza ella elliot ellie emily emma ethan evie fatima"
    " finley florence freddie freya george grace hannah harper harriet harrison harry harvey henry holly"
    " imogen isaac isabel isabella isla ivy jack jacob jake james jamie jasmine jayden jessica jo joe john"
    " jordan joseph josh joshua katie kayden leah leo lewis liam lily logan louie louis luca lucas lucy luke"
    " maisie maria maryam mason matilda matthew max maya megan mia michael millie mohammad mohammed molly"
    " muhammad nathan niamh noah oliver olivia omar oscar owen phoebe poppy rebecca reuben riley robert rory"
    " ryan samuel sam sarah scarlett sebastian sofia sophia sophie teddy theo thomas toby tom tommy tyler"
    " william willow zac zachary zara"
)
NOT_NAMES = words_of(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july"
    " august september october november december christmas easter eid diwali ramadan mum mummy dad daddy nan"
    " nanny gran grandma grandad granny grandpa auntie aunt uncle english maths science art year school mr mrs"
    " ms miss dr xbox playstation youtube tiktok whatsapp iro council manchester london england"
)
_ALSO_WORDS = words_of(
    "amber april art bay bear blue bud case chance chase clay cliff coral crystal daisy dale dawn dean"
    " destiny drew eden eve faith fern flora forest gale gene gray green grant guy hazel heath heather holly"
    " honey hope hunter iris ivy jade jay jasmine jewel joy june kit lark lily man mark mercy miles nick noble"
    " ocean olive pat pearl penny peter pip poppy prince rain ray reed rich river rob robin rocky rose ruby"
    " rusty sage sally sandy scout sky sonny spencer star stone storm summer sunny teal terry tiger van violet"
    " wade ward will willow winter wren young"
)
_AROUND_NAMES = words_of(
    "mr mrs ms miss mx dr prof rev sir dame and or the a an of from at in for our his her foster carer carers"
    " teacher head headteacher tutor sendco senco designated lead class form school primary secondary academy"
    " college nursery infant infants junior juniors high grammar st saint team service services key worker"
    " home house keyworker"
)


@dataclass(frozen=True)
class NameFound:
    """A name where it stands, in characters."""

    start: int
    end: int


@dataclass(frozen=True)
class _Token:
    form: str
    start: int
    end: int
    is_capital: bool
    opens_sentence: bool
    is_possessive: bool = False


@dataclass(frozen=True)
class NamesToFind:
    """Full names and single names that are not to stand in a text."""

    full: frozenset[tuple[str, ...]]
    single: frozenset[str]

    @cached_property
    def _by_first(self) -> dict[str, list[tuple[str, ...]]]:
        found: dict[str, list[tuple[str, ...]]] = defaultdict(list)
        for name in sorted(self.full, key=len, reverse=True):
            found[name[0]].append(name)
        return found

    def find_in(self, text: str) -> list[NameFound]:
        """Return where the text holds one: full names however they are written, single ones with a capital."""
        tokens, found, past = _tokens(text), [], -1
        for at, token in enumerate(tokens):
            if at <= past:
                continue
            for name in self._by_first.get(token.form, ()):
                if tuple(each.form for each in tokens[at : at + len(name)]) == name:
                    past = at + len(name) - 1
                    found.append(NameFound(token.start, tokens[past].end))
                    break
            else:
                if token.form in self.single and token.is_capital and not _is_only_a_word(token):
                    found.append(NameFound(token.start, token.end))
        return found


def other_children(
    names: Iterable[tuple[str, str]], *, may_be_named: Iterable[str], said_openly: Iterable[str]
) -> NamesToFind:
    """Return what to look for from every other child's forename and surname.

    A forename alone counts where it is rare: few children of the council have it, it is none of the commonest in
    the country, and nobody who belongs to this review, or whom the reader may read of already, is called so.
    `may_be_named` are full names; `said_openly` texts that the reader may read.
    """
    children = [(form_of(forename), form_of(surname)) for forename, surname in names]
    theirs = {form for name in may_be_named for form in form_of(name)}
    theirs |= {form for text in said_openly for form in form_of(text)}
    full_theirs = {form_of(name) for name in may_be_named}
    full = {
        order
        for forename, surname in children
        if forename and surname
        for order in (forename + surname, surname + forename, forename[:1] + surname)
        if order not in full_theirs and forename + surname not in full_theirs
    }
    how_many = Counter(forename[0] for forename, _surname in children if forename)
    single = {
        forename
        for forename, count in how_many.items()
        if count < _MANY and len(forename) > 2 and forename not in COMMON_FORENAMES | NOT_NAMES | theirs
    }
    return NamesToFind(frozenset(full), frozenset(single))


def names_of_people(names: Iterable[str], *, may_be_named: Iterable[str]) -> NamesToFind:
    """Return what to look for from the names of people as staff type them: each word of a name, and all of it."""
    theirs = {form for name in may_be_named for form in form_of(name)}
    full, single = set(), set()
    for name in names:
        words = tuple(word for word in form_of(name) if word not in _AROUND_NAMES)
        here = {word for word in words if len(word) > 1 and word not in theirs | NOT_NAMES}
        single |= here | {f"{word}s" for word in here if len(word) > 3}  # The family: “the Reeds”.
        if len(words) > 1:
            full.add(words)
            # “Linda and Steve Cartwright” are Linda Cartwright and Steve Cartwright.
            full |= {(forename, words[-1]) for forename in words[:-1]}
    return NamesToFind(frozenset(full), frozenset(single))


def names_said_in(texts: Iterable[str], *, may_be_named: Iterable[str], said_openly: Iterable[str]) -> NamesToFind:
    """Return names that somebody wrote inside sentences, and that nobody known here, or told openly, has."""
    theirs = {form for text in (*may_be_named, *said_openly) for form in form_of(text)}
    found = {
        token.form
        for text in texts
        for token in _tokens(text)
        if token.is_capital and not token.opens_sentence and len(token.form) > 2
    }
    return NamesToFind(frozenset(), frozenset(found - theirs - NOT_NAMES - _AROUND_NAMES))


def form_of(name: str) -> tuple[str, ...]:
    """Return a name's words as they are compared: without accents, capitals, hyphens and apostrophes."""
    return tuple(token.form for token in _tokens(name))


def _tokens(text: str) -> Sequence[_Token]:
    return list(_each_token(text))


def _each_token(text: str) -> Iterator[_Token]:
    before = 0
    for found in _TOKEN.finditer(text):
        between, word = text[before : found.start()], found.group()
        opens = not before or bool(re.search(r"[.!?:\n“\"]", between))
        before, end = found.end(), found.end()
        if (mark := re.search(r"['’ʼ]s$", word)) is not None:
            end = found.start() + mark.start()
            word = word[: mark.start()]
        plain = "".join(
            each for each in unicodedata.normalize("NFKD", word.casefold()) if not unicodedata.combining(each)
        )
        for part in re.split(r"[-]", re.sub(r"['’ʼ]", "", plain)):
            if part:
                yield _Token(part, found.start(), end, word[:1].isupper(), opens, mark is not None)


def _is_only_a_word(token: _Token) -> bool:
    return token.opens_sentence and not token.is_possessive and token.form in _ALSO_WORDS
