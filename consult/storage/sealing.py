"""Free text and names are encrypted here on their way in, and decrypted on their way out.

AES-256-GCM; the associated data is table, column and row, so that a value moved to another child's row does not open.
"""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, overload

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from consult.storage.keys import Keys

if TYPE_CHECKING:
    from consult.storage.base import Base

_NONCE_BYTES = 12
_VERSION = b"\x01"


class DoesNotOpen(Exception):
    """A sealed value was changed, moved to another row, or sealed under a key that is not here."""


class Sealer:
    """Seals and opens values for one set of keys; thread-safe."""

    def __init__(self, keys: Keys) -> None:
        self._ciphers = {key_id: AESGCM(key) for key_id, key in keys.sealing.items()}
        self._cipher = self._ciphers[keys.current]
        key_id = keys.current.encode()
        self._begins = _VERSION + bytes([len(key_id)]) + key_id

    def seal(self, words: str, *, table: str, column: str, row: str) -> bytes:
        """Return `words` sealed for one cell: version, key id and its length, nonce, ciphertext."""
        (sealed,) = self.seal_each({row: words}, table=table, column=column)
        return sealed

    def seal_each(self, words: Mapping[str, str], *, table: str, column: str) -> list[bytes]:
        """Return the words of several rows, sealed for one column, in their order."""
        random, size = os.urandom(_NONCE_BYTES * len(words)), _NONCE_BYTES
        nonces = (random[at : at + size] for at in range(0, len(random), size))
        return [
            self._begins + nonce + self._cipher.encrypt(nonce, text.encode("utf-8"), _cell(table, column, row))
            for nonce, (row, text) in zip(nonces, words.items(), strict=True)
        ]

    def open(self, sealed: bytes, *, table: str, column: str, row: str) -> str:
        """Return the words of one cell.

        Raises:
            DoesNotOpen: when the value does not belong to this table, column and row, or was changed.
        """
        length = int.from_bytes(sealed[1:2])
        key_id, rest = sealed[2 : 2 + length].decode(errors="replace"), sealed[2 + length :]
        cipher = self._ciphers.get(key_id)
        if cipher is None or sealed[:1] != _VERSION:
            raise DoesNotOpen(f"{table}.{column} is sealed under a key that is not here.")
        if len(rest) < _NONCE_BYTES:
            raise DoesNotOpen(f"{table}.{column} was cut short.")
        try:
            opened = cipher.decrypt(rest[:_NONCE_BYTES], rest[_NONCE_BYTES:], _cell(table, column, row))
        except InvalidTag as problem:
            raise DoesNotOpen(f"{table}.{column} was changed or moved.") from problem
        return opened.decode("utf-8")


def _cell(table: str, column: str, row: str) -> bytes:
    return f"{table}|{column}|{row}".encode()


@dataclass
class _InUse:
    sealer: Sealer | None = None


_in_use = _InUse()


def use_keys(keys: Keys) -> None:
    """Seal and open with these keys from now on: one process serves one council."""
    _in_use.sealer = Sealer(keys)


def sealer() -> Sealer:
    """Return the sealer in use.

    Raises:
        RuntimeError: before `use_keys`.
    """
    if _in_use.sealer is None:
        raise RuntimeError("No keys are in use yet: open the database first.")
    return _in_use.sealer


class Sealed:
    """An attribute that reads and writes words, kept sealed in the column `<name>_sealed` of the same record.

    `None` stays `None`. The record's `id` must be set before, as `Base.__init__` does.
    """

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = name
        self._column = f"{name}_sealed"

    @overload
    def __get__(self, record: None, owner: type) -> "Sealed": ...
    @overload
    def __get__(self, record: "Base", owner: type) -> Any: ...
    def __get__(self, record: "Base | None", owner: type) -> Any:
        """Return the words of this record, or None."""
        if record is None:
            return self
        sealed: bytes | None = getattr(record, self._column)
        if sealed is None:
            return None
        return sealer().open(sealed, table=record.__tablename__, column=self._name, row=record.id)

    def __set__(self, record: "Base", words: str | None) -> None:
        """Seal `words` for this record."""
        sealed = (
            None
            if words is None
            else sealer().seal(words, table=record.__tablename__, column=self._name, row=record.id)
        )
        setattr(record, self._column, sealed)


def opened_or_none(record: "Base", name: str) -> str | None:
    """Return a sealed attribute's words; None where it is empty, or was changed or moved and does not open.

    For pages that show much at once: one spoiled value must not take the others with it.
    """
    try:
        words: str | None = getattr(record, name)
    except DoesNotOpen:
        return None
    return words


def sealed_cell(table: str, column: str, row: str, words: str | None) -> bytes | None:
    """Return what a bulk insert writes into `<column>_sealed` of one row."""
    return None if words is None else sealer().seal(words, table=table, column=column, row=row)


def sealed_cells(table: str, column: str, words: Mapping[str, str]) -> list[bytes]:
    """Return what a bulk insert writes into `<column>_sealed` of several rows, from their words by row."""
    return sealer().seal_each(words, table=table, column=column)


def opened_cell(table: str, column: str, row: str, sealed: bytes | None) -> str | None:
    """Return the words of one cell that was selected without its record."""
    return None if sealed is None else sealer().open(sealed, table=table, column=column, row=row)
