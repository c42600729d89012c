"""Templates that were compiled once: each test makes a site of its own, and none needs to compile them again."""

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket


class InMemory(BytecodeCache):
    """What jinja compiled, for as long as this process lives; a template that changed is compiled again."""

    def __init__(self) -> None:
        self.compiled: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give what was compiled, if it was."""
        if (found := self.compiled.get(bucket.key)) is not None:
            bucket.bytecode_from_string(found)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what was compiled."""
        self.compiled[bucket.key] = bucket.bytecode_to_string()


TEMPLATES = InMemory()
