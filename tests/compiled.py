"""What is compiled once for a run: each test makes a site of its own, and most of its time was compiling the same."""

from collections.abc import Callable
from typing import Any

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket
from werkzeug.routing import Rule


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


def compile_addresses_once() -> None:
    """Let werkzeug write the function that builds an address once for each address, not for each site."""
    compiled: dict[tuple[Any, ...], Callable[..., tuple[str, str]]] = {}
    compile_anew = Rule._compile_builder

    def compile_once(rule: Rule, append_unknown: bool = True) -> Callable[..., tuple[str, str]]:
        # All that it is made of; what converts a part is looked up in the rule when it runs.
        made_of = (rule.rule, tuple(rule._trace), repr(rule.defaults), append_unknown)
        if made_of not in compiled:
            compiled[made_of] = compile_anew(rule, append_unknown)
        return compiled[made_of]

    setattr(Rule, "_compile_builder", compile_once)  # noqa: B010 - it is private, and said so
