"""The press: a process of its own that makes PDFs and ends; `consult/formats/paper.py` starts it.

Typst keeps what it has set for the next time: hundreds of megabytes after some booklets, with people's words in them.
A process that ends gives both back. It reads one job a line as JSON from its standard input; for each it writes a
line, `made` or `refused` and a number of bytes, and then those bytes: the PDF, or typst's message.
"""

import json
import os
import sys

import typst

_GIVES_WAY_BY = 5
"""Of the nineteen steps that a process may stand behind others."""


def main() -> int:
    """Do the jobs of the standard input until it ends."""
    if sys.argv[1:] and hasattr(os, "nice"):
        os.nice(_GIVES_WAY_BY)
    presses: dict[str, typst.Compiler] = {}
    for line in sys.stdin.buffer:
        job = json.loads(line)
        # One press for a sheet: opening the fonts takes longer than a letter.
        if (press := presses.get(job["sheet"])) is None:
            press = presses[job["sheet"]] = typst.Compiler(
                job["sheet"], root=job["root"], font_paths=[job["fonts"]], ignore_system_fonts=True
            )
        try:
            done = press.compile(
                input=job["sheet"],
                format="pdf",
                sys_inputs={"data": job["data"]},
                pdf_standards=[job["standard"]],
            )
        except typst.TypstError as problem:
            _answer("refused", str(problem).encode())
        else:
            assert isinstance(done, bytes)
            _answer("made", done)
    return 0


def _answer(how: str, body: bytes) -> None:
    sys.stdout.buffer.write(f"{how} {len(body)}\n".encode("ascii") + body)
    sys.stdout.buffer.flush()


if __name__ == "__main__":
    sys.exit(main())
