"""Hashing what people know by heart (passwords, locks) slowly, and at most two at once."""

from threading import BoundedSemaphore

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

_AT_ONCE = BoundedSemaphore(2)
"""A flood of sign-ins must not take the memory and the processors that children's pages need."""

_HASHER = PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)
"""argon2id with 19 MiB and two passes: OWASP's smallest, about 40 ms."""

_NOBODYS = _HASHER.hash("nobody has this password")


def slow_hash(secret: str) -> str:
    """Return the argon2id hash of a secret, with its own salt."""
    with _AT_ONCE:
        return _HASHER.hash(_bytes(secret))


def slow_match(hashed: str | None, secret: str) -> bool:
    """Whether a secret is the one that was hashed; takes as long for nobody's (None) as for somebody's."""
    with _AT_ONCE:
        try:
            return _HASHER.verify(hashed or _NOBODYS, _bytes(secret)) and hashed is not None
        except (VerificationError, InvalidHashError):
            return False


def _bytes(secret: str) -> bytes:
    return secret.encode("utf-8", "surrogatepass")
