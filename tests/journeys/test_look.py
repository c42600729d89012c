"""The eyes that the journeys use, shown a page without faults and then each fault."""

import pytest

from tests.journeys.conftest import Somebody
from tests.journeys.look import faults, look

pytestmark = pytest.mark.browser

GOOD = """<!DOCTYPE html><html lang="ar" dir="rtl"><head><title>سؤال</title>
<meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light">
<style>body{color:#222;background:#fff;font:20px sans-serif}p.b{max-width:100%}p,h1{line-height:1.7}</style></head>
<body><main><h1>سؤال</h1><p class="b">كيف حالك اليوم؟</p></main></body></html>"""


def test_a_good_page_passes_as_it_is_and_mirrored(somebody: Somebody) -> None:
    page = somebody()
    page.set_content(GOOD)
    look(page, whole=True)
    page.set_content(GOOD.replace('lang="ar" dir="rtl"', 'lang="en" dir="ltr"'))
    look(page, mirrored=True, whole=True)


@pytest.mark.parametrize(
    ("good", "bad", "said"),
    [
        ("color:#222", "color:#777", "contrast: كيف حالك"),
        ("color:#222", "color:#222;opacity:.6", "contrast:"),
        ("background:#fff", "background:#fff url(data:image/gif;base64,R0lGODlhAQABAAAAACw=)", "stands on a picture"),
        ("max-width:100%", "width:900px", "sideways: 9"),
        ('lang="ar"', "", "axe html-has-lang"),
        ("<main>", "<main><img src='data:,'>", "axe image-alt"),
    ],
)
def test_each_fault_is_seen(somebody: Somebody, good: str, bad: str, said: str) -> None:
    page = somebody()
    page.set_content(GOOD.replace(good, bad, 1))
    assert said in "\n".join(faults(page, audience="respondent"))


def test_faint_letters_are_seen_where_axe_looks_away(somebody: Somebody) -> None:
    page = somebody()
    page.set_content(GOOD.replace("color:#222", "color:#888"))
    found = faults(page, audience="respondent")
    assert any(fault.startswith("contrast") for fault in found)


def test_pages_are_looked_at_without_scripts_too(somebody: Somebody) -> None:
    page = somebody(scripts=False)
    page.set_content(GOOD)
    look(page, whole=True)
