"""The list of reviews: what is due, who has answered, what is missing."""

from flask import current_app, render_template, request

from consult.domain.stages import Stage
from consult.domain.to_do import Next, ToDo
from consult.services import review_list
from consult.settings import Settings
from consult.web import clock
from consult.web.access import current_staff, open_to_staff
from consult.web.database import current_session
from consult.web.reviews import bp
from consult.web.reviews.afterwards import unread_by_managers
from consult.web.staff_frame import link_if_open

SENTENCES = 8
"""Of the to-do box; the list below has the rest."""
LONGEST_FIND = 100


@bp.get("/")
@open_to_staff()
def list_reviews() -> str:
    """Show the reviews of an officer's own children, or of every child for the other roles."""
    settings: Settings = current_app.extensions["consult_settings"]
    stage = next((each for each in Stage if each.value == request.args.get("tab")), Stage.COMING_UP)
    find = request.args.get("find", "")[:LONGEST_FIND].strip()
    page = request.args.get("page", 1, type=int)
    listed = review_list.list_reviews(
        current_session(),
        current_staff(),
        stage=stage,
        find=find,
        page=page,
        read_within=settings.read_within,
        within=settings.limits_within,
        now=clock.now(),
    )
    return render_template(
        "reviews/reviews.html",
        listed=listed,
        alerts=listed.alerts,
        stage=stage,
        stages=list(Stage),
        find=find,
        page=max(page, 1),
        today=clock.today(),
        unread_afterwards=unread_by_managers(),
        sentences=[(each, *_where(each)) for each in listed.to_do[:SENTENCES]],
    )


def _where(sentence: ToDo) -> tuple[str, str]:
    """Return the words and the address that a sentence leads to; no address where the role may not go."""
    further = {"sent_letter_id": sentence.letter_id} if sentence.next is Next.LETTER else {}
    words, endpoint = {
        Next.READ: ("Read it", "reviews.read_review"),
        Next.DATES: ("Change the dates", "reviews.show_dates"),
        Next.INVITE: ("Invite, show or print", "reviews.list_invitations"),
        Next.FINISH: ("Record it", "reviews.participation"),
        Next.DECIDE: ("Open the decisions", "reviews.decisions"),
        Next.ANSWER: ("Read and answer", "reviews.decisions_to_answer"),
        Next.WISHES: ("Answer them", "reviews.wishes"),
        Next.LETTER: ("Look at it", "reviews.sent_letter"),
    }[sentence.next]
    return words, link_if_open(endpoint, review_id=sentence.review_id, **further)
