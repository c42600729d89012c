"""Options that several questions share."""

from consult.domain.questions import Option
from consult.domain.translatable import _

FACES = (
    # Translators: how something is going; each stands beside a drawn face.
    Option("really_good", _("Really good"), "face_really_good"),
    Option("good", _("Good"), "face_good"),
    Option("ok", _("OK"), "face_ok"),
    Option("not_good", _("Not good"), "face_not_good"),
    Option("really_bad", _("Really bad"), "face_really_bad"),
)

YES_SORT_OF_NO = (
    Option("yes", _("Yes"), "yes"),
    # Translators: between yes and no: partly, in a way.
    Option("sort_of", _("Sort of"), "sort_of"),
    Option("no", _("No"), "no"),
)

PILES = (
    # Translators: three piles that a child sorts pictures of their life into.
    Option("happy", _("Happy"), "face_really_good"),
    # Translators: neither happy nor not happy.
    Option("in_between", _("In between"), "face_ok"),
    Option("not_happy", _("Not happy"), "face_not_good"),
)

PARTS_OF_A_LIFE = (
    # Translators: pictures that a child sorts into happy, in between and not happy.
    Option("home", _("Where I live"), "home"),
    Option("my_room", _("My room"), "my_room"),
    Option("school", _("School"), "school"),
    Option("friends", _("Friends"), "friends"),
    Option("family_time", _("Time with my family"), "family"),
    Option("food", _("Food"), "food"),
    Option("sleep", _("Sleep"), "sleep"),
    Option("worries", _("My worries"), "worries"),
)

HOW_MUCH_FAMILY_TIME = (
    Option("more", _("I want more"), "more"),
    Option("about_right", _("It is about right"), "about_right"),
    Option("less", _("I want less"), "less"),
    # Translators: more time with some people in the family, less with others.
    Option("mixed", _("It depends who it is"), "mixed"),
)

ON_MY_SIDE = (
    # Translators: an advocate helps somebody say what they think, or says it for them, and works for nobody else.
    Option("advocate", _("An advocate: someone to help me say it"), "advocate"),
    # Translators: the person who runs the review meeting (independent reviewing officer).
    Option("talk_alone", _("A talk with my reviewing officer. Just us two."), "officer"),
)

WHO_COMES = (
    Option("carer", _("My carer"), "carer"),
    Option("mother", _("My mum"), "mum"),
    Option("father", _("My dad"), "dad"),
    Option("brother_or_sister", _("My brother or sister"), "brother_sister"),
    Option("grandparent", _("My gran or grandad"), "grandparent"),
    Option("social_worker", _("My social worker"), "social_worker"),
    Option("teacher", _("My teacher"), "teacher"),
    Option("friend", _("A friend"), "friend"),
    Option("advocate", _("My advocate"), "advocate"),
    Option("someone_else", _("Someone else"), "something_else"),
)

WHO_HELPED = (
    Option("nobody", _("No, I did it myself"), "alone"),
    Option("carer", _("Yes, my carer"), "carer"),
    Option("family", _("Yes, someone in my family"), "family"),
    Option("social_worker", _("Yes, my social worker"), "social_worker"),
    Option("teacher", _("Yes, someone at school"), "teacher"),
    Option("advocate", _("Yes, my advocate"), "advocate"),
    Option("someone_else", _("Yes, someone else"), "something_else"),
)

TAKE_PART = (
    Option("be_there", _("Be there"), "place"),
    Option("lead", _("Lead it myself"), "lead"),
    Option("part", _("Be there for part of it"), "part"),
    Option("video", _("Join by video or phone"), "video"),
    Option("read_out", _("Have someone read out what I wrote"), "read_out"),
    Option("advocate", _("Have an advocate speak for me"), "advocate"),
    Option("not_there", _("Not come"), "not_there"),
)

WHO_READS_OUT = (
    # Translators: who reads aloud at the meeting what a child wrote.
    Option("officer", _("My reviewing officer"), "officer"),
    Option("carer", _("My carer"), "carer"),
    Option("social_worker", _("My social worker"), "social_worker"),
    Option("teacher", _("My teacher"), "teacher"),
    Option("friend", _("A friend"), "friend"),
    Option("advocate", _("My advocate"), "advocate"),
    Option("someone_else", _("Someone else"), "something_else"),
)
