"""A council's own list of words: what is read from it, and which line is named when one cannot be used."""

from pathlib import Path

import pytest

from consult.formats.word_list import LARGEST, WordListIsUnusable, read_word_list

HEAD = "word,better,note\n"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "words.csv"


def test_words_better_words_and_notes_are_read_as_a_spreadsheet_saves_them(file: Path) -> None:
    file.write_bytes(
        b"\xef\xbb\xbfWord,Better,Note\r\nplacement,our house; your home,\r\n"
        b'"CareFirst, the system",,"Children do not know it, or need it."\r\n,,\r\nchild\xe2\x80\x99s guardian,,\r\n'
    )
    placement, system, guardian = read_word_list(file)
    assert (placement.words, placement.better, placement.note) == ("placement", ("our house", "your home"), "")
    assert (system.words, system.better) == ("CareFirst, the system", ())
    assert system.note == "Children do not know it, or need it."
    assert guardian.is_fine
    assert not system.is_fine


def test_the_note_may_be_left_out_of_every_line(file: Path) -> None:
    file.write_text("word,better\nplacement,home\n", "utf-8")
    assert read_word_list(file)[0].better == ("home",)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("placement,home,\n", "Line 1: the columns must be called word, better"),
        ("", "Line 1: the columns"),
        (HEAD + "a,b,\n,home,\n", "Line 3: the first column needs a word."),
        (HEAD + "plan 2,b,\n", "Line 2: “plan 2” has a figure"),
        (HEAD + "plan|x,b,\n", "Line 2: “plan|x” has a figure or a sign"),
        (HEAD + "123,b,\n", "Line 2: the first column needs a word."),
        (HEAD + "lac,b,\nnext,c,\nLAC,d,\n", "Line 4: “LAC” stands here for the second time."),
        (HEAD + "a,b,c,d\n", "Line 2: there are more than three columns"),
        (HEAD + f"a,{'b' * 201},\n", "Line 2: a text is longer than 200 letters."),
        (HEAD + '"two\nlines",b,\n', "Line 3: there is a line break"),
        (HEAD + "a\0,b,\n", "Line 2: "),
        (HEAD + "home,our place; Home,\n", "Line 2: “home” is met by itself"),
        (HEAD + '"a,b,\n', "Line 2: this is no CSV"),
    ],
)
def test_a_line_that_cannot_be_meant_is_named(file: Path, text: str, problem: str) -> None:
    file.write_bytes(text.encode())
    with pytest.raises(WordListIsUnusable) as refused:
        read_word_list(file)
    assert str(refused.value).startswith(problem)


def test_every_wrong_line_is_named_at_once(file: Path) -> None:
    file.write_text(HEAD + "1,a,\nb,c,\n2,d,\n", "utf-8")
    with pytest.raises(WordListIsUnusable) as refused:
        read_word_list(file)
    assert [each[:7] for each in refused.value.problems] == ["Line 2:", "Line 4:"]


def test_a_letter_of_another_encoding_is_named_with_its_line(file: Path) -> None:
    file.write_bytes(HEAD.encode() + "a,b,\nchild’s,c,\n".encode("cp1252"))
    with pytest.raises(WordListIsUnusable, match=r"^Line 3: save the file as “CSV UTF-8”"):
        read_word_list(file)


def test_what_is_no_list_at_all_is_refused(tmp_path: Path, file: Path) -> None:
    for wrong in (tmp_path, tmp_path / "nowhere.csv"):
        with pytest.raises(WordListIsUnusable, match="cannot be read"):
            read_word_list(wrong)
    file.write_bytes(b"a" * (LARGEST + 1))
    with pytest.raises(WordListIsUnusable, match="larger than"):
        read_word_list(file)
    file.write_text(
        HEAD + "".join(f"w{'a' * (n % 50)}{chr(97 + n % 26)}x{'b' * (n // 1300)},b,\n" for n in range(10))
    )
    assert len(read_word_list(file)) == 10
