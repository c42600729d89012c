"""What the made-up children, parents and carers say: by question key, the answer and who may see it.

An answer is the person's words, or a tuple of option keys, or of words and a drawing; (answer, audience) where it is
not for the officer only.
"""

from collections.abc import Mapping

Said = str | tuple[str, ...]
Shared = tuple[Said, str]
Voice = Mapping[str, Shared]

MEETING, OFFICER = "meeting", "officer"
CARER_AND_SOCIAL_WORKER = "named:carer,social_worker"

OUR_HOUSE = ";".join(
    (
        "ink 14 150,640 150,370 310,220 470,370 470,640 150,640",
        "red 14 270,640 270,500 360,500 360,640",
        "blue 6 195,420 195,480 245,480 245,420 195,420;blue 6 385,420 385,480 435,480 435,420 385,420",
        "brown 14 640,640 640,540 780,540 780,640;brown 14 780,540 830,500 860,540 800,560;brown 14 640,540 600,480",
        "ink 6 836,522",
        "yellow 34 860,110 890,130 890,165 860,185 825,185 800,160 800,130 825,110 860,110",
        "green 34 40,690 120,660 200,690 300,665 400,690 500,665 600,690 700,665 800,690 900,665 970,690",
    )
)

A_CHILD: Voice = {
    "good_things": (("home", "friends"), MEETING),
    "worries": (("family_time", "something_else"), MEETING),
    "needs_to_happen": (
        "I wish I saw Taylor more. I like my room and Biscuit. I dont like not knowing who is picking me up",
        MEETING,
    ),
    "draw_it": (("Our house and Biscuit in the garden", OUR_HOUSE), MEETING),
    "how_parts_feel": (
        ("home:happy", "my_room:happy", "school:in_between", "friends:happy", "family_time:not_happy"),
        MEETING,
    ),
    "home_feeling": (("good",), MEETING),
    "family_time": (("more",), MEETING),
    "knows_plan": (("sort_of",), MEETING),
    "helped_make_plan": (("no",), MEETING),
    "plan_will_help": (("sort_of",), CARER_AND_SOCIAL_WORKER),
    "not_in_front": ("I get worried at night. Please dont say it when everyone is there", OFFICER),
    "who_comes": (("carer", "brother_or_sister"), MEETING),
    "take_part": (("part", "read_out"), MEETING),
    "read_out_by": (("carer",), MEETING),
    "bring": ("a photo of Taylor and me", MEETING),
    "on_my_side": (("talk_alone",), OFFICER),
}

A_YOUNG_CHILD: Voice = {
    "how_parts_feel": (
        ("home:happy", "my_room:in_between", "school:happy", "friends:happy", "sleep:not_happy", "food:happy"),
        MEETING,
    ),
    "who_i_miss": (("mother", "pet"), MEETING),
    "one_wish": (("family",), MEETING),
    "safe_with": (("carer", "teacher"), OFFICER),
    "at_my_meeting": (("come_a_bit", "carer", "toy"), MEETING),
    "who_helped": (("carer",), MEETING),
    "helper_note": ("He put the moon under “not happy” twice and hid behind the cushion.", OFFICER),
}

A_CHILD_WHO_CHANGED_THEIR_MIND: Voice = {
    **A_CHILD,
    "needs_to_happen": ("I wish I could go to football on Saturdays, not Sundays", MEETING),
}

A_CHILD_WHO_WANTS_A_DOG: Voice = {
    "good_things": (("school", "friends"), MEETING),
    "worries": (("family_time",), MEETING),
    "needs_to_happen": ("I want to see Taylor every week 🙂", MEETING),
    "draw_it": (("Our house, and the dog that I want", OUR_HOUSE), MEETING),
    "people": ("I want my gran to ring me.", MEETING),
    "bring": ("Can I have a dog? I drew one.", MEETING),
    "not_in_front": ("I dont like not knowing who is picking me up", MEETING),
}

A_CHILD_BRIEFLY: Voice = {
    "good_things": (("school", "fun"), MEETING),
    "needs_to_happen": ("can we get the bus fixed so I am not late 🙄", MEETING),
}

A_YOUNG_PERSON: Voice = {
    "going_well": ("College is good and I’m on time most days.", MEETING),
    "worried_about": ("Nobody has told me where I will live in March.", MEETING),
    "needs_to_happen": ("I want a straight answer about the flat, in writing.", MEETING),
    "health": ("I’m fine but I still have not seen a dentist.", OFFICER),
    "feels_safe": (("yes",), OFFICER),
    "take_part": (("lead",), MEETING),
}

WANTS_TO_TALK = "Can someone ring me after five? Not the house phone."
"""Added to an alert, and nothing is sent after it: the alert is there all the same."""

