"""Which passwords staff may choose."""

import pytest

from consult.domain.passwords import LONGEST_PASSWORD, PasswordTooWeak, check_password


def check(password: str) -> None:
    check_password(password, email="dana.inkwell@exampleshire.example", name="Dana Inkwell")


@pytest.mark.parametrize(
    "password",
    [
        "marmalade kettle orbit",
        "three geese ate my hat",
        "Zucchini-lantern-90-porridge",
        "كلمات كثيرة لا تجتمع معا",
        "vq8m2k0ztw5hj4pd",
    ],
)
def test_a_long_password_of_ones_own_is_accepted(password: str) -> None:
    check(password)


@pytest.mark.parametrize("password", ["", "short", "fourteen chars", "x7!Kp2$Qw9#Lm4"])
def test_fourteen_characters_are_too_few_however_mixed(password: str) -> None:
    with pytest.raises(PasswordTooWeak, match="15 characters"):
        check(password)


@pytest.mark.parametrize(
    "password",
    [
        "passwordpassword",
        "Password12345678",
        "P@ssw0rdP@ssw0rd!",
        "123456789012345678",
        "qwertyuiopasdfghjkl",
        "abcdefghijklmnopqrstuvwxyz",
        "aaaaaaaaaaaaaaaaaaa",
        "abababababababababab",
        "iloveyouiloveyou2024",
        "correct horse battery staple",
        "DanaInkwell2026!!",
        "inkwell.exampleshire.dana",
        "Summer2026Summer2026",
        "consultreviewconsult",
        "November2026November",
        "letmeinletmeinletmein",
        "1111111111111111",
    ],
)
def test_what_guessers_try_first_is_refused(password: str) -> None:
    with pytest.raises(PasswordTooWeak, match="easy to guess"):
        check(password)


def test_a_password_has_an_end() -> None:
    with pytest.raises(PasswordTooWeak, match="fewer"):
        check("marmalade kettle orbit " * LONGEST_PASSWORD)
