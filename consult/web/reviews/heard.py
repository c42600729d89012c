"""Writing down views given in person, by phone, on paper, to be read out or by observation."""

from datetime import date

from flask import flash, redirect, render_template, url_for
from flask_wtf import FlaskForm
from werkzeug.wrappers import Response
from wtforms import DateField, RadioField, SelectField, StringField, TextAreaField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired, Length, Optional, ValidationError

from consult.domain.audiences import OFFICER_ONLY, THE_MEETING
from consult.domain.evidence import Way
from consult.domain.languages import LANGUAGES
from consult.domain.respondents import Role
from consult.domain.staff import StaffRole
from consult.domain.topics import Topic
from consult.domain.words import LONGEST_ANSWER, TooLong
from consult.services import progress
from consult.services.heard import ASKED, LONGEST_NAME, Heard, NothingWrittenDown, NotSaid, write_down
from consult.services.minutes import day_of
from consult.services.people import people_named
from consult.web import clock
from consult.web.access import current_staff, open_to_staff
from consult.web.database import current_session
from consult.web.reviews import bp
from consult.web.reviews.reading import own_review

_FITS = Length(max=LONGEST_ANSWER, message="This is more than one answer can hold. Make it a little shorter, please.")
_NO_DAY = "Give the day it was said, as a date that exists."
_SHORT = Length(max=LONGEST_NAME, message="Make it shorter, please.")
_ROLES = {
    Role.CHILD: "The child",
    Role.MOTHER: "Mother",
    Role.FATHER: "Father",
    Role.CARER: "Carer",
    Role.OTHER: "Somebody else",
}
_ELSEWHERE = [topic for topic in Topic if topic not in (*ASKED, Topic.HOW_IT_WENT, Topic.HELP_TO_ANSWER)]


class HeardForm(FlaskForm):  # type: ignore[misc]
    """Who said it, how, when, and what."""

    role = RadioField(
        "Who said it",
        [InputRequired("Say who said it.")],
        choices=[SelectChoice(role.value, words) for role, words in _ROLES.items()],
    )
    name = StringField("Their name, if it is not the child", [_SHORT])
    way = RadioField(
        "How",
        [InputRequired("Say how you know it.")],
        choices=[SelectChoice(way.value, way.label) for way in Way if way.is_typed_in],
    )
    given_on = DateField("On which day", [InputRequired(_NO_DAY)])
    language = SelectField(
        "The words below are in",
        choices=[SelectChoice(language.code, language.english_name) for language in LANGUAGES],
        default="en",
    )
    helped_by = StringField("Who helped, if anybody did", [_SHORT])
    going_well = TextAreaField("What is going well", [_FITS])
    worries = TextAreaField("What they are worried about", [_FITS])
    wishes = TextAreaField("What they want to happen", [_FITS])
    topic = SelectField(
        "Something else, about",
        [Optional()],
        choices=[SelectChoice(topic.value, topic.label) for topic in _ELSEWHERE],
    )
    elsewhere = TextAreaField("In their words, or what you saw", [_FITS])
    audience = RadioField(
        "Who may see it",
        [InputRequired("Say who may see it.")],
        choices=[
            SelectChoice(OFFICER_ONLY.key, "Only you"),
            SelectChoice(THE_MEETING.key, "Everyone at the meeting"),
        ],
        default=OFFICER_ONLY.key,
    )

    def validate_elsewhere(self, field: TextAreaField) -> None:
        """Words need the topic that they are filed under."""
        if field.data and not self.topic.data:
            raise ValidationError("Choose from the list what these words are about.")


@bp.get("/<review_id>/heard")
@open_to_staff(StaffRole.OFFICER)
def heard(review_id: str) -> str:
    """Show the form."""
    return _page(review_id, HeardForm())


@bp.post("/<review_id>/heard")
@open_to_staff(StaffRole.OFFICER)
def keep_heard(review_id: str) -> Response | tuple[str, int]:
    """Keep what was said, marked with how and by whom."""
    form = HeardForm()
    review = own_review(review_id)
    if not form.validate():
        if form.given_on.errors:
            form.given_on.errors = (_NO_DAY,)
        return _page(review_id, form), 422
    try:
        write_down(current_session(), review, _heard(form), who=current_staff(), now=clock.now())
    except NothingWrittenDown:
        form.going_well.errors = ("Write down at least one thing that was said or seen.",)
        return _page(review_id, form), 422
    except TooLong:
        form.going_well.errors = ("This is more than one answer can hold. Make it a little shorter, please.",)
        return _page(review_id, form), 422
    except NotSaid:
        form.given_on.errors = ("That day has not come yet.",)
        return _page(review_id, form), 422
    flash("The views are kept, marked with how they came and that you wrote them down.")
    return redirect(url_for("reviews.read_review", review_id=review_id), 303)


def _heard(form: HeardForm) -> Heard:
    day: date = form.given_on.data
    words = {
        Topic.GOING_WELL: form.going_well.data or "",
        Topic.WORRIES: form.worries.data or "",
        Topic.WISHES: form.wishes.data or "",
    }
    if form.elsewhere.data:
        words[Topic(form.topic.data)] = form.elsewhere.data
    return Heard(
        role=Role(form.role.data),
        name=form.name.data or "",
        way=Way(form.way.data),
        given_on=day,
        language=form.language.data,
        helped_by=form.helped_by.data or "",
        audience=THE_MEETING if form.audience.data == THE_MEETING.key else OFFICER_ONLY,
        words=words,
    )


def _page(review_id: str, form: HeardForm) -> str:
    review = own_review(review_id)
    return render_template(
        "reviews/heard.html",
        review=review,
        review_on=day_of(review),
        form=form,
        people=people_named(current_session(), review.id),
        booklets=[
            each
            for each in progress.of_invitations(current_session(), review.id, now=clock.now())
            if each.booklet_printed_at
        ],
    )
