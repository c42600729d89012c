"""Letters as they are read, made by hand for tests: four registers, every kind of block, and the hardest of each."""

from collections.abc import Iterable
from datetime import date, datetime

from sqlalchemy.orm import Session

from consult.domain.drawing import read_drawing
from consult.domain.invitations import Purpose
from consult.domain.kept_letters import as_kept
from consult.domain.languages import LANGUAGES
from consult.domain.letter_sentences import ONLY_ME
from consult.domain.letters import (
    Block,
    Heading,
    LetterText,
    Paragraph,
    Part,
    Quotation,
    Register,
    Reply,
    Step,
    Telephone,
    Text,
    Words,
)
from consult.domain.wishes import Outcome
from consult.storage.invitations import Invitation
from consult.storage.letters import Letter
from tests.factories.invitations import an_invitation

A_FACE = read_drawing("ink 14 100,300 300,150 500,300;yellow 34 900,80;red 6 10,20 30,40")
LONG = "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen"
MARKUP = "#panic(x) <b>bold</b> [[link]] $x^2$ = heading\n- not a list"

HELLO = {
    "en": "Thank you for telling me what you think. This is what we talked about.",
    "ar": "شكراً لأنك أخبرتني برأيك. هذا ما تحدثنا عنه.",
    "fa": "ممنون که نظرت را به من گفتی. این چیزی است که درباره‌اش حرف زدیم.",
    "fa-AF": "تشکر که نظرت را به من گفتی. این چیزی است که در باره آن گپ زدیم.",
    "ps": "مننه چې خپل نظر دې راته ووایه. دا هغه څه دي چې موږ پرې خبرې وکړې.",
    "ckb": "سوپاس کە بیروڕای خۆتت پێ وتم. ئەمە ئەوەیە کە باسمان کرد.",
    "ku": "Spas ku te ramana xwe ji min re got. Ev tişt e ku me li ser axivî.",
    "ti": "ሓሳብካ ስለ ዝነገርካኒ የቐንየለይ። እዚ ዝተዛረብናሉ እዩ።",
    "am": "ሐሳብህን ስለነገርከኝ አመሰግናለሁ። የተነጋገርነው ይህ ነው።",
    "so": "Waad ku mahadsan tahay inaad ii sheegtay waxaad ka fikirto. Tani waa waxaan ka hadalnay.",
    "sq": "Faleminderit që më tregove çfarë mendon. Kjo është ajo për të cilën folëm.",
    "vi": "Cảm ơn con đã nói cho cô biết con nghĩ gì. Đây là những điều chúng ta đã nói.",
    "ur": "آپ کا شکریہ کہ آپ نے مجھے اپنی رائے بتائی۔ ہم نے اس بارے میں بات کی۔",
    "pa": "ਮੈਨੂੰ ਆਪਣੀ ਰਾਏ ਦੱਸਣ ਲਈ ਧੰਨਵਾਦ। ਅਸੀਂ ਇਸ ਬਾਰੇ ਗੱਲ ਕੀਤੀ।",
    "bn": "তুমি কী ভাবো তা আমাকে বলার জন্য ধন্যবাদ। আমরা এ নিয়ে কথা বলেছি।",
    "pl": "Dziękuję, że powiedziałaś mi, co myślisz. Oto o czym rozmawialiśmy.",
    "ro": "Mulțumesc că mi-ai spus ce crezi. Iată despre ce am vorbit.",
    "uk": "Дякую, що ти сказала мені, що думаєш. Ось про що ми говорили.",
}
"""The first words of a letter in every language: made up for tests, checked by nobody."""


def in_both(english: str, language: str = "en", *, own: str = "", is_checked: bool = True) -> Words:
    """Return words with their English beneath where `language` is another; `own` else the language's first words."""
    if language == "en":
        return Words(Text(english), None)
    return Words(Text(own or HELLO[language], language), Text(english), is_checked)


