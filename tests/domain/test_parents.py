import pytest

from consult.domain.parents import (
    Method,
    MethodOrReason,
    Part,
    ReasonNot,
    Relation,
    proposed_method,
    read_part,
)


def test_somebody_took_part_one_way_or_did_not_for_one_reason() -> None:
    with pytest.raises(MethodOrReason):
        Part(Relation.MOTHER)
    with pytest.raises(MethodOrReason):
        Part(Relation.MOTHER, method=Method.ATTENDED, reason=ReasonNot.DIED)


@pytest.mark.parametrize("method", list(Method))
def test_every_way_counts_as_taking_part(method: Method) -> None:
    part = read_part(Relation.FATHER, chosen=method)
    assert part is not None
    assert part.took_part
    assert part.sentence == method.label


@pytest.mark.parametrize("reason", list(ReasonNot))
def test_no_reason_counts_as_taking_part(reason: ReasonNot) -> None:
    part = read_part(Relation.FATHER, chosen=reason, interpreter=True)
    assert part is not None
    assert not part.took_part
    assert part.sentence == reason.label


def test_not_recorded_is_not_a_reason() -> None:
    assert read_part(Relation.MOTHER, chosen="") is None
    with pytest.raises(MethodOrReason):
        read_part(Relation.MOTHER, chosen="not_recorded")


def test_an_interpreter_is_named_in_the_part() -> None:
    part = Part(Relation.OTHER, method=Method.PHONE_OFFICER, interpreter=True)
    assert part.sentence == "Spoke to the IRO by phone, with an interpreter"


def test_the_way_proposed_for_a_parent_is_the_strongest_that_is_recorded() -> None:
    nothing = frozenset[str]()
    assert proposed_method(was_there=True, answered_here=True, typed_in_ways=nothing) is Method.ATTENDED
    assert proposed_method(was_there=False, answered_here=True, typed_in_ways=nothing) is Method.FORM_ONLINE
    by_phone = frozenset({"phone"})
    assert proposed_method(was_there=False, answered_here=False, typed_in_ways=by_phone) is Method.PHONE_OFFICER
    assert proposed_method(was_there=False, answered_here=False, typed_in_ways=nothing) is None
