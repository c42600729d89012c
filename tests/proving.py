"""How often a check is repeated: a few times in `make test`, in full in `make prove`."""

import os


def how_many(usually: int, *, full: int) -> int:
    """Return the smaller count, or the full one when everything is to be proved."""
    return full if os.environ.get("CONSULT_PROVE") == "full" else usually