A_YOUNG_PERSON_IN_ARABIC: Voice = {
    "going_well": ("المعلمة جيدة وأفهم كل شيء تقريبًا.", MEETING),
    "worried_about": ("يومان في الأسبوع قليل. أشتاق إلى عمي ولا أعرف متى أستطيع أن أكلمه.", MEETING),
    "needs_to_happen": ("أريد أن أدرس أكثر وأريد مدرسة فيها كرة قدم.", MEETING),
    "home_feeling": (("good",), MEETING),
    "feels_safe": (("sort_of",), OFFICER),
    "not_in_front": ("في الليل هناك ضجيج ولا أنام.", OFFICER),
    "on_my_side": (("advocate",), OFFICER),
}
IN_ENGLISH = {
    "going_well": "The teacher is good and I understand almost everything.",
    "worried_about": "Two days a week is not enough. I miss my uncle and I don’t know when I can talk to him.",
}
"""Translations by a named interpreter; what else was said in Arabic waits for one."""
INTERPRETER = "Hana Wordsworthy (interpreter)"

A_CHILD_WITH_TWO_HOMES: Voice = {
    "good_things": (("friends", "fun"), MEETING),
    "worries": (("family_time",), MEETING),
    "needs_to_happen": ("أريد أن ألعب كرة القدم مع فريق 🦊⚽", MEETING),
    "draw_it": (("بيتنا القديم والقطة", OUR_HOUSE), MEETING),
    "people": ("أشتاق إلى عمي كل يوم وأريد أن أكلمه.", "named:mother"),
    "not_in_front": ("في الليل يصرخ أحد في البيت ولا أنام. لا تقولوا ذلك أمام أحد.", OFFICER),
    "bring": ("صورة أبي. أريد أن أنام عنده في العطلة.", "named:father"),
    "on_my_side": (("advocate",), OFFICER),
}
IN_ENGLISH_BY_TWO_HOMES = {
    "needs_to_happen": ("I want to play football with a team 🦊⚽", "Noor Quill"),
    "draw_it": ("Our old house and the cat", "Noor Quill"),
    "people": ("I miss my uncle every day and I want to talk to him.", "Noor Quill"),
    "bring": ("A photo of my dad. I want to stay the night with him in the holidays.", ""),
    "not_in_front": ("At night somebody in the house shouts and I don’t sleep. Don’t say it in front of anyone.", ""),
}
"""By question, the English and who checked it: what is not checked says so in the letter."""
WISHES_IN_ENGLISH = {
    str(A_CHILD_WITH_TWO_HOMES[question][0]): IN_ENGLISH_BY_TWO_HOMES[question][0]
    for question in ("needs_to_happen", "people")
}
"""What the child wished, as a letter in English has it."""

LETTER_IN_ARABIC = {
    "You said a lot. I liked your drawing of the house. See you soon.": (
        "لقد قلت الكثير. أعجبني رسمك للبيت. إلى اللقاء قريبًا."
    ),
    "Football with a team on Saturdays.": "كرة القدم مع فريق كل يوم سبت.",
    "Find out how phone calls with your uncle can be safe.": "معرفة كيف تكون مكالماتك مع عمك آمنة.",
    "A bed in the quiet room.": "سرير في الغرفة الهادئة.",
    "Your carer": "من يرعاك",
    "Your social worker": "الأخصائي الاجتماعي",
    "The reviewing officer": "مسؤول المراجعة",
    "We have to find out first how it can be safe.": "علينا أولًا أن نعرف كيف يكون ذلك آمنًا.",
    "A judge has said that nights have to wait. We will ask again in spring.": (
        "قال القاضي إن المبيت يجب أن ينتظر. سنسأل مرة أخرى في الربيع."
    ),
    "Thank you for ringing in. Pat Hollyhock sends you a photo of the football.": (
        "شكرًا على اتصالك. سترسل إليك Pat Hollyhock صورة من كرة القدم."
    ),
}
"""What an interpreter made of each piece of two letters."""

LAST_TIME: Voice = {
    "needs_to_happen": ("I want to see Taylor every week.", MEETING),
    "bring": ("Can I have a dog? I drew one.", MEETING),
    "people": ("I want my gran to ring me.", MEETING),
}
"""What a child said for the review before."""

A_MOTHER: Voice = {
    "going_well": ("She looks well fed and she laughs more than last year.", MEETING),
    "worried_about": ("I was told about the school trip AFTER it happened. Why?", MEETING),
    "needs_to_happen": ("I want to be told things on the day, like any mum.", MEETING),
    "family_time": ("Saturday by bus is two hours each way. Could it be halfway?", "named:social_worker"),
}

A_FATHER_IN_ARABIC: Voice = {
    "going_well": ("صوته على الهاتف أفضل من قبل.", MEETING),
    "needs_to_happen": ("أرجو أن أحضر الاجتماع بالهاتف مع مترجم.", MEETING),
}

A_CARER: Voice = {
    "going_well": ("Eats with us now, sleeps through most nights, has joined the football team.", MEETING),
    "worried_about": ("Sundays after family time are hard; tears and then very quiet until Tuesday.", OFFICER),
    "needs_to_happen": ("We need the passport sorted before the spring trip.", MEETING),
    "passed_on": ("“Tell them I want to see Taylor on my birthday.”", MEETING),
}

OBSERVED: Voice = {
    "going_well": ("Runs to the door when the carer comes home. Builds a tower with both hands and laughs.", MEETING),
    "worried_about": ("Holds the carer’s sleeve and goes quiet when a car stops outside.", OFFICER),
}

AFTERWARDS: Voice = {
    "how_was_it": (("good",), OFFICER),
    "listened_to": (("yes",), OFFICER),
    "could_say": (("sort_of",), OFFICER),
}
