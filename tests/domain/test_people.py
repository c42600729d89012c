from consult.domain.people import MeetingPart, NamedPerson, keep_list, read_kept_list


def test_the_list_of_people_reads_back_as_it_was_kept() -> None:
    people = (
        NamedPerson("a" * 22, MeetingPart.CARER, "Pat “Patch” O’Hara"),
        NamedPerson("b" * 22, MeetingPart.SOCIAL_WORKER, "نور"),
    )
    assert read_kept_list(keep_list(people)) == people


def test_where_no_list_was_kept_nobody_was_named() -> None:
    assert read_kept_list(None) == ()
    assert read_kept_list(keep_list([])) == ()


def test_every_part_has_words_for_staff() -> None:
    assert len({part.label for part in MeetingPart}) == len(MeetingPart)