def a_letter_text(
    register: Register = Register.CHILD,
    language: str = "en",
    *,
    more: Iterable[Block] = (),
    title: str = "Your letter",
) -> LetterText:
    """Return a usual letter with every kind of block; what a translator would type is the language's first words."""

    def both(english: str) -> Words:
        short = " ".join(HELLO[language].split()[: len(english.split())])
        return in_both(english, language, own=HELLO[language] if english == HELLO["en"] else short)

    blocks: tuple[Block, ...] = (
        Heading(Part.OPENING, both("Dear Robin,")),
        Paragraph(both(HELLO["en"])),
        Heading(Part.TOLD_US, both("What you told us")),
        Quotation(
            asked=both("What do you wish?"),
            own=Text("I wish I saw Taylor more. I dont like not knowing who is picking me up"),
        ),
        Quotation(
            asked=both("How is your home?"),
            own=Text("this is us", "en"),
            drawing=A_FACE,
            called=both("A drawing"),
        ),
        Heading(Part.DECIDED, both("What we decided")),
        Paragraph(both("You are staying with Jo and Pat. That is not changing.")),
        Reply(Text("More swimming"), Outcome.YES, both("Yes")),
        Heading(Part.WHO_DOES_WHAT, both("Who will do it, and when")),
        Step(both("Sol"), both("Sets up Saturdays with Taylor."), date(2026, 5, 22), both("22 May")),
        Step(both("Jo"), both("Puts up the calendar. You can help make it."), date(2026, 5, 29), both("29 May")),
        Step(both("I"), both("Ring you to check that these things have happened.")),
        Heading(Part.NOT_HAPPENED, both("What did not happen, and why")),
        Reply(
            Text("A sleepover at Taylor’s"),
            Outcome.NOT_YET,
            both("Not yet"),
            both("Taylor’s carers have to have a safety check first."),
        ),
        Reply(Text("A dog"), Outcome.NO, both("No"), both("Pat’s chest gets bad near dogs.")),
        Heading(Part.NEXT_REVIEW, both("Your next meeting")),
        Paragraph(both("We will meet again when the leaves fall.")),
        Heading(Part.REACH_ME, both("How to reach me")),
        Paragraph(both(ONLY_ME)),
        Telephone(both("Dana Inkwell"), "01632 960777"),
        Heading(Part.RIGHTS, both("Your rights")),
        Paragraph(both("You can have an advocate. They help you say what you want. It is free.")),
        Telephone(both("Childline"), "0800 1111"),
        *more,
        Heading(Part.CLOSING, both("Well done for speaking up.")),
        Paragraph(both("Dana Inkwell")),
    )
    return LetterText(title=title, language=language, register=register, blocks=blocks)


HARDEST = LetterText(
    title="رسالتك",
    language="ar",
    register=Register.CHILD,
    blocks=(
        Paragraph(in_both("Before any heading.", "ar", own="قبل أي عنوان.")),
        Heading(Part.OPENING, in_both("Dear Robin,", "ar", own="عزيزي روبن،", is_checked=False)),
        Paragraph(in_both(HELLO["en"], "ar")),
        Paragraph(in_both(f"{LONG} {MARKUP}", "ar", own=f"{LONG} ثم {MARKUP}")),
        Heading(Part.TOLD_US, in_both("What you told us", "ar", own="ما قلته لنا")),
        Quotation(
            asked=in_both("What do you wish?", "ar", own="ماذا تتمنى؟"),
            own=Text("أريد أن أرى أختي كل يوم 🦊\nالهاتف 0800 1111", "ar"),
            english=Text("I want to see my sister every day 🦊\nThe telephone is 0800 1111"),
            note=Words.plain("Put into English by Noor, not checked yet."),
            drawing=A_FACE,
            called=in_both("A drawing", "ar", own="رسم"),
        ),
        Quotation(asked=in_both("Anything else?", "ar", own="هل من شيء آخر؟"), own=Text("", "ar"), drawing=A_FACE),
        Heading(Part.NOT_HAPPENED, in_both("What did not happen, and why", "ar", own="ما لم يحدث، ولماذا")),
        Reply(
            Text("أريد أن أرى أختي كل يوم 🦊", "ar"),
            Outcome.NO,
            in_both("No", "ar", own="لا"),
            in_both("She lives too far away for every day.", "ar", own="هي تعيش بعيداً جداً."),
        ),
        Heading(Part.WHO_DOES_WHAT, in_both("Who does what", "ar", own="من يفعل ماذا")),
        Step(
            Words.plain("Sol Marble (social worker)"),
            in_both("Brings her every Saturday at 10:30.", "ar", own="يحضرها كل سبت الساعة 10:30."),
            date(2026, 12, 1),
            in_both("1 December 2026", "ar", own="1 ديسمبر 2026"),
        ),
        Heading(Part.REACH_ME, in_both("How to reach me", "ar", own="كيف تصل إليّ")),
        Paragraph(in_both(ONLY_ME, "ar", own="ما تقوله لي وحدي ليس في أي رسالة.")),
        Heading(Part.RIGHTS, in_both("Your rights", "ar", own="حقوقك")),
        Telephone(in_both("Childline", "ar", own="خط الطفل"), "0800 1111"),
    ),
)
"""Arabic with its English, an emoji, drawings with and without words, a refused wish, long words, markup."""

EVERY_LETTER = (
    *(a_letter_text(register) for register in Register),
    HARDEST,
    *(a_letter_text(language=language.code) for language in LANGUAGES if language.code not in ("en", "ar")),
)
"""The four registers, the hardest, and one in each other language."""


def a_sent_letter(
    session: Session,
    invitation: Invitation,
    *,
    at: datetime,
    text: LetterText | None = None,
) -> tuple[Letter, Invitation]:
    """Return a letter that went out at `at` to whom an invitation belongs, and the invitation that opens it."""
    text = text or a_letter_text()
    opens = an_invitation(
        session,
        review=invitation.review,
        at=at,
        respondent=invitation.respondent,
        purpose=Purpose.LETTER,
        language=text.language,
    )
    officer_id = invitation.review.child.officer_id
    letter = Letter(
        review_id=invitation.review_id,
        respondent_id=invitation.respondent_id,
        register=text.register.value,
        language=text.language,
        made_at=at,
        made_by=officer_id,
        changed_at=at,
        published_at=at,
        published_by=officer_id,
        text=as_kept(text),
        invitation_id=opens.id,
    )
    session.add(letter)
    session.flush()
    return letter, opens
