"""Letters on paper: a day's batch beside bare typst setting the same sheets, and the memory that it needs.

Each in turn, several times, and the quickest counts: while typst sets one part, another is joined to the rest, so
what else the machine does costs ours more. Memory is the most that our processes held, each at its worst moment.
"""

import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import cycle, islice
from pathlib import Path

BATCH, SOME, ROUNDS = 200, 40, 3
LEAST_OF_BARE = 0.8
"""How many letters a second at the least, of those that typst sets with nothing of ours around it."""
MOST_GROWTH = 1.5
"""How much more memory five times as many letters may need."""
_ROOT = Path(__file__).parent.parent


@dataclass(frozen=True)
class Letters:
    """A day's letters as one PDF, and the same sheets by typst alone."""

    ours: float
    """Seconds for the batch."""
    bare: float
    most: float
    """Megabytes, for the batch."""
    most_for_some: float

    @property
    def holds(self) -> bool:
        """Whether both bars are met."""
        return self.bare / self.ours >= LEAST_OF_BARE and self.most <= MOST_GROWTH * self.most_for_some

    def __str__(self) -> str:
        return (
            f"{f'a batch of {BATCH} letters':34} {BATCH / self.ours:.1f} a second, "
            f"{self.bare / self.ours:.2f} of bare typst (bar {LEAST_OF_BARE})\n"
            f"{'its memory at most':34} {self.most:.0f} MB; {self.most_for_some:.0f} MB for {SOME} letters"
        )


def measure() -> Letters:
    """Print the letters in processes of their own, in turn."""
    with tempfile.TemporaryDirectory() as folder:
        sheets = str(Path(folder) / "sheets.json")
        some = _run("ours", str(SOME), sheets)
        rounds = [(_run("ours", str(BATCH), sheets), _run("bare", sheets)) for _round in range(ROUNDS)]
    ours, bare = (min(each["seconds"] for each in one) for one in zip(*rounds, strict=True))
    return Letters(ours, bare, max(batch["megabytes"] for batch, _bare in rounds), some["megabytes"])


def _run(*how: str) -> dict[str, float]:
    ran = subprocess.run(
        [sys.executable, "-m", "benchmarks.letters", *how], cwd=_ROOT, capture_output=True, text=True, check=True
    )
    measured: dict[str, float] = json.loads(ran.stdout)
    return measured


def _ours(count: int, sheets: Path) -> dict[str, float]:
    from consult.domain.languages import LANGUAGES
    from consult.domain.letters import Register
    from consult.formats.letters import PRESSES, Around, PaperLetter, letters_pdf
    from consult.formats.paper import Press
    from tests.factories.letter_texts import a_letter_text

    given: list[str] = []
    print_sheet = Press.print_sheet

    def noted(press: Press, sheet: str, data: str) -> bytes:
        given.append(data)
        return print_sheet(press, sheet, data)

    def papers(count: int) -> Iterator[PaperLetter]:
        kinds = cycle((register, language.code) for language in LANGUAGES for register in Register)
        for register, code in islice(kinds, count):
            yield PaperLetter(a_letter_text(register, code), Around(code, ""), address=("The Pines", "Exampleshire"))

    # A site that runs has looked into its fonts before, once for each letter of the alphabets.
    letters_pdf(papers(len(LANGUAGES) * len(Register)), title="Letters")
    setattr(Press, "print_sheet", noted)  # noqa: B010 - what is set is what bare typst sets again
    begun = time.perf_counter()
    letters_pdf(papers(count), title="Letters")
    measured = {"seconds": time.perf_counter() - begun, "megabytes": _megabytes(presses=PRESSES)}
    sheets.write_text(json.dumps(given))
    return measured


def _bare(sheets: Path) -> dict[str, float]:
    from consult.formats import fonts
    from consult.formats.paper import ROOT, SHEETS, STANDARD

    given = json.loads(sheets.read_text())
    begun = time.perf_counter()
    # Our press loads it, too, for each batch.
    import typst

    press = typst.Compiler(
        str(SHEETS / "letter.typ"), root=str(ROOT), font_paths=[str(fonts.FOLDER)], ignore_system_fonts=True
    )
    for data in given:
        press.compile(
            input=str(SHEETS / "letter.typ"), format="pdf", sys_inputs={"data": data}, pdf_standards=[STANDARD]
        )
    return {"seconds": time.perf_counter() - begun, "megabytes": _megabytes()}


def _megabytes(*, presses: int = 0) -> float:
    # Of children that have ended, the system remembers the largest.
    own, largest = (resource.getrusage(kind).ru_maxrss for kind in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return (own + presses * largest) / 1024


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["ours", count, file]:
            print(json.dumps(_ours(int(count), Path(file))))
        case ["bare", file]:
            print(json.dumps(_bare(Path(file))))
        case _:
            print(measure())
