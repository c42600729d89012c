"""A council's own words for letters: a CSV file with a word, what to write instead, and a note why."""

import csv
import io
from collections.abc import Iterator
from pathlib import Path

from consult.domain.listed_words import ListedWord, Sort

COLUMNS = ("word", "better", "note")
LARGEST = 500_000
LONGEST = 200
MOST = 5_000
_CONTROLS = frozenset(map(chr, (*range(32), 127)))


class WordListIsUnusable(Exception):
    """The file cannot be read, or a line cannot be what was meant; `problems` are sentences that name the line."""

    def __init__(self, *problems: str) -> None:
        super().__init__(" ".join(problems))
        self.problems = problems


def read_word_list(file: Path) -> tuple[ListedWord, ...]:
    """Return a council's words, in the order of the file; several better words stand apart by semicolons.

    A word with neither a better word nor a note is one that the council is content with.

    Raises:
        WordListIsUnusable: naming every line that is wrong.
    """
    try:
        data = file.read_bytes()
    except OSError as problem:
        raise WordListIsUnusable(f"{file} cannot be read: {problem.strerror}.") from problem
    if len(data) > LARGEST:
        raise WordListIsUnusable(f"{file} is larger than {LARGEST:,} bytes.")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        line = data[: problem.start].count(b"\n") + 1
        raise WordListIsUnusable(f"Line {line}: save the file as “CSV UTF-8”; a letter here is not.") from problem
    return _read(text)


def _read(text: str) -> tuple[ListedWord, ...]:
    rows = csv.reader(io.StringIO(text, newline=""), strict=True)
    words: dict[str, ListedWord] = {}
    problems: list[str] = []
    try:
        heading = [cell.strip().lower() for cell in next(rows, [])]
        if heading != list(COLUMNS[: max(2, len(heading))]):
            raise WordListIsUnusable("Line 1: the columns must be called word, better and, if you like, note.")
        for row in rows:
            if not any(cell.strip() for cell in row):
                continue
            cells = [" ".join(cell.split()) for cell in (*row, "", "")]
            found = list(_wrong(row, cells, words))
            problems += [f"Line {rows.line_num}: {each}" for each in found]
            if not found:
                better = tuple(each.strip() for each in cells[1].split(";") if each.strip())
                words[cells[0].casefold()] = ListedWord(cells[0], better, cells[2], Sort.AVOID)
    except csv.Error as problem:
        raise WordListIsUnusable(f"Line {rows.line_num}: this is no CSV: {problem}.") from problem
    if len(words) > MOST:
        problems.append(f"There are more than {MOST:,} words.")
    if problems:
        raise WordListIsUnusable(*problems)
    return tuple(words.values())


def _wrong(row: list[str], cells: list[str], words: dict[str, ListedWord]) -> Iterator[str]:
    word = cells[0]
    if len(row) > len(COLUMNS):
        yield "there are more than three columns; put a text with a comma between quotation marks."
    if not any(letter.isalpha() for letter in word):
        yield "the first column needs a word."
    elif any(letter.isdecimal() or letter in "|;" for letter in word):
        yield f"“{word}” has a figure or a sign in it; only words are looked for."
    if word.casefold() in words:
        yield f"“{word}” stands here for the second time."
    if any(len(cell) > LONGEST for cell in row):
        yield f"a text is longer than {LONGEST} letters."
    if any(letter in _CONTROLS for cell in row for letter in cell):
        yield "there is a line break or a character in it that cannot be printed."
    if any(each.strip().casefold() == word.casefold() for each in cells[1].split(";") if word):
        yield f"“{word}” is met by itself; leave the second column empty if the word may stand."
