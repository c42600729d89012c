"""`make pictures`: contact sheets of every page in every language and look, light and dark, to be looked at."""

import os
import shutil
import sys
from collections.abc import Iterable, Iterator
from html import escape
from pathlib import Path

import pypdfium2
from flask import Flask
from playwright.sync_api import Browser, sync_playwright

from consult.domain.languages import LANGUAGES, Language, get_language
from consult.storage.database import Database
from tests.browser import QUIET
from tests.empty_site import empty_site
from tests.every_page import EVERYBODY, Asked, Seen, Walker
from tests.journeys.crawl import LOOKS, Crawler
from tests.pictures_of_letters import Paper, is_of_a_letter, letters_on_paper, life_stories_on_paper, posters_on_paper

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
    with empty_site() as (app, database, settings), sync_playwright() as playwright:
        chromium = os.environ.get("CONSULT_CHROMIUM") or shutil.which("chromium")
        browser = playwright.chromium.launch(executable_path=chromium, args=list(QUIET))
        of_letters: list[str] = []
        for language in languages:
            shown = _sheet(browser, app, database, language)
            print(f"{language.english_name}: {len(shown)} pages", flush=True)
            named = [(f"{language.english_name}, {seen.name}", file) for seen, file in shown if is_of_a_letter(seen)]
            of_letters += [_picture(file, name) for name, file in named]
        _write("letters-on-phones.html", "Letters on phones, and what came of what was asked", "".join(of_letters))
        for language in languages:
            if language.code in IN_ALL_LOOKS:
                _sheet_of_looks(browser, app, database, language)
        browser.close()
        printed = {
            "letters": ("Printed letters", letters_on_paper(app, settings, languages)),
            "life-stories": ("Life stories to print", life_stories_on_paper(app, languages)),
            "posters": ("You said, we did: posters", posters_on_paper(database, settings, languages)),
        }
        for name, (title, papers) in printed.items():
            print(f"{title}: {_sheet_of_papers(name, title, papers)} pages", flush=True)
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


def _sheet(browser: Browser, app: Flask, database: Database, language: Language) -> list[tuple[Seen, Path]]:
    crawler = Crawler(browser)
    shown: list[tuple[Seen, Path]] = []
    folder = _fresh(language.code)
    for at, seen in enumerate(_pages(app, database, language, EVERYBODY)):
        crawler.show(seen.html)
        shown.append((seen, folder / f"{at:03}.jpeg"))
        _take(crawler, shown[-1][1])
    crawler.close()
    _write(f"{language.code}.html", language.english_name, "".join(_picture(file, seen.name) for seen, file in shown))
    return shown


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


def _sheet_of_papers(name: str, title: str, papers: Iterable[Paper]) -> int:
    folder, figures = _fresh(name), []
    for at, (says, pdf) in enumerate(papers):
        for number, page in enumerate(pypdfium2.PdfDocument(pdf), start=1):
            file = folder / f"{at:02}-{number}.jpeg"
            page.render(scale=1.3).to_pil().convert("RGB").save(file, quality=70)
            figures.append(_picture(file, f"{says}, page {number}"))
    _write(f"{name}.html", title, "".join(figures))
    return len(figures)


def _fresh(name: str) -> Path:
    folder = FOLDER / name
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    return folder


def _figure(crawler: Crawler, file: Path, says: str) -> str:
    _take(crawler, file)
    return _picture(file, says)


def _take(crawler: Crawler, file: Path) -> None:
    crawler.page.screenshot(path=file, full_page=True, type="jpeg", quality=70)


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
