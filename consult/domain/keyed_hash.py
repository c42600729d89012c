"""How a secret is looked up, or a form proved ours, without keeping the secret."""

from hmac import digest


def keyed_hash(key: bytes, text: str) -> str:
    """Return the hexadecimal HMAC-SHA-256 of `text` under `key`: 64 characters."""
    return digest(key, text.encode("utf-8", "surrogatepass"), "sha256").hex()
