"""The fields that a browser sends, without the characters that no page could show again."""

from typing import Any

from flask import Request
from werkzeug.datastructures import ImmutableMultiDict

from consult.domain.words import that_can_be_shown


class SentFields(ImmutableMultiDict[str, Any]):
    """The fields of a form or of an address; each text as a page may show it, however the page refuses it."""

    def __init__(self, mapping: Any = None) -> None:
        if isinstance(mapping, list):
            mapping = [
                (name, that_can_be_shown(value) if isinstance(value, str) else value) for name, value in mapping
            ]
        super().__init__(mapping)


class SiteRequest(Request):
    """A request whose fields may all be shown again: a page that gives them back need not clean each by itself."""

    parameter_storage_class = SentFields
