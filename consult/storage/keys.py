"""The secret keys: outside the database, made by the first run, never printed."""

import base64
import json
import os
import secrets
from dataclasses import dataclass
from pathlib import Path

KEY_BYTES = 32
_DIFFERENT_BYTES = 16
"""Of 32 random bytes about 30 differ; fewer than this many has never been seen."""
_PURPOSES = ("links", "visits", "locks", "events", "lookups")


class KeysAreUnusable(Exception):
    """The keys in the file or the environment cannot be read; nothing is guessed and nothing is made anew."""


@dataclass(frozen=True, repr=False)
class Keys:
    """One council's keys: `sealing` by key id (the last one seals), and one key for each other purpose."""

    sealing: dict[str, bytes]
    links: bytes
    visits: bytes
    locks: bytes
    events: bytes
    lookups: bytes

    def __repr__(self) -> str:
        return f"Keys(sealing={list(self.sealing)})"

    @property
    def current(self) -> str:
        """The id of the key that seals new values."""
        return list(self.sealing)[-1]


def new_keys() -> Keys:
    """Return fresh random keys."""
    return Keys(
        {"k1": secrets.token_bytes(KEY_BYTES)}, **{name: secrets.token_bytes(KEY_BYTES) for name in _PURPOSES}
    )


def keys_as_text(keys: Keys) -> str:
    """Return the keys as the JSON that the file and `CONSULT_KEYS` hold (base64 values)."""
    encoded = {name: _encode(getattr(keys, name)) for name in _PURPOSES}
    sealing = {key_id: _encode(key) for key_id, key in keys.sealing.items()}
    return json.dumps({"sealing": sealing, **encoded}, indent=1)


def keys_from_text(text: str) -> Keys:
    """Return the keys that a file or `CONSULT_KEYS` holds.

    Raises:
        KeysAreUnusable: for anything but every key, each of 32 bytes.
    """
    try:
        found = json.loads(text)
        sealing = {str(key_id): _decode(value) for key_id, value in found["sealing"].items()}
        others = {name: _decode(found[name]) for name in _PURPOSES}
    except (ValueError, KeyError, TypeError, AttributeError) as problem:
        raise KeysAreUnusable("The keys are not in the expected form.") from problem
    if not sealing or any(len(key) != KEY_BYTES for key in (*sealing.values(), *others.values())):
        raise KeysAreUnusable("Every key must have 32 bytes.")
    return Keys(sealing, **others)


def weak_keys(keys: Keys) -> list[str]:
    """Return a sentence for each key that a person typed or copied from an example; nothing for random ones."""
    named = {f"sealing {key_id}": key for key_id, key in keys.sealing.items()}
    named |= {name: getattr(keys, name) for name in _PURPOSES}
    found = [
        f"The {name} key is not random: it looks typed, or copied from an example. Let the first run make the keys."
        for name, key in named.items()
        if len(set(key)) < _DIFFERENT_BYTES or _is_readable(key)
    ]
    if len(set(named.values())) < len(named):
        found.append("Two keys are the same: each purpose needs a key of its own.")
    return found


def _is_readable(key: bytes) -> bool:
    """Whether every byte could be typed: for 32 random bytes, one chance in ten to the power of 13."""
    return all(0x20 <= byte < 0x7F for byte in key)


def load_keys(file: Path, *, from_environment: str = "") -> Keys:
    """Return the keys of `CONSULT_KEYS` when given, else of `file`, which the first run makes with mode 0600."""
    if from_environment:
        return keys_from_text(from_environment)
    try:
        return keys_from_text(file.read_text("utf-8"))
    except FileNotFoundError:
        return _make_file(file)


def _make_file(file: Path) -> Keys:
    file.parent.mkdir(parents=True, exist_ok=True)
    draft = file.with_name(f".{file.name}.{secrets.token_hex(4)}")
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as out:
        out.write(keys_as_text(new_keys()))
        out.flush()
        os.fsync(out.fileno())
    try:
        # A hard link fails where the file exists, so that two first runs at once agree on one set of keys.
        os.link(draft, file)
    except FileExistsError:
        pass
    finally:
        draft.unlink()
    return keys_from_text(file.read_text("utf-8"))


def _encode(key: bytes) -> str:
    return base64.b64encode(key).decode("ascii")


def _decode(text: str) -> bytes:
    return base64.b64decode(text, validate=True)
