from datetime import date

from consult.domain.minutes import (
    Heading,
    Quote,
    Said,
    TickedView,
    arrange,
    as_plain_text,
    make_minutes,
)
from consult.domain.topics import MinutesHeading


def a_view(words: str, *, topic: str = "School", topic_order: int = 5, **facts: object) -> TickedView:
    quote = Quote(Said(words), None, "", "Zaki, asked “How is school?”, on this site, 27 April 2026")
    return TickedView(quote, topic, topic_order, **{"order": (0, 0), **facts})  # type: ignore[arg-type]


def headings(*views: TickedView) -> list[str]:
    return [section.heading for section in arrange(views)]


def test_the_three_headings_come_first_and_then_the_topics_in_their_order() -> None:
    assert headings(
        a_view("a", topic="Family time", topic_order=2),
        a_view("b", topic="School", topic_order=1),
        a_view("c", heading=MinutesHeading.NEEDS_TO_HAPPEN),
        a_view("d", heading=MinutesHeading.WORKING_WELL),
    ) == ["Working well", "Needs to happen", "School", "Family time"]


def test_a_view_that_was_moved_stands_only_where_it_was_moved_to() -> None:
    (section,) = arrange([a_view("moved", heading=MinutesHeading.WORRIED_ABOUT)])
    assert section.heading == "Worried about"
    assert [quote.own.words for quote in section.quotes] == ["moved"]


def test_within_a_heading_the_child_is_first_and_then_the_order_asked() -> None:
    (section,) = arrange(
        [a_view("mother", order=(1, 0)), a_view("second", order=(0, 2)), a_view("first", order=(0, 1))]
    )
    assert [quote.own.words for quote in section.quotes] == ["first", "second", "mother"]


def test_minutes_quote_the_child_before_the_translation() -> None:
    quote = Quote(
        Said("أشتاق إلى عمي.", "ar", right_to_left=True),
        Said("I miss my uncle."),
        "translated by N. Ali, not checked yet",
        "Zaki, asked “What are you worried about?”, on this site, 27 April 2026",
    )
    minutes = make_minutes(
        [TickedView(quote, "Family", 1, (0, 0))],
        child="Zaki",
        review_on=date(2026, 5, 5),
        reader="the meeting",
    )
    text = as_plain_text(minutes)
    assert text.index("أشتاق إلى عمي.") < text.index("I miss my uncle.")
    assert "not checked yet" in text
    assert "\u2067“أشتاق إلى عمي.”\u2069" in text
    assert "asked “What are you worried about?”" in text


def test_the_words_are_never_changed_on_their_way_into_the_minutes() -> None:
    words = "i hate  it\nHERE!!! <b>not bold</b> & =1+1"
    minutes = make_minutes([a_view(words)], child="Zaki", review_on=date(2026, 5, 5), reader="the meeting")
    assert words in as_plain_text(minutes)


def test_the_title_in_a_files_properties_names_nobody() -> None:
    minutes = make_minutes([], child="Zaki Lantern", review_on=date(2026, 5, 5), reader="the meeting")
    assert "Zaki" not in minutes.title
    assert minutes.blocks[0] == Heading(1, "Views for the review of Zaki Lantern on 5 May 2026")
    assert "No views are ticked" in as_plain_text(minutes)


def test_words_that_came_in_quotation_marks_are_not_quoted_twice() -> None:
    for own in ("“Tell them.”", '"Tell them."', "«Tell them.»"):
        assert Said(own).quoted == own
    assert Said("“Tell them”, she says.").quoted == "““Tell them”, she says.”"
    assert Said('"').quoted == '“"”'


def test_words_that_nobody_has_put_into_english_say_so() -> None:
    arabic, english = Said("جيد", "ar", right_to_left=True), Said("Good")
    assert Quote(arabic, None, "", "Zaki").note == "Nobody has put this into English yet."
    assert Quote(arabic, english, "translated by Hana", "Zaki").note == "In English: translated by Hana."
    assert Quote(english, None, "", "Zaki").note == ""
    view = TickedView(Quote(arabic, None, "", "Zaki"), "School", 5, order=(0, 0))
    minutes = make_minutes([view], child="Zaki", reader="everyone", review_on=date(2026, 5, 5))
    assert "Nobody has put this into English yet." in as_plain_text(minutes)
