from collections.abc import Iterator

import html5lib
import nh3
import pytest

from consult.formats.safe_html import TAGS, safe_html

HOSTILE = [
    "<script>alert(1)</script>",
    "<p onclick=alert(1)>x</p>",
    '<p style="background:url(javascript:alert(1))">x</p>',
    '<a href="javascript:alert(1)">x</a>',
    '<a href="https://example.com">x</a>',
    "<img src=x onerror=alert(1)>",
    "<svg onload=alert(1)>",
    "<svg><style><img src=x onerror=alert(1)></style></svg>",
    '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">',
    '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
    "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    "<object data=x></object><embed src=x><applet>",
    "<form action=x><input autofocus onfocus=alert(1)><button formaction=javascript:alert(1)>",
    "<meta http-equiv=refresh content=0;url=javascript:alert(1)><base href=//example.com/>",
    "<style>@import 'x';</style><link rel=stylesheet href=x>",
    "<!-- --><!--[if IE]><script>alert(1)</script><![endif]--><p>x",
    "<!--><script>alert(1)</script>-->",
    "<![CDATA[<script>alert(1)</script>]]>",
    "<?xml version='1.0'?><?php alert(1) ?>",
    "<scr<script>ipt>alert(1)</scr</script>ipt>",
    "<<script>script>alert(1)<</script>/script>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "<p/onclick=alert(1)//x>y",
    "<p\x00onclick=alert(1)>y",
    "<\x00script>alert(1)</script>",
    "<textarea></textarea><img src=x onerror=alert(1)>",
    "<title></title><img src=x onerror=alert(1)>",
    "<xmp></p></xmp><img src=x onerror=alert(1)></xmp>",
    "<plaintext><script>alert(1)</script>",
    "<template><script>alert(1)</script></template>",
    "<strong id=x class=y lang=ar dir=rtl>x</strong>",
    "<p xml:lang=en xmlns:x=y x:href=z>x</p>",
    "<ul><li><a onmouseover=alert(1)>x</ul>",
    '"><script>alert(1)</script>',
    "'';!--\"<XSS>=&{()}",
    "<p>a < b & c > d</p>",
    "<p>‮evil‬</p>",
    "<p>" * 400,
    "<em" + " a=b" * 400 + ">x",
    "x" * 100_000 + "<script>",
]


def elements(html: str) -> Iterator[tuple[str, dict[str, str]]]:
    for found in html5lib.parseFragment(html, namespaceHTMLElements=False).iter():
        if found.tag != "DOCUMENT_FRAGMENT":
            yield str(found.tag), dict(found.attrib)


@pytest.mark.parametrize("hostile", HOSTILE)
def test_only_the_few_tags_are_left_and_none_has_an_attribute(hostile: str) -> None:
    for cleaned in (safe_html(hostile), nh3.clean(hostile, tags=set(TAGS), attributes={"*": set()})):
        for tag, attributes in elements(cleaned):
            assert tag in TAGS
            assert attributes == {}


@pytest.mark.parametrize("hostile", HOSTILE)
def test_another_cleaner_finds_nothing_left_to_take_out(hostile: str) -> None:
    cleaned = safe_html(hostile)
    again = nh3.clean(cleaned, tags=set(TAGS), attributes={"*": set()})
    assert list(elements(again)) == list(elements(cleaned))


def test_what_staff_may_format_stays() -> None:
    kept = "<p>One<br>two</p><ul><li><strong>a</strong></li></ul><ol><li><em>b</em></li></ol>"
    assert safe_html(kept) == kept


def test_text_stays_text() -> None:
    assert safe_html("a < b & c") == "a &lt; b &amp; c"
