"""What a text or an e-mail about a letter says: that there is one and where, in its reader’s language."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from flask import current_app
from flask_babel import gettext

from consult.domain.invitations import link_to
from consult.domain.translatable import _
from consult.settings import Settings
from consult.web.languages import in_language

if TYPE_CHECKING:
    from consult.storage.letters import Letter

SUBJECT = _("A letter for you")
# Translators: a text message or an e-mail; %(council)s is the council’s name.
MESSAGE = _("%(council)s has a letter for you. You can read it here: %(link)s")


def message_about(letter: Letter, *, number: str) -> str:
    """Return what GOV.UK Notify's template is filled with, as JSON; `number` is of the link that opens the letter."""
    settings: Settings = current_app.extensions["consult_settings"]
    blanks = {"council": settings.council, "link": link_to(settings.base_url, number)}
    with in_language(letter.language):
        return json.dumps({"subject": gettext(SUBJECT), "message": gettext(MESSAGE) % blanks}, ensure_ascii=False)
