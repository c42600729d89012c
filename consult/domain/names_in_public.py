"""Names of children and carers in words that will hang on a wall."""

from collections.abc import Iterable

from consult.domain.names_in_letters import names_of_people, other_children


def names_in_public(
    words: str, *, children: Iterable[tuple[str, str]], carers: Iterable[str]
) -> tuple[tuple[int, int], ...]:
    """Return where words hold the name of a child, by forename and surname, or of a carer; in order, none twice.

    As in the check of a letter, a forename that several children have is found with its surname only.
    """
    looked_for = (
        other_children(children, may_be_named=(), said_openly=(), common_too=True),
        names_of_people(carers, may_be_named=()),
    )
    found = {(name.start, name.end) for names in looked_for for name in names.find_in(words)}
    kept: list[tuple[int, int]] = []
    for start, end in sorted(found, key=lambda span: (span[0], -span[1])):
        if not kept or start >= kept[-1][1]:
            kept.append((start, end))
    return tuple(kept)
