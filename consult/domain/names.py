"""What somebody is called in a sentence for a child."""

_TITLES = frozenset({"mr", "mrs", "ms", "miss", "mx", "dr", "prof", "rev", "sir", "dame"})


def called(name: str) -> str:
    """Return the first name, as a child would say it; the whole name where it begins with a title or is one word."""
    first, _space, rest = name.strip().partition(" ")
    return name.strip() if not rest or first.rstrip(".").casefold() in _TITLES else first
