"""`make pictures`: contact sheets of every page in every language and look, light and dark, to be looked at."""

import os
import shutil
import sys
from collections.abc import Iterator
from html import escape
from pathlib import Path

import pypdfium2
from flask import Flask
from playwright.sync_api import Browser, sync_playwright

from consult.domain.languages import LANGUAGES, Language, get_language
from consult.domain.letters import Register
from consult.formats.letters import letter_pdf
from consult.formats.paper import Print
from consult.storage.database import Database
from tests.browser import QUIET
from tests.empty_site import empty_site
from tests.every_page import EVERYBODY, Asked, Seen, Walker
from tests.factories.letter_texts import HARDEST, a_letter_text
from tests.formats.test_letters import ADDRESS, AROUND, WAY
from tests.journeys.crawl import LOOKS, Crawler

FOLDER = Path(__file__).parent.parent / "shots"
IN_ALL_LOOKS = ("en", "ar", "ti", "ur")
"""Languages whose pages of one child are shown in every look, light and dark: one for each height of letters."""
_STYLE = """body{font:16px system-ui;margin:1rem;background:#ddd}
main{display:flex;flex-wrap:wrap;gap:1rem;align-items:start}
figure{margin:0;background:#fff;padding:.5rem;inline-size:15rem}
img{inline-size:100%;display:block}figcaption{font-size:.8rem}"""


def main() -> int:
    """Write the sheets of the languages in LANGUAGES, else of all."""
    codes = os.environ.get("LANGUAGES", "")
    languages = [get_language(code.strip()) for code in codes.split(",")] if codes else list(LANGUAGES)
    FOLDER.mkdir(exist_ok=True)
    with empty_site() as (app, database, _settings), sync_playwright() as playwright:
        chromium = os.environ.get("CONSULT_CHROMIUM") or shutil.which("chromium")
        browser = playwright.chromium.launch(executable_path=chromium, args=list(QUIET))
        for language in languages:
            print(f"{language.english_name}: {_sheet(browser, app, database, language)} pages", flush=True)
        for language in languages:
            if language.code in IN_ALL_LOOKS:
                _sheet_of_looks(browser, app, database, language)
        browser.close()
    print(f"Letters: {_sheet_of_letters(languages)} pages", flush=True)
    _write("index.html", "All pages", "".join(_links()))
    print(f"Look at {FOLDER / 'index.html'}")
    return 0


def _pages(app: Flask, database: Database, language: Language, people: tuple[Asked, ...]) -> Iterator[Seen]:
    walker = Walker(app, database, language.code)
    yield from walker.public()
    for asked in people:
        mistakes = 0
        for seen in walker.visit(asked):
            # One mistake of each person is enough to see what a mistake looks like.
            mistakes += "nothing given" in seen.name
            if "nothing given" not in seen.name or mistakes == 1:
                yield seen


def _sheet(browser: Browser, app: Flask, database: Database, language: Language) -> int:
    crawler, figures = Crawler(browser), []
    folder = _fresh(language.code)
    for at, seen in enumerate(_pages(app, database, language, EVERYBODY)):
        crawler.show(seen.html)
        figures.append(_figure(crawler, folder / f"{at:03}.jpeg", seen.name))
    crawler.close()
    _write(f"{language.code}.html", language.english_name, "".join(figures))
    return len(figures)


def _sheet_of_looks(browser: Browser, app: Flask, database: Database, language: Language) -> None:
    crawler, figures = Crawler(browser), []
    folder = _fresh(f"{language.code}-looks")
    for at, seen in enumerate(_pages(app, database, language, (Asked(EVERYBODY[1].role, EVERYBODY[1].age),))):
        crawler.show(seen.html)
        for look in LOOKS:
            for shade in ("light", "dark"):
                crawler.page.evaluate(
                    "worn => Object.assign(document.documentElement.dataset, worn)", {"look": look, "shade": shade}
                )
                figures.append(
                    _figure(crawler, folder / f"{at:03}-{look}-{shade}.jpeg", f"{seen.name}, {look}, {shade}")
                )
    crawler.close()
    _write(f"{language.code}-looks.html", f"{language.english_name}: four looks, light and dark", "".join(figures))


def _sheet_of_letters(languages: list[Language]) -> int:
    """The pages of printed letters: one in each language, the four registers, large print, and the hardest."""
    printed = [
        *((f"{each.english_name}", a_letter_text(language=each.code), Print.NORMAL) for each in languages),
        *((f"English, {each.label}", a_letter_text(each), Print.NORMAL) for each in Register),
        ("Arabic, the hardest", HARDEST, Print.NORMAL),
        ("Arabic, large print", HARDEST, Print.LARGE),
        ("English, large print", a_letter_text(), Print.LARGE),
    ]
    folder, figures = _fresh("letters"), []
    for at, (name, text, size) in enumerate(printed):
        pdf = letter_pdf(text, around=AROUND, size=size, address=ADDRESS, link=WAY).pdf
        for number, page in enumerate(pypdfium2.PdfDocument(pdf), start=1):
            file = folder / f"{at:02}-{number}.jpeg"
            page.render(scale=1.3).to_pil().convert("RGB").save(file, quality=70)
            figures.append(_picture(file, f"{name}, page {number}"))
    _write("letters.html", "Printed letters", "".join(figures))
    return len(figures)


def _fresh(name: str) -> Path:
    folder = FOLDER / name
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    return folder


def _figure(crawler: Crawler, file: Path, says: str) -> str:
    crawler.page.screenshot(path=file, full_page=True, type="jpeg", quality=70)
    return _picture(file, says)


def _picture(file: Path, says: str) -> str:
    shown = file.relative_to(FOLDER).as_posix()
    picture = f'<a href="{shown}"><img loading="lazy" src="{shown}" alt=""></a>'
    return f"<figure>{picture}<figcaption>{escape(says)}</figcaption></figure>"


def _links() -> Iterator[str]:
    for sheet in sorted(FOLDER.glob("*.html")):
        if sheet.name != "index.html":
            yield f'<figure><a href="{sheet.name}">{escape(sheet.stem)}</a></figure>'


def _write(name: str, title: str, figures: str) -> None:
    page = (
        f'<!DOCTYPE html><html lang="en"><meta charset="utf-8"><title>{escape(title)}</title><style>{_STYLE}</style>'
    )
    page += f'<h1>{escape(title)}</h1><nav><a href="index.html">All sheets</a></nav><main>{figures}</main></html>'
    (FOLDER / name).write_text(page, encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
