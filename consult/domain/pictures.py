"""The pictures that options are shown with, by the key that a template draws them under."""

PICTURES = frozenset(
    {
        # faces, warm to cool
        "face_really_good",
        "face_good",
        "face_ok",
        "face_not_good",
        "face_really_bad",
        # yes, sort of, no
        "yes",
        "sort_of",
        "no",
        # parts of a life
        "home",
        "school",
        "friends",
        "family",
        "health",
        "feelings",
        "fun",
        "next",
        "plan",
        "nothing",
        "something_else",
        # people
        "mum",
        "dad",
        "carer",
        "brother_sister",
        "grandparent",
        "social_worker",
        "teacher",
        "friend",
        "advocate",
        "officer",
        "alone",
        # how and where a meeting is
        "place",
        "video",
        "after_school",
        "short",
        "snack",
        "lead",
        "part",
        "read_out",
        "not_there",
        # how much
        "more",
        "about_right",
        "less",
        "mixed",
    }
)
"""Every key of a line drawing; a test holds each to a drawing, and each to an option that uses it."""

SYMBOLS = frozenset(
    {
        # parts of a life
        "home",
        "my_room",
        "school",
        "friends",
        "family",
        "food",
        "sleep",
        "worries",
        # people
        "mum",
        "dad",
        "brother_sister",
        "grandparent",
        "friend",
        "pet",
        "nobody",
        "carer",
        "teacher",
        "social_worker",
        "not_safe",
        # wishes, and the meeting
        "wish",
        "play",
        "somewhere_else",
        "something_else",
        "come",
        "part",
        "toy",
        "drawing",
        "snack",
    }
)
"""Every key of a coloured picture, for questions that pictures lead; a key may have a line drawing as well."""
