"""The few tags that staff may use where they format text; everything else becomes text or goes.

What respondents write never passes here: it is plain text, escaped where it is shown.
"""

import bleach

TAGS = frozenset({"p", "br", "strong", "em", "ul", "ol", "li"})


def safe_html(html: str) -> str:
    """Return `html` with only paragraphs, line breaks, strong, emphasis and lists: no attributes, no links.

    Other tags are taken out and their text stays; comments go.
    """
    return bleach.clean(html, tags=TAGS, attributes={}, protocols=frozenset(), strip=True, strip_comments=True)
