"""A day's letters on paper: an address typed for each window, one PDF made meanwhile, and how far it is."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import structlog
from flask import current_app, flash, make_response, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from consult.domain.staff import StaffRole
from consult.formats.letters import MOST_ADDRESS_LINES, PaperLetter, letters_pdf
from consult.formats.paper import CannotBePrinted, Print
from consult.services import letters_to_post as services
from consult.services.letters_to_post import ToPost, ToPrint
from consult.settings import Settings
from consult.web import clock
from consult.web.access import current_staff, open_to_staff
from consult.web.database import current_session, reading_session, small_transaction
from consult.web.letters_in_words import words_around
from consult.web.reviews import bp
from consult.web.reviews.letter_paper import asks_in_words, link_in_words

HANDLERS = (StaffRole.OFFICER, StaffRole.ADMINISTRATOR)
"""Who may open these pages; administrators only where the council lets them handle paper."""
MOST_AT_ONCE = 200
KEPT = timedelta(minutes=15)
"""For which a PDF, on which addresses stand, is held in memory; nowhere else, and for whoever asked alone."""
LONGEST_ADDRESS = 400
NOTHING_TICKED = "Tick at least one letter."
TOO_MANY = f"One PDF holds {MOST_AT_ONCE} letters. Tick fewer, and print the others afterwards."
TOO_LONG = f"The window of an envelope shows {MOST_ADDRESS_LINES} lines: give the address in as many, or fewer."
NOT_MADE = "The PDF could not be made. Try again with fewer letters; if it fails again, tell whoever runs this site."


@dataclass
class Batch:
    """What one member of staff is having printed."""

    letters: tuple[ToPost, ...]
    begun_at: datetime
    set_so_far: int = 0
    pdf: bytes | None = None
    problem: str = ""

    @property
    def is_done(self) -> bool:
        """Whether there is nothing more to wait for."""
        return self.pdf is not None or bool(self.problem)


@dataclass
class _Batches:
    """The batches of one process, by member of staff."""

    by_staff: dict[str, Batch] = field(default_factory=dict)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def find(self, staff_id: str, *, now: datetime) -> Batch | None:
        """Return somebody's batch; one that is too old is forgotten."""
        with self.lock:
            for each in [key for key, batch in self.by_staff.items() if now - batch.begun_at > KEPT]:
                del self.by_staff[each]
            return self.by_staff.get(staff_id)

    def put(self, staff_id: str, batch: Batch) -> None:
        """Keep somebody's batch instead of the one before; its addresses are gone after `KEPT`, asked for or not."""
        with self.lock:
            self.by_staff[staff_id] = batch
        timer = threading.Timer(KEPT.total_seconds(), self.forget, (staff_id, batch))
        timer.daemon = True
        timer.start()

    def forget(self, staff_id: str, batch: Batch | None = None) -> None:
        """Forget somebody's batch, or only this one."""
        with self.lock:
            if batch is None or self.by_staff.get(staff_id) is batch:
                self.by_staff.pop(staff_id, None)


def _batches() -> _Batches:
    found: _Batches = current_app.extensions.setdefault("consult_letter_batches", _Batches())
    return found


@bp.get("/letters-to-post")
@open_to_staff(*HANDLERS)
def letters_to_post() -> str:
    """Show the letters that wait for paper; those not printed yet are ticked."""
    return _choose()


@bp.post("/letters-to-post")
@open_to_staff(*HANDLERS)
def print_letters() -> Response | tuple[str, int]:
    """Write down that these letters are printed, begin to make the PDF, and show how far it is."""
    ticked = list(dict.fromkeys(request.form.getlist("letter")))
    addresses = {each: _address(each) for each in ticked}
    for wrong, says in (
        (not ticked, NOTHING_TICKED),
        (len(ticked) > MOST_AT_ONCE, TOO_MANY),
        (any(len(lines) > MOST_ADDRESS_LINES for lines in addresses.values()), TOO_LONG),
    ):
        if wrong:
            return _choose(problem=says), 422
    settings: Settings = current_app.extensions["consult_settings"]
    who = current_staff()
    with small_transaction() as session:
        printing = services.print_letters(
            session,
            who,
            ticked,
            administrators_too=settings.administrators_type_in,
            base_url=settings.base_url,
            now=clock.now(),
        )
    if not printing:
        return _choose(problem=NOTHING_TICKED), 422
    size = Print.LARGE if request.form.get("size") == Print.LARGE.value else Print.NORMAL
    batch = Batch(tuple(each.to_post for each in printing), clock.now())
    _batches().put(who.staff_id, batch)
    papers = [_on_paper(each, settings, addresses[each.to_post.letter_id], size) for each in printing]
    threading.Thread(target=_make, args=(batch, papers), name="letters", daemon=True).start()
    return redirect(url_for("reviews.letters_being_made"), 303)


