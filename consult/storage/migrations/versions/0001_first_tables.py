"""The first tables."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make every table."""
    op.create_table(
        "event_head",
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("link", sa.String(length=64), nullable=False),
        sa.Column("id", sa.String(length=22), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_event_head")),
    )
    op.create_table(
        "events",
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("staff_id", sa.String(length=22), nullable=True),
        sa.Column("role", sa.String(length=20), nullable=False),
        sa.Column("act", sa.String(length=40), nullable=False),
        sa.Column("thing", sa.String(length=20), nullable=False),
        sa.Column("thing_id", sa.String(length=22), nullable=False),
        sa.Column("review_id", sa.String(length=22), nullable=True),
        sa.Column("outcome", sa.String(length=60), nullable=False),
        sa.Column("link", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("position", name=op.f("pk_events")),
    )
    op.create_index(op.f("ix_events_review_id"), "events", ["review_id"], unique=False)
    op.create_table(
        "extra_days",
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("reason_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("id", sa.String(length=22), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_extra_days")),
        sa.UniqueConstraint("day", name=op.f("uq_extra_days_day")),
    )
    op.create_table(
        "language_checks",
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("checked_by_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("checked_on", sa.Date(), nullable=False),
        sa.Column("id", sa.String(length=22), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_language_checks")),
        sa.UniqueConstraint("language", name=op.f("uq_language_checks_language")),
    )
    op.create_table(
        "staff",
        sa.Column("role", sa.String(length=20), nullable=False),
        sa.Column("email_hash", sa.String(length=64), nullable=False),
        sa.Column("email_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("name_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("password_hash", sa.String(length=200), nullable=False),
        sa.Column("totp_secret_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("totp_step_used", sa.Integer(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("disabled_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("id", sa.String(length=22), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_staff")),
        sa.UniqueConstraint("email_hash", name=op.f("uq_staff_email_hash")),
    )
    op.create_table(
        "tries",
        sa.Column("kind", sa.String(length=12), nullable=False),
        sa.Column("subject", sa.String(length=64), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.String(length=22), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tries")),
    )
    op.create_index("ix_tries_subject", "tries", ["kind", "subject", "at"], unique=False)
    op.create_table(
        "children",
        sa.Column("reference", sa.String(length=40), nullable=False),
        sa.Column("forename_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("surname_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("born_on", sa.Date(), nullable=False),
        sa.Column("language", sa.String(length=12), nullable=False),
        sa.Column("officer_id", sa.String(length=22), nullable=True),
        sa.Column("officer_named_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("care_started_on", sa.Date(), nullable=True),
        sa.Column("sex", sa.String(length=1), nullable=True),
        sa.Column("ethnicity", sa.String(length=4), nullable=True),
        sa.Column("upn_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("is_mother", sa.String(length=1), nullable=True),
        sa.Column("mothers_child_born_on", sa.Date(), nullable=True),
        sa.Column("in_header", sa.Boolean(), nullable=False),
        sa.Column("id", sa.String(length=22), nullable=False),
        sa.ForeignKeyConstraint(["officer_id"], ["staff.id"], name=op.f("fk_children_officer_id_staff")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_children")),
        sa.UniqueConstraint("reference", name=op.f("uq_children_reference")),
    )
    op.create_index(op.f("ix_children_officer_id"), "children", ["officer_id"], unique=False)
    op.create_table(
        "corrections",
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("english", sa.String(), nullable=False),
        sa.Column("form", sa.Integer(), nullable=False),
        sa.Column("words_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("made_by", sa.String(length=22), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.String(length=22), nullable=False),
        sa.ForeignKeyConstraint(["made_by"], ["staff.id"], name=op.f("fk_corrections_made_by_staff")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_corrections")),
        sa.UniqueConstraint("language", "english", "form", name=op.f("uq_corrections_language")),
    )
    op.create_table(
        "letter_batches",
        sa.Column("staff_id", sa.String(length=22), nullable=False),
        sa.Column("begun_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ends_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("heard_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("size", sa.String(length=8), nullable=False),
        sa.Column("set_so_far", sa.Integer(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("failed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("listed_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("addresses_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("pdf_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("id", sa.String(length=22), nullable=False),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_letter_batches_staff_id_staff")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_letter_batches")),
    )
    op.create_index(op.f("ix_letter_batches_ends_at"), "letter_batches", ["ends_at"], unique=False)
    op.create_index(op.f("ix_letter_batches_staff_id"), "letter_batches", ["staff_id"], unique=False)
    op.create_table(
        "service_answers",
        sa.Column("year", sa.String(length=7), nullable=False),
        sa.Column("theme", sa.String(length=20), nullable=False),
        sa.Column("words_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("written_by", sa.String(length=22), nullable=False),
        sa.Column("let_stand_by", sa.String(length=22), nullable=True),
        sa.Column("let_stand_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("let_stand_because_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("id", sa.String(length=22), nullable=False),
        sa.ForeignKeyConstraint(["let_stand_by"], ["staff.id"], name=op.f("fk_service_answers_let_stand_by_staff")),
        sa.ForeignKeyConstraint(["written_by"], ["staff.id"], name=op.f("fk_service_answers_written_by_staff")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_service_answers")),
        sa.UniqueConstraint("year", "theme", name=op.f("uq_service_answers_year")),
    )
    op.create_table(
        "staff_sessions",
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("staff_id", sa.String(length=22), nullable=False),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("seen_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("id", sa.String(length=22), nullable=False),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_staff_sessions_staff_id_staff")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_staff_sessions")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_staff_sessions_token_hash")),
    )
    op.create_index(op.f("ix_staff_sessions_staff_id"), "staff_sessions", ["staff_id"], unique=False)
    op.create_table(
        "uploads",
        sa.Column("staff_id", sa.String(length=22), nullable=False),
        sa.Column("file_name_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("body_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.String(length=22), nullable=False),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_uploads_staff_id_staff")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_uploads")),
    )
    op.create_index(op.f("ix_uploads_staff_id"), "uploads", ["staff_id"], unique=False)
    op.create_table(
        "episodes",
        sa.Column("child_id", sa.String(length=22), nullable=False),
        sa.Column("started_on", sa.Date(), nullable=False),
        sa.Column("reason_started", sa.String(length=1), nullable=True),
        sa.Column("legal_status", sa.String(length=2), nullable=True),
        sa.Column("category_of_need", sa.String(length=2), nullable=True),
        sa.Column("place", sa.String(length=2), nullable=True),
        sa.Column("place_provider", sa.String(length=3), nullable=True),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column("reason_ended", sa.String(length=3), nullable=True),
        sa.Column("reason_place_changed", sa.String(length=8), nullable=True),
        sa.Column("id", sa.String(length=22), nullable=False),
        sa.ForeignKeyConstraint(["child_id"], ["children.id"], name=op.f("fk_episodes_child_id_children")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_episodes")),
    )
    op.create_index(op.f("ix_episodes_child_id"), "episodes", ["child_id"], unique=False)
    op.create_table(
        "respondents",
        sa.Column("child_id", sa.String(length=22), nullable=False),
        sa.Column("role", sa.String(length=10), nullable=False),
        sa.Column("name_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("language", sa.String(length=12), nullable=False),
        sa.Column("lock_id", sa.String(length=22), nullable=True),
        sa.Column("lock_hash_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("lock_made_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("lock_given_by", sa.String(length=22), nullable=True),
        sa.Column("lock_wrong_tries", sa.Integer(), nullable=False),
        sa.Column("lock_frozen_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("id", sa.String(length=22), nullable=False),
        sa.ForeignKeyConstraint(["child_id"], ["children.id"], name=op.f("fk_respondents_child_id_children")),
        sa.ForeignKeyConstraint(["lock_given_by"], ["staff.id"], name=op.f("fk_respondents_lock_given_by_staff")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_respondents")),
    )
    op.create_index(op.f("ix_respondents_child_id"), "respondents", ["child_id"], unique=False)
    op.create_table(
        "reviews",
        sa.Column("child_id", sa.String(length=22), nullable=False),
        sa.Column("source_id", sa.String(length=60), nullable=True),
        sa.Column("status", sa.String(length=10), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=True),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("worked_out_due_on", sa.Date(), nullable=True),
        sa.Column("meeting_on", sa.Date(), nullable=True),
        sa.Column("meeting_time", sa.Time(), nullable=True),
        sa.Column("held_on", sa.Date(), nullable=True),
        sa.Column("cancelled_reason_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("participation_code", sa.String(length=3), nullable=True),
        sa.Column("participation_source", sa.String(length=12), nullable=True),
        sa.Column("participation_confirmed_by", sa.String(length=22), nullable=True),
        sa.Column("participation_confirmed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("child_attended", sa.String(length=12), nullable=True),
        sa.Column("child_took_part", sa.String(length=12), nullable=True),
        sa.Column("advocate_part", sa.String(length=12), nullable=True),
        sa.Column("helper_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("decisions_sent_on", sa.Date(), nullable=True),
        sa.Column("manager_answered_on", sa.Date(), nullable=True),
        sa.Column("record_written_on", sa.Date(), nullable=True),
        sa.Column("record_sent_on", sa.Date(), nullable=True),
        sa.Column("minutes_agreed_on", sa.Date(), nullable=True),
        sa.Column("minutes_agreed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("minutes_agreed_by", sa.String(length=22), nullable=True),
        sa.Column("id", sa.String(length=22), nullable=False),
        sa.ForeignKeyConstraint(["child_id"], ["children.id"], name=op.f("fk_reviews_child_id_children")),
        sa.ForeignKeyConstraint(["minutes_agreed_by"], ["staff.id"], name=op.f("fk_reviews_minutes_agreed_by_staff")),
        sa.ForeignKeyConstraint(
            ["participation_confirmed_by"], ["staff.id"], name=op.f("fk_reviews_participation_confirmed_by_staff")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reviews")),
        sa.UniqueConstraint("child_id", "source_id", name=op.f("uq_reviews_child_id")),
    )
    op.create_index("ix_reviews_child_held", "reviews", ["child_id", "held_on"], unique=False)
    op.create_index(op.f("ix_reviews_due_on"), "reviews", ["due_on"], unique=False)
    op.create_index(
        "ix_reviews_held",
        "reviews",
        ["status", "held_on", "participation_code", "due_on", "worked_out_due_on"],
        unique=False,
    )
    op.create_index(op.f("ix_reviews_meeting_on"), "reviews", ["meeting_on"], unique=False)
    op.create_table(
        "alerts",
        sa.Column("review_id", sa.String(length=22), nullable=False),
        sa.Column("respondent_id", sa.String(length=22), nullable=False),
        sa.Column("kind", sa.String(length=12), nullable=False),
        sa.Column("raised_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("pressed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("on_paper_on", sa.Date(), nullable=True),
        sa.Column("words_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("acted_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("acted_by", sa.String(length=22), nullable=True),
        sa.Column("acted_note_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("id", sa.String(length=22), nullable=False),
        sa.ForeignKeyConstraint(["acted_by"], ["staff.id"], name=op.f("fk_alerts_acted_by_staff")),
        sa.ForeignKeyConstraint(
            ["respondent_id"], ["respondents.id"], name=op.f("fk_alerts_respondent_id_respondents")
        ),
        sa.ForeignKeyConstraint(["review_id"], ["reviews.id"], name=op.f("fk_alerts_review_id_reviews")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_alerts")),
    )
    op.create_index(
        "ix_alerts_one_open",
        "alerts",
        ["review_id", "respondent_id", "kind"],
        unique=True,
        sqlite_where=sa.text("acted_at IS NULL"),
        postgresql_where=sa.text("acted_at IS NULL"),
    )
    op.create_index(op.f("ix_alerts_review_id"), "alerts", ["review_id"], unique=False)
    op.create_table(
        "invitations",
        sa.Column("respondent_id", sa.String(length=22), nullable=False),
        sa.Column("review_id", sa.String(length=22), nullable=False),
        sa.Column("purpose", sa.String(length=8), nullable=False),
        sa.Column("language", sa.String(length=12), nullable=False),
        sa.Column("with_pictures", sa.Boolean(), nullable=False),
        sa.Column("number_hash", sa.String(length=64), nullable=False),
        sa.Column("number_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("opens_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("closes_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("made_by", sa.String(length=22), nullable=True),
        sa.Column("printed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("booklet_printed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("booklet_set", sa.String(length=40), nullable=True),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("withdrawn_by", sa.String(length=22), nullable=True),
        sa.Column("withdrawn_why_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("replaced_by_id", sa.String(length=22), nullable=True),
        sa.Column("first_opened_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("times_opened", sa.Integer(), nullable=False),
        sa.Column("id", sa.String(length=22), nullable=False),
        sa.ForeignKeyConstraint(["made_by"], ["staff.id"], name=op.f("fk_invitations_made_by_staff")),
        sa.ForeignKeyConstraint(
            ["replaced_by_id"], ["invitations.id"], name=op.f("fk_invitations_replaced_by_id_invitations")
        ),
        sa.ForeignKeyConstraint(
            ["respondent_id"], ["respondents.id"], name=op.f("fk_invitations_respondent_id_respondents")
        ),
        sa.ForeignKeyConstraint(["review_id"], ["reviews.id"], name=op.f("fk_invitations_review_id_reviews")),
        sa.ForeignKeyConstraint(["withdrawn_by"], ["staff.id"], name=op.f("fk_invitations_withdrawn_by_staff")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_invitations")),
        sa.UniqueConstraint("number_hash", name=op.f("uq_invitations_number_hash")),
    )
    op.create_index(op.f("ix_invitations_respondent_id"), "invitations", ["respondent_id"], unique=False)
    op.create_index("ix_invitations_review", "invitations", ["review_id", "purpose"], unique=False)
    op.create_table(
        "manager_answers",
        sa.Column("review_id", sa.String(length=22), nullable=False),
        sa.Column("received_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("sent_by", sa.String(length=22), nullable=False),
        sa.Column("answer", sa.String(length=8), nullable=True),
        sa.Column("objection_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("answered_by", sa.String(length=22), nullable=True),
        sa.Column("id", sa.String(length=22), nullable=False),
        sa.ForeignKeyConstraint(["answered_by"], ["staff.id"], name=op.f("fk_manager_answers_answered_by_staff")),
        sa.ForeignKeyConstraint(["review_id"], ["reviews.id"], name=op.f("fk_manager_answers_review_id_reviews")),
        sa.ForeignKeyConstraint(["sent_by"], ["staff.id"], name=op.f("fk_manager_answers_sent_by_staff")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_manager_answers")),
    )
    op.create_index(op.f("ix_manager_answers_review_id"), "manager_answers", ["review_id"], unique=False)
    op.create_table(
        "outbox",
        sa.Column("respondent_id", sa.String(length=22), nullable=False),
        sa.Column("review_id", sa.String(length=22), nullable=False),
        sa.Column("way", sa.String(length=8), nullable=False),
        sa.Column("recipient_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("body_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("made_by", sa.String(length=22), nullable=True),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("claimed_by", sa.String(length=22), nullable=True),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("first_tried_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("outcome", sa.String(length=8), nullable=True),
        sa.Column("problem", sa.String(length=60), nullable=False),
        sa.Column("notify_id", sa.String(length=36), nullable=True),
        sa.Column("status", sa.String(length=30), nullable=False),
        sa.Column("ask_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("seen_to_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("seen_to_by", sa.String(length=22), nullable=True),
        sa.Column("id", sa.String(length=22), nullable=False),
        sa.ForeignKeyConstraint(["made_by"], ["staff.id"], name=op.f("fk_outbox_made_by_staff")),
        sa.ForeignKeyConstraint(
            ["respondent_id"], ["respondents.id"], name=op.f("fk_outbox_respondent_id_respondents")
        ),
        sa.ForeignKeyConstraint(["review_id"], ["reviews.id"], name=op.f("fk_outbox_review_id_reviews")),
        sa.ForeignKeyConstraint(["seen_to_by"], ["staff.id"], name=op.f("fk_outbox_seen_to_by_staff")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outbox")),
    )
    op.create_index(
        "ix_outbox_ask",
        "outbox",
        ["ask_at"],
        unique=False,
        sqlite_where=sa.text("ask_at IS NOT NULL"),
        postgresql_where=sa.text("ask_at IS NOT NULL"),
    )
    op.create_index(
        "ix_outbox_due",
        "outbox",
        ["due_at"],
        unique=False,
        sqlite_where=sa.text("ended_at IS NULL"),
        postgresql_where=sa.text("ended_at IS NULL"),
    )
    op.create_index(op.f("ix_outbox_respondent_id"), "outbox", ["respondent_id"], unique=False)
    op.create_index(op.f("ix_outbox_review_id"), "outbox", ["review_id"], unique=False)
    op.create_table(
        "parent_parts",
        sa.Column("review_id", sa.String(length=22), nullable=False),
        sa.Column("person", sa.String(length=12), nullable=False),
        sa.Column("method", sa.String(length=20), nullable=True),
        sa.Column("reason", sa.String(length=30), nullable=True),
        sa.Column("interpreter", sa.Boolean(), nullable=False),
        sa.Column("id", sa.String(length=22), nullable=False),
        sa.ForeignKeyConstraint(["review_id"], ["reviews.id"], name=op.f("fk_parent_parts_review_id_reviews")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_parent_parts")),
        sa.UniqueConstraint("review_id", "person", name=op.f("uq_parent_parts_review_id")),
    )
    op.create_table(
        "review_people",
        sa.Column("review_id", sa.String(length=22), nullable=False),
        sa.Column("part", sa.String(length=20), nullable=False),
        sa.Column("name_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("added_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("removed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("attended", sa.String(length=12), nullable=True),
        sa.Column("id", sa.String(length=22), nullable=False),
        sa.ForeignKeyConstraint(["review_id"], ["reviews.id"], name=op.f("fk_review_people_review_id_reviews")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_review_people")),
    )
    op.create_index(op.f("ix_review_people_review_id"), "review_people", ["review_id"], unique=False)
    op.create_table(
        "drafts",
        sa.Column("invitation_id", sa.String(length=22), nullable=False),
        sa.Column("question_set", sa.String(length=40), nullable=False),
        sa.Column("answers_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("lock_id", sa.String(length=22), nullable=True),
        sa.Column("begun_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("saved_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("id", sa.String(length=22), nullable=False),
        sa.ForeignKeyConstraint(
            ["invitation_id"], ["invitations.id"], name=op.f("fk_drafts_invitation_id_invitations")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_drafts")),
    )
    op.create_index(op.f("ix_drafts_invitation_id"), "drafts", ["invitation_id"], unique=False)
    op.create_table(
        "letters",
        sa.Column("review_id", sa.String(length=22), nullable=False),
        sa.Column("respondent_id", sa.String(length=22), nullable=False),
        sa.Column("register", sa.String(length=14), nullable=False),
        sa.Column("language", sa.String(length=12), nullable=False),
        sa.Column("left_out", sa.Text(), nullable=False),
        sa.Column("second_person_id", sa.String(length=22), nullable=True),
        sa.Column("second_asked_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("made_by", sa.String(length=22), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("published_by", sa.String(length=22), nullable=True),
        sa.Column("text_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("invitation_id", sa.String(length=22), nullable=True),
        sa.Column("first_opened_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("replaced_by_id", sa.String(length=22), nullable=True),
        sa.Column("id", sa.String(length=22), nullable=False),
        sa.ForeignKeyConstraint(
            ["invitation_id"], ["invitations.id"], name=op.f("fk_letters_invitation_id_invitations")
        ),
        sa.ForeignKeyConstraint(["made_by"], ["staff.id"], name=op.f("fk_letters_made_by_staff")),
        sa.ForeignKeyConstraint(["published_by"], ["staff.id"], name=op.f("fk_letters_published_by_staff")),
        sa.ForeignKeyConstraint(["replaced_by_id"], ["letters.id"], name=op.f("fk_letters_replaced_by_id_letters")),
        sa.ForeignKeyConstraint(
            ["respondent_id"], ["respondents.id"], name=op.f("fk_letters_respondent_id_respondents")
        ),
        sa.ForeignKeyConstraint(["review_id"], ["reviews.id"], name=op.f("fk_letters_review_id_reviews")),
        sa.ForeignKeyConstraint(["second_person_id"], ["staff.id"], name=op.f("fk_letters_second_person_id_staff")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_letters")),
    )
    op.create_index(op.f("ix_letters_respondent_id"), "letters", ["respondent_id"], unique=False)
    op.create_index("ix_letters_review", "letters", ["review_id", "respondent_id"], unique=False)
    op.create_table(
        "own_phones",
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("invitation_id", sa.String(length=22), nullable=False),
        sa.Column("lock_id", sa.String(length=22), nullable=False),
        sa.Column("chosen_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ends_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("stopped_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("id", sa.String(length=22), nullable=False),
        sa.ForeignKeyConstraint(
            ["invitation_id"], ["invitations.id"], name=op.f("fk_own_phones_invitation_id_invitations")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_own_phones")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_own_phones_token_hash")),
    )
    op.create_index(op.f("ix_own_phones_invitation_id"), "own_phones", ["invitation_id"], unique=False)
    op.create_table(
        "replies",
        sa.Column("review_id", sa.String(length=22), nullable=False),
        sa.Column("respondent_id", sa.String(length=22), nullable=False),
        sa.Column("invitation_id", sa.String(length=22), nullable=True),
        sa.Column("purpose", sa.String(length=8), nullable=False),
        sa.Column("question_set", sa.String(length=40), nullable=False),
        sa.Column("language", sa.String(length=12), nullable=False),
        sa.Column("given", sa.String(length=12), nullable=False),
        sa.Column("given_on", sa.Date(), nullable=True),
        sa.Column("taken_down_by", sa.String(length=22), nullable=True),
        sa.Column("helped_by_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("name_for_today_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("lock_id", sa.String(length=22), nullable=True),
        sa.Column("changes_id", sa.String(length=22), nullable=True),
        sa.Column("meeting_people_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("taken_back_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("id", sa.String(length=22), nullable=False),
        sa.ForeignKeyConstraint(["changes_id"], ["replies.id"], name=op.f("fk_replies_changes_id_replies")),
        sa.ForeignKeyConstraint(
            ["invitation_id"], ["invitations.id"], name=op.f("fk_replies_invitation_id_invitations")
        ),
        sa.ForeignKeyConstraint(
            ["respondent_id"], ["respondents.id"], name=op.f("fk_replies_respondent_id_respondents")
        ),
        sa.ForeignKeyConstraint(["review_id"], ["reviews.id"], name=op.f("fk_replies_review_id_reviews")),
        sa.ForeignKeyConstraint(["taken_down_by"], ["staff.id"], name=op.f("fk_replies_taken_down_by_staff")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_replies")),
    )
    op.create_index(
        "ix_replies_lock",
        "replies",
        ["lock_id"],
        unique=False,
        sqlite_where=sa.text("lock_id IS NOT NULL"),
        postgresql_where=sa.text("lock_id IS NOT NULL"),
    )
    op.create_index("ix_replies_review", "replies", ["review_id", "sent_at"], unique=False)
    op.create_table(
        "answers",
        sa.Column("reply_id", sa.String(length=22), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("question", sa.String(length=60), nullable=False),
        sa.Column("topic", sa.String(length=40), nullable=False),
        sa.Column("said_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("audience", sa.String(length=80), nullable=False),
        sa.Column("id", sa.String(length=22), nullable=False),
        sa.ForeignKeyConstraint(["reply_id"], ["replies.id"], name=op.f("fk_answers_reply_id_replies")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_answers")),
        sa.UniqueConstraint("reply_id", "question", name=op.f("uq_answers_reply_id")),
    )
    op.create_table(
        "deliveries",
        sa.Column("letter_id", sa.String(length=22), nullable=False),
        sa.Column("way", sa.String(length=16), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by", sa.String(length=22), nullable=False),
        sa.Column("note_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("message_id", sa.String(length=22), nullable=True),
        sa.Column("id", sa.String(length=22), nullable=False),
        sa.ForeignKeyConstraint(["by"], ["staff.id"], name=op.f("fk_deliveries_by_staff")),
        sa.ForeignKeyConstraint(["letter_id"], ["letters.id"], name=op.f("fk_deliveries_letter_id_letters")),
        sa.ForeignKeyConstraint(["message_id"], ["outbox.id"], name=op.f("fk_deliveries_message_id_outbox")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_deliveries")),
    )
    op.create_index(op.f("ix_deliveries_letter_id"), "deliveries", ["letter_id"], unique=False)
    op.create_table(
        "letter_answers",
        sa.Column("letter_id", sa.String(length=22), nullable=False),
        sa.Column("asked_in", sa.String(length=8), nullable=False),
        sa.Column("language", sa.String(length=12), nullable=False),
        sa.Column("got_it", sa.String(length=8), nullable=True),
        sa.Column("could_read", sa.String(length=8), nullable=True),
        sa.Column("is_right", sa.String(length=8), nullable=True),
        sa.Column("would_change_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("said_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("seen_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("seen_by", sa.String(length=22), nullable=True),
        sa.Column("id", sa.String(length=22), nullable=False),
        sa.ForeignKeyConstraint(["letter_id"], ["letters.id"], name=op.f("fk_letter_answers_letter_id_letters")),
        sa.ForeignKeyConstraint(["seen_by"], ["staff.id"], name=op.f("fk_letter_answers_seen_by_staff")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_letter_answers")),
    )
    op.create_index(op.f("ix_letter_answers_letter_id"), "letter_answers", ["letter_id"], unique=False)
    op.create_table(
        "letter_overrides",
        sa.Column("letter_id", sa.String(length=22), nullable=False),
        sa.Column("finding_hash", sa.String(length=64), nullable=False),
        sa.Column("reason_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("staff_id", sa.String(length=22), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.String(length=22), nullable=False),
        sa.ForeignKeyConstraint(["letter_id"], ["letters.id"], name=op.f("fk_letter_overrides_letter_id_letters")),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_letter_overrides_staff_id_staff")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_letter_overrides")),
    )
    op.create_index(op.f("ix_letter_overrides_letter_id"), "letter_overrides", ["letter_id"], unique=False)
    op.create_table(
        "letter_parts",
        sa.Column("letter_id", sa.String(length=22), nullable=False),
        sa.Column("part", sa.String(length=16), nullable=False),
        sa.Column("words_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("kept_words_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_by", sa.String(length=22), nullable=False),
        sa.Column("id", sa.String(length=22), nullable=False),
        sa.ForeignKeyConstraint(["changed_by"], ["staff.id"], name=op.f("fk_letter_parts_changed_by_staff")),
        sa.ForeignKeyConstraint(["letter_id"], ["letters.id"], name=op.f("fk_letter_parts_letter_id_letters")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_letter_parts")),
        sa.UniqueConstraint("letter_id", "part", name=op.f("uq_letter_parts_letter_id")),
    )
    op.create_table(
        "part_translations",
        sa.Column("letter_id", sa.String(length=22), nullable=False),
        sa.Column("part", sa.String(length=60), nullable=False),
        sa.Column("language", sa.String(length=12), nullable=False),
        sa.Column("words_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("of_english_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("translated_by_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("typed_in_by", sa.String(length=22), nullable=False),
        sa.Column("typed_in_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("checked_by", sa.String(length=22), nullable=True),
        sa.Column("checked_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("id", sa.String(length=22), nullable=False),
        sa.ForeignKeyConstraint(["checked_by"], ["staff.id"], name=op.f("fk_part_translations_checked_by_staff")),
        sa.ForeignKeyConstraint(["letter_id"], ["letters.id"], name=op.f("fk_part_translations_letter_id_letters")),
        sa.ForeignKeyConstraint(["typed_in_by"], ["staff.id"], name=op.f("fk_part_translations_typed_in_by_staff")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_part_translations")),
        sa.UniqueConstraint("letter_id", "part", name=op.f("uq_part_translations_letter_id")),
    )
    op.create_table(
        "requests",
        sa.Column("review_id", sa.String(length=22), nullable=False),
        sa.Column("respondent_id", sa.String(length=22), nullable=False),
        sa.Column("kind", sa.String(length=12), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("reply_id", sa.String(length=22), nullable=True),
        sa.Column("taken_back_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("done_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("done_by", sa.String(length=22), nullable=True),
        sa.Column("done_note_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("id", sa.String(length=22), nullable=False),
        sa.ForeignKeyConstraint(["done_by"], ["staff.id"], name=op.f("fk_requests_done_by_staff")),
        sa.ForeignKeyConstraint(["reply_id"], ["replies.id"], name=op.f("fk_requests_reply_id_replies")),
        sa.ForeignKeyConstraint(
            ["respondent_id"], ["respondents.id"], name=op.f("fk_requests_respondent_id_respondents")
        ),
        sa.ForeignKeyConstraint(["review_id"], ["reviews.id"], name=op.f("fk_requests_review_id_reviews")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_requests")),
    )
    op.create_index(
        "ix_requests_one_open",
        "requests",
        ["review_id", "respondent_id", "kind"],
        unique=True,
        sqlite_where=sa.text("done_at IS NULL AND taken_back_at IS NULL"),
        postgresql_where=sa.text("done_at IS NULL AND taken_back_at IS NULL"),
    )
    op.create_index(op.f("ix_requests_review_id"), "requests", ["review_id"], unique=False)
    op.create_table(
        "visits",
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("invitation_id", sa.String(length=22), nullable=False),
        sa.Column("draft_id", sa.String(length=22), nullable=True),
        sa.Column("language", sa.String(length=12), nullable=False),
        sa.Column("look", sa.String(length=14), nullable=True),
        sa.Column("text", sa.String(length=8), nullable=True),
        sa.Column("shade", sa.String(length=8), nullable=True),
        sa.Column("place", sa.String(length=60), nullable=False),
        sa.Column("lock_id", sa.String(length=22), nullable=True),
        sa.Column("own_phone_id", sa.String(length=22), nullable=True),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("seen_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("left_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("id", sa.String(length=22), nullable=False),
        sa.ForeignKeyConstraint(["draft_id"], ["drafts.id"], name=op.f("fk_visits_draft_id_drafts")),
        sa.ForeignKeyConstraint(
            ["invitation_id"], ["invitations.id"], name=op.f("fk_visits_invitation_id_invitations")
        ),
        sa.ForeignKeyConstraint(["own_phone_id"], ["own_phones.id"], name=op.f("fk_visits_own_phone_id_own_phones")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_visits")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_visits_token_hash")),
    )
    op.create_index(op.f("ix_visits_invitation_id"), "visits", ["invitation_id"], unique=False)
    op.create_table(
        "overrides",
        sa.Column("answer_id", sa.String(length=22), nullable=False),
        sa.Column("audience", sa.String(length=80), nullable=False),
        sa.Column("reason_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("child_told", sa.Boolean(), nullable=False),
        sa.Column("told_note_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("staff_id", sa.String(length=22), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.String(length=22), nullable=False),
        sa.ForeignKeyConstraint(["answer_id"], ["answers.id"], name=op.f("fk_overrides_answer_id_answers")),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_overrides_staff_id_staff")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_overrides")),
    )
    op.create_index(op.f("ix_overrides_answer_id"), "overrides", ["answer_id"], unique=False)
    op.create_table(
        "ticks",
        sa.Column("answer_id", sa.String(length=22), nullable=False),
        sa.Column("staff_id", sa.String(length=22), nullable=False),
        sa.Column("in_minutes", sa.Boolean(), nullable=False),
        sa.Column("heading", sa.String(length=20), nullable=True),
        sa.Column("ticked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.String(length=22), nullable=False),
        sa.ForeignKeyConstraint(["answer_id"], ["answers.id"], name=op.f("fk_ticks_answer_id_answers")),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_ticks_staff_id_staff")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ticks")),
        sa.UniqueConstraint("answer_id", name=op.f("uq_ticks_answer_id")),
    )
    op.create_table(
        "translations",
        sa.Column("answer_id", sa.String(length=22), nullable=False),
        sa.Column("words_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("translated_by_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("typed_in_by", sa.String(length=22), nullable=False),
        sa.Column("typed_in_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("checked_by_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("checked_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("id", sa.String(length=22), nullable=False),
        sa.ForeignKeyConstraint(["answer_id"], ["answers.id"], name=op.f("fk_translations_answer_id_answers")),
        sa.ForeignKeyConstraint(["typed_in_by"], ["staff.id"], name=op.f("fk_translations_typed_in_by_staff")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_translations")),
    )
    op.create_index(op.f("ix_translations_answer_id"), "translations", ["answer_id"], unique=False)
    op.create_table(
        "wishes",
        sa.Column("review_id", sa.String(length=22), nullable=False),
        sa.Column("respondent_id", sa.String(length=22), nullable=False),
        sa.Column("answer_id", sa.String(length=22), nullable=True),
        sa.Column("request_id", sa.String(length=22), nullable=True),
        sa.Column("kind", sa.String(length=8), nullable=False),
        sa.Column("topic", sa.String(length=40), nullable=False),
        sa.Column("language", sa.String(length=12), nullable=False),
        sa.Column("words_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("marked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("marked_by", sa.String(length=22), nullable=False),
        sa.Column("outcome", sa.String(length=8), nullable=True),
        sa.Column("because_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("owner_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("kept_words_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("by_on", sa.Date(), nullable=True),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("answered_by", sa.String(length=22), nullable=True),
        sa.Column("done_on", sa.Date(), nullable=True),
        sa.Column("happened", sa.String(length=8), nullable=True),
        sa.Column("happened_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("id", sa.String(length=22), nullable=False),
        sa.ForeignKeyConstraint(["answer_id"], ["answers.id"], name=op.f("fk_wishes_answer_id_answers")),
        sa.ForeignKeyConstraint(["answered_by"], ["staff.id"], name=op.f("fk_wishes_answered_by_staff")),
        sa.ForeignKeyConstraint(["marked_by"], ["staff.id"], name=op.f("fk_wishes_marked_by_staff")),
        sa.ForeignKeyConstraint(["request_id"], ["requests.id"], name=op.f("fk_wishes_request_id_requests")),
        sa.ForeignKeyConstraint(
            ["respondent_id"], ["respondents.id"], name=op.f("fk_wishes_respondent_id_respondents")
        ),
        sa.ForeignKeyConstraint(["review_id"], ["reviews.id"], name=op.f("fk_wishes_review_id_reviews")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_wishes")),
        sa.UniqueConstraint("answer_id", name=op.f("uq_wishes_answer_id")),
        sa.UniqueConstraint("request_id", name=op.f("uq_wishes_request_id")),
    )
    op.create_index(op.f("ix_wishes_respondent_id"), "wishes", ["respondent_id"], unique=False)
    op.create_index(op.f("ix_wishes_review_id"), "wishes", ["review_id"], unique=False)
    op.create_table(
        "decisions",
        sa.Column("review_id", sa.String(length=22), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("what_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("owner_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("kept_words_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("by_on", sa.Date(), nullable=True),
        sa.Column("wish_id", sa.String(length=22), nullable=True),
        sa.Column("audience", sa.String(length=80), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("made_by", sa.String(length=22), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("id", sa.String(length=22), nullable=False),
        sa.ForeignKeyConstraint(["made_by"], ["staff.id"], name=op.f("fk_decisions_made_by_staff")),
        sa.ForeignKeyConstraint(["review_id"], ["reviews.id"], name=op.f("fk_decisions_review_id_reviews")),
        sa.ForeignKeyConstraint(["wish_id"], ["wishes.id"], name=op.f("fk_decisions_wish_id_wishes")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_decisions")),
    )
    op.create_index(op.f("ix_decisions_review_id"), "decisions", ["review_id"], unique=False)
