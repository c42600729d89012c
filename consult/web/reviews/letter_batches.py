"""A day's letters on paper: an address typed for each window, one PDF made meanwhile, and how far it is."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import structlog
from flask import current_app, flash, make_response, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from consult.domain.letter_batches import KEPT, Listed, State, Typed
from consult.domain.staff import StaffRole
from consult.formats.letters import MOST_ADDRESS_LINES, PaperLetter, letters_pdf
from consult.formats.paper import Print
from consult.services import letter_batches as batches
from consult.services import letters_to_post as services
from consult.services.letters_to_post import ToPrint
from consult.settings import Settings
from consult.web import clock
from consult.web.access import current_staff, open_to_staff
from consult.web.database import current_session, reading_session, small_transaction, the_database
from consult.web.letters_in_words import words_around
from consult.web.reviews import bp
from consult.web.reviews.letter_paper import asks_in_words, link_in_words

if TYPE_CHECKING:
    from consult.storage.database import Database

HANDLERS = (StaffRole.OFFICER, StaffRole.ADMINISTRATOR)
"""Who may open these pages; administrators only where the council lets them handle paper."""
MOST_AT_ONCE = 200
LONGEST_ADDRESS = 400
SIGN_EVERY = 1.0
"""Seconds between two signs of how far a batch is: each is a transaction."""
NOTHING_TICKED = "Tick at least one letter."
TOO_MANY = f"One PDF holds {MOST_AT_ONCE} letters. Tick fewer, and print the others afterwards."
TOO_LONG = f"The window of an envelope shows {MOST_ADDRESS_LINES} lines: give the address in as many, or fewer."
NOT_HERE = "That PDF is not here any more. Print the letters again."


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
    size = Print.LARGE if request.form.get("size") == Print.LARGE.value else Print.NORMAL
    if not _begin(Typed(addresses, size.value)):
        return _choose(problem=NOTHING_TICKED), 422
    return redirect(url_for("reviews.letters_being_made"), 303)


@bp.post("/letters-to-post/again")
@open_to_staff(*HANDLERS)
def print_letters_again() -> Response:
    """Make a batch anew that stopped or failed, with the addresses that were typed for it."""
    typed = batches.find_typed(reading_session(), current_staff(), now=clock.now())
    if typed is None or not _begin(typed):
        flash(NOT_HERE, "problem")
        return redirect(url_for("reviews.letters_to_post"), 303)
    return redirect(url_for("reviews.letters_being_made"), 303)


def _begin(typed: Typed) -> bool:
    """Write down who prints what, commit that, and begin to make the PDF; False where there is nothing to print."""
    settings: Settings = current_app.extensions["consult_settings"]
    who, now = current_staff(), clock.now()
    with small_transaction() as session:
        printing = services.print_letters(
            session,
            who,
            list(typed.addresses),
            administrators_too=settings.administrators_type_in,
            base_url=settings.base_url,
            now=now,
        )
        if not printing:
            return False
        listed = [Listed(each.to_post.letter_id, each.to_post.to, each.to_post.child) for each in printing]
        batch_id = batches.begin_batch(session, who, listed, typed, now=now)
    papers = [_on_paper(each, settings, typed) for each in printing]
    making = _Making(the_database(), batch_id, papers, now)
    threading.Thread(target=making.make, name="letters", daemon=True).start()
    return True


def _on_paper(printing: ToPrint, settings: Settings, typed: Typed) -> PaperLetter:
    link = link_in_words(printing.card, settings) if printing.card is not None else None
    asks = asks_in_words(printing.asks, printing.text, settings) if printing.asks is not None else None
    address = tuple(typed.addresses.get(printing.to_post.letter_id, ()))
    return PaperLetter(printing.text, words_around(printing.text.language), Print(typed.size), address, link, asks)


class _NobodyWaits(Exception):
    """The batch was forgotten, or begun anew, while it was made."""


@dataclass(frozen=True)
class _Making:
    """One batch being made in this process; what becomes of it is kept for every process."""

    database: Database
    batch_id: str
    papers: Sequence[PaperLetter]
    begun_at: datetime
    begun_by_the_clock: float = field(default_factory=time.monotonic)

    def make(self) -> None:
        """Make the PDF and keep it, and delete what has ended when this one has; nothing is raised."""
        try:
            pdf = letters_pdf(self._counted(), title="Letters").pdf
            with self.database.writing() as session:
                batches.keep_pdf(session, self.batch_id, pdf, set_so_far=len(self.papers), now=self._now())
        except _NobodyWaits:
            return
        except Exception as problem:
            # In a thread nobody else would say so; only its kind, because it may hold an address.
            structlog.get_logger().error("a batch of letters stopped", problem=type(problem).__name__)
            self._in_writing(batches.it_failed, self.batch_id)
        timer = threading.Timer((self.begun_at + KEPT - self._now()).total_seconds() + 1, self._forget)
        timer.daemon = True
        timer.start()

    def _now(self) -> datetime:
        return self.begun_at + timedelta(seconds=time.monotonic() - self.begun_by_the_clock)

    def _counted(self) -> Iterator[PaperLetter]:
        said_at = 0.0
        for number, paper in enumerate(self.papers):
            if time.monotonic() - said_at >= SIGN_EVERY:
                said_at = time.monotonic()
                with self.database.writing() as session:
                    if not batches.note_set(session, self.batch_id, number, now=self._now()):
                        raise _NobodyWaits
            yield paper

    def _forget(self) -> None:
        self._in_writing(batches.forget_ended)

    def _in_writing(self, act: Callable[..., object], *what: str) -> None:
        """Do something in a transaction of its own; what cannot be kept is logged, and found out by its silence."""
        try:
            with self.database.writing() as session:
                act(session, *what, now=self._now())
        except Exception as problem:
            structlog.get_logger().error("nothing of a batch could be kept", problem=type(problem).__name__)


@bp.get("/letters-to-post/making")
@open_to_staff(*HANDLERS)
def letters_being_made() -> Response:
    """Show how many are made, again every two seconds until all are; then what to do with them."""
    batch = batches.find_batch(reading_session(), current_staff(), now=clock.now())
    answer = make_response(render_template("reviews/letters_being_made.html", batch=batch, minutes=_MINUTES))
    if batch is not None and batch.state is State.MAKING:
        # A header: the page needs no script, and says how far it is to a screen reader each time it is asked.
        answer.headers["Refresh"] = "2"
    return answer


_MINUTES = int(KEPT.total_seconds() // 60)


@bp.post("/letters-to-post/pdf")
@open_to_staff(*HANDLERS)
def letters_as_pdf() -> Response:
    """Give the PDF to whoever had it made."""
    pdf = batches.find_pdf(reading_session(), current_staff(), now=clock.now())
    if pdf is None:
        flash(NOT_HERE, "problem")
        return redirect(url_for("reviews.letters_to_post"), 303)
    answer = make_response(pdf)
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
    batches.forget_batch(current_session(), who)
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