def _on_paper(printing: ToPrint, settings: Settings, address: tuple[str, ...], size: Print) -> PaperLetter:
    link = link_in_words(printing.card, settings) if printing.card is not None else None
    asks = asks_in_words(printing.asks, printing.text, settings) if printing.asks is not None else None
    return PaperLetter(printing.text, words_around(printing.text.language), size, address, link, asks)


def _make(batch: Batch, papers: Sequence[PaperLetter]) -> None:
    def counted() -> Iterator[PaperLetter]:
        for number, paper in enumerate(papers):
            batch.set_so_far = number
            yield paper

    try:
        batch.pdf = letters_pdf(counted(), title="Letters").pdf
        batch.set_so_far = len(papers)
    except CannotBePrinted as problem:
        structlog.get_logger().error("a PDF could not be made", problem=type(problem).__name__)
        batch.problem = NOT_MADE
    except Exception as problem:
        # In a thread nobody else would say so; only its kind, because it may hold an address.
        structlog.get_logger().error("a batch of letters stopped", problem=type(problem).__name__)
        batch.problem = NOT_MADE


@bp.get("/letters-to-post/making")
@open_to_staff(*HANDLERS)
def letters_being_made() -> Response:
    """Show how many are made, again every two seconds until all are; then what to do with them."""
    batch = _batches().find(current_staff().staff_id, now=clock.now())
    answer = make_response(render_template("reviews/letters_being_made.html", batch=batch, minutes=_MINUTES))
    if batch is not None and not batch.is_done:
        # A header: the page needs no script, and says how far it is to a screen reader each time it is asked.
        answer.headers["Refresh"] = "2"
    return answer


_MINUTES = int(KEPT.total_seconds() // 60)


@bp.post("/letters-to-post/pdf")
@open_to_staff(*HANDLERS)
def letters_as_pdf() -> Response:
    """Give the PDF to whoever had it made."""
    batch = _batches().find(current_staff().staff_id, now=clock.now())
    if batch is None or batch.pdf is None:
        flash("That PDF is not here any more. Print the letters again.", "problem")
        return redirect(url_for("reviews.letters_to_post"), 303)
    answer = make_response(batch.pdf)
    answer.headers.set("Content-Type", "application/pdf")
    answer.headers.set("Content-Disposition", "attachment", filename=f"letters-{clock.today()}.pdf")
    return answer


@bp.post("/letters-to-post/posted")
@open_to_staff(*HANDLERS)
def letters_posted() -> Response:
    """Keep that the letters of this list were posted today, and forget the PDF."""
    settings: Settings = current_app.extensions["consult_settings"]
    who = current_staff()
    posted = services.note_posted(
        current_session(),
        who,
        request.form.getlist("letter"),
        administrators_too=settings.administrators_type_in,
        now=clock.now(),
    )
    _batches().forget(who.staff_id)
    flash(f"{posted} {'letter is' if posted == 1 else 'letters are'} recorded as posted today.")
    return redirect(url_for("reviews.letters_to_post"), 303)


def _address(letter_id: str) -> tuple[str, ...]:
    typed = request.form.get(f"address-{letter_id}", "")[:LONGEST_ADDRESS]
    return tuple(line.strip() for line in typed.splitlines() if line.strip())


def _choose(*, problem: str = "") -> str:
    settings: Settings = current_app.extensions["consult_settings"]
    waiting = services.letters_to_post(
        reading_session(), current_staff(), administrators_too=settings.administrators_type_in
    )
    return render_template(
        "reviews/letters_to_post.html", waiting=waiting, problem=problem, typed=request.form, most=MOST_ADDRESS_LINES
    )
