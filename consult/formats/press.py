"""The press: a process of its own that makes one PDF and ends; `consult/formats/paper.py` starts it.

Typst keeps what it has set for the next time: hundreds of megabytes after some booklets, with people's words in them.
A process that ends gives both back. It reads JSON from its standard input and writes the PDF to its standard output.
"""

import json
import sys

import typst


def main() -> int:
    """Make the PDF that the standard input describes; 1 with typst's message where it refuses."""
    job = json.load(sys.stdin)
    try:
        made = typst.compile(
            job["sheet"],
            root=job["root"],
            font_paths=[job["fonts"]],
            ignore_system_fonts=True,
            format="pdf",
            sys_inputs={"data": job["data"]},
            pdf_standards=[job["standard"]],
        )
    except typst.TypstError as problem:
        sys.stderr.write(str(problem))
        return 1
    sys.stdout.buffer.write(made)
    return 0


if __name__ == "__main__":
    sys.exit(main())
