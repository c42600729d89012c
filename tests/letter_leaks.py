"""Two hundred leaks planted in letters, and two hundred harmless texts, for the check before sending."""

from dataclasses import dataclass
from pathlib import Path

from consult.domain.letter_check import Kind, Watch

PRIVATE = (
    "I am scared of Kev when he drinks.",
    "I dont want to live with my nan any more",
    "Sometimes I cut my arms at night. Nobody knows.",
    "I think I might be gay and I am not ready to tell my carers.",
    "My uncle Tariq touched me at the wedding",
    "I stole money from Jo’s purse and I feel bad about it.",
    "I hate the new social worker, she lies to me",
    "I wet the bed when there is shouting",
    "Mum rings me in secret on my friend’s phone",
    "I want to move out before Christmas",
    "أخاف من عمي كثيرا عندما يصرخ",
    "I am being bullied on the school bus by the big boys",
    "I smoke weed with Dariush after school",
    "I don’t feel safe in the kitchen with the older boy.",
    "I was sick because I ate nothing for three days",
)
NOT_TOLD = ("Please do not talk about my bed wetting", "I only want to talk about it with my doctor: my tablets")
OPEN = ("I like my room and Biscuit. I wish I saw Taylor more.", "Maths is hard but my teacher helps me.")
CHILDREN = (
    ("Zebedee", "Quarrie"), ("Anoushka", "Vale"), ("Jack", "Thornbury"), ("Olivia", "Pascoe"), ("Kwabena", "Mensah"),
    ("Siân", "O’Rourke"), ("Mary-Jane", "Penhallow"), ("Tomasz", "Wiśniewski"), ("Hope", "Larkin"), ("Will", "Dunne"),
    ("Lily", "Marchetti"), ("Xanthe", "Bright"), ("Dmytro", "Koval"), ("Noah", "Featherstone"), ("Amina", "Yusuf"),
    ("Taylor", "Teasel"), ("Rose", "Hill"), ("Mark", "Long"), ("Faith", "Young"), ("Sunny", "Day"),
)  # fmt: skip
CARERS = ("Jo Marsh", "Pat Reed (foster carer)", "Mrs Okonkwo", "Ms Birch, Oakfield Primary")

WATCH = Watch(
    is_child=False,
    is_parent=True,
    private=PRIVATE,
    not_told=NOT_TOLD,
    open_words=OPEN,
    children=CHILDREN,
    carers=CARERS,
    owners=("Sol, your social worker", "me"),
    may_be_named=("Robin Teasel", "Ana Teasel", "Dana Inkwell", "Sol Larch", "Dr Finch"),
    telephones=("01632 960123", "0800 1111", "0800 528 0731"),
)

FOLDER = Path(__file__).parent / "data" / "letter-leaks"


def _lines(name: str) -> tuple[str, ...]:
    return tuple(line for line in (FOLDER / f"{name}.txt").read_text("utf-8").splitlines() if line)


PLANTED = {kind.value: _lines(kind.value.replace("_", "-")) for kind in Kind}
"""Leaks by what each is, written by hand: as it was said, said to the reader, turned round, in other letters."""
HARMLESS = _lines("harmless")
"""Texts of letters in which nothing is for other eyes; several share words with what was told privately."""

UNSEEN = Watch(
    is_child=False,
    is_parent=True,
    private=(
        "My big sister makes me do her homework and pinches me",
        "I know where mum hides the money",
        "The taxi driver asked for my number and winked at me",
        "I do not want to see dad on my own",
        "I sneak out at night to meet Callum",
        "sometimes i wish i was dead",
        "I told my friend that I am adopted",
        "Nobody at my school knows I am in care and I want it that way",
    ),
    not_told=("my weight", "Please do not talk about what happened at the swimming pool"),
    open_words=("I want to be a chef.",),
    children=(("Jasper", "Nwosu"), ("Eilidh", "MacLeod"), ("Sam", "Carrow"), ("Bea", "Lindqvist")),
    carers=("Gwen Pryce", "Mr & Mrs Dhillon", "Head: Dr Coombes, Stanmere College"),
    may_be_named=("Alex Rowe", "Karen Rowe", "Moira Stone"),
    owners=("Moira",),
    telephones=("01632 960123",),
)
"""Another child's letters: no rule of the check was made for what these hold."""
UNSEEN_LEAKS = _lines("unseen-leaks")
UNSEEN_HARMLESS = _lines("unseen-harmless")

NADIA = Watch(
    is_child=False,
    is_parent=True,
    private=(
        "My foster brother goes through my phone when I am asleep",
        "I don't want my mum to know that I started taking tablets for my moods",
        "I kissed a girl at the youth club and I liked it",
        "I skip lunch so that I can save the money for a train ticket to Leeds",
        "Stepdad used to lock me in the shed",
        "they shout at Elliot all the time and it scares me",
        "I have been talking to someone on Snapchat who says he is 19",
        "I want to change my surname",
        "i pretend to be ill so i dont have to see dad on saturdays",
        "من از مادرم می‌ترسم وقتی که شراب می‌خورد",
        "I am afraid of my mother when she drinks wine",
        "Nie chcę wracać do domu, bo tata bije mamę",
        "I do not want to go back home because dad hits mum",
        "The man at number 14 gives me cigarettes",
        "I told the nurse that my period has stopped",
    ),
    not_told=(
        "my tattoo",
        "Please do not talk about the police coming to our house",
        "I don't want anyone to mention my hearing aids",
    ),
    open_words=("I want to be a vet and have a horse called Pepper.", "Saturday swimming is the best"),
    children=(
        ("Luca", "Ferrante"), ("Elliot", "Marsden"), ("Zuzanna", "Nowak"), ("Ibrahim", "Diallo"),
        ("Chloé", "Beaumont"), ("Jannat", "Begum"), ("Oisín", "Gallagher"), ("Finley", "Thackeray"),
        ("Grace", "Holloway"), ("Daisy", "Appleyard"), ("Артем", "Шевченко"), ("سارا", "احمدی"),
        ("Sara", "Ahmadi"), ("Ngozi", "Adeyemi-Clarke"), ("Bao", "Tran"), ("Arjun", "Sekhon"),
        ("Harley", "Stubbs"), ("Paige", "Turner"),
    ),
    carers=(
        "Marta Kowalczyk", "Błażej Kowalczyk", "Dave & Linda Fosse", "Mrs Adebayo, Hawthorn Academy",
        "Miss Tregenza (Year 7)", "Auntie Comfort Asante", "Margaret Whitlow",
    ),
    may_be_named=("Nadia Rahimi", "Parisa Rahimi", "Farid Rahimi", "Helen Marlow", "Tunde Bakare"),
    owners=("Tunde, your social worker", "Helen", "me"),
    telephones=("01632 960555", "0800 1111"),
)  # fmt: skip
"""Another child's letters, written by somebody who had not read the rules: 155 of 237 were found at first."""
NADIA_LEAKS = _lines("nadia-leaks")
NADIA_HARMLESS = _lines("nadia-harmless")

KIERAN = Watch(
    is_child=False,
    is_parent=True,
    private=(
        "I cry in the toilets at lunch so nobody sees me",
        "I gave my bank card to a man at the arcade",
        "I would rather live with my aunt in Derby",
        "I heard them fight about me through the wall",
        "I burn myself with a lighter when i'm angry",
        "I want mum to stop drinking before I come home",
        "Boję się ciemności i śpię przy świetle",
        "I am afraid of the dark and I sleep with the light on",
        "I think their new baby will take my place",
    ),
    not_told=("the medicine for my bladder", "Dont talk about my dads court case"),
    open_words=("I like the rabbit. Can I have a bigger room?",),
    children=(
        ("Thandiwe", "Okoro-Bell"), ("Bartosz", "Kamiński"), ("Léa", "Fournier"), ("Dashiell", "Whitcombe"),
        ("Oliver", "Smith"), ("Grace", "Smith"), ("Reuben", "Smith"), ("Will", "Park"),
    ),
    carers=("Sunita Rawat", "Prakash Rawat", "Mrs Pemberton-Hale", "Elizabeth (respite)"),
    may_be_named=("Kieran O’Brien", "Colette O’Brien", "Dermot O’Brien", "Gita Shah", "Dr Lowe"),
    owners=("Gita, the social worker",),
    telephones=("01632 960444", "0800 1111"),
)  # fmt: skip
"""Another child's, written when the rules were mended for Nadia's: 74 of 85 were found at first."""
KIERAN_LEAKS = _lines("kieran-leaks")
KIERAN_HARMLESS = _lines("kieran-harmless")

JONAH = Watch(
    is_child=False,
    is_parent=True,
    private=(
        "I hear voices at night and they tell me to run",
        "my girlfriend is 15",
        "I owe a boy in year 11 two hundred pounds",
        "I don’t want to speak Yoruba any more",
        "I have a knife under my bed because I am scared",
        "Uncle Ray gave me beer in the garage",
        "I never liked mums new boyfriend because of how he looks at me",
    ),
    not_told=("the autism waiting list, my autism assessment", "that i got excluded"),
    open_words=("I want to play for the team. I like swimming.",),
    children=(
        ("Caoimhe", "Brannigan"), ("Mateusz", "Wójcik"), ("Oskar", "Lindgren"), ("Priyanka", "Nair"),
        ("Jack", "Kerr"), ("Ruth", "Frost"), ("Lily", "Park"), ("Tom", "Park"), ("Max", "Park"),
    ),
    carers=("Femi Adesina", "Yetunde Adesina", "Mrs Lidgett", "Robert (key worker)"),
    may_be_named=("Jonah Kerr", "Grace Kerr", "Michael Kerr", "Nicola Frost"),
    owners=("Nicola Frost",),
    telephones=("01632 960111", "0800 1111"),
)  # fmt: skip
"""Another child's, written when the rules were mended for Kieran's: 97 of 102 were found at first."""
JONAH_LEAKS = _lines("jonah-leaks")
JONAH_HARMLESS = _lines("jonah-harmless")

MAYA = Watch(
    is_child=False,
    is_parent=True,
    private=(
        "I make myself sick after meals",
        "My cousin sent photos of me to his friends",
        "i wish i had never been born",
        "I want to live with my old carers again",
        "the social worker only pretends to listen",
        "I tried smoking in the woods behind the gym",
    ),
    not_told=("My wig", "please don’t mention my brother’s prison sentence"),
    open_words=("I like running. I have a cat.",),
    children=(
        ("Ezekiel", "Mbatha"), ("Saoirse", "Tully"), ("Yusra", "Haddad"), ("يسرى", "حداد"), ("Holly", "Saint"),
        ("Ava", "Green"), ("Leo", "Green"), ("Ivy", "Green"),
    ),
    carers=("Dilys Prosser", "Glyn Prosser", "Mr Achterberg", "Pamela (respite carer)"),
    may_be_named=("Maya Lacey", "Ivor Lacey", "Zara Lacey", "Olu Bankole"),
    owners=("Olu",),
    telephones=("01632 960400", "0800 1111"),
)  # fmt: skip
"""Another child's, written when the rules were mended for Jonah's: 76 of 82 were found at first."""
MAYA_LEAKS = _lines("maya-leaks")
MAYA_HARMLESS = _lines("maya-harmless")


IDRIS = Watch(
    is_child=False,
    is_parent=True,
    private=(
        "I think about running away to Cardiff",
        "I smoke with the older boys behind the garages",
        "I hate it when mum cries on the phone",
        "At school I pretend that I have no family",
        "i havent told anyone that i cant read",
        "I sold my medal to buy food",
    ),
    not_told=("my nightmares about the fire", "the operation"),
    open_words=("I like rugby and my friends.",),
    children=(
        ("Tomos", "Prothero"), ("Anwen", "Rhys"), ("Kofi", "Asare-Boateng"), ("Sara", "Jones"), ("Ben", "Jones"),
        ("Eve", "Jones"), ("Sonny", "Boyle"),
    ),
    carers=("Nerys Bevan", "Huw Bevan", "Mr Chukwu", "Suzanne (respite carer)"),
    may_be_named=("Idris Hamdi", "Hassan Hamdi", "Samira Hamdi", "Mair Gittins"),
    owners=("Mair",),
    telephones=("01792 960900", "0800 1111"),
)  # fmt: skip
"""Another child's, written when the rules were mended for Maya's: 72 of 79 were found at first."""
IDRIS_LEAKS = _lines("idris-leaks")
IDRIS_HARMLESS = _lines("idris-harmless")


@dataclass(frozen=True)
class Letters:
    """Leaks and harmless texts of one child’s letters, and how many of them were found before the rules knew them."""

    watch: Watch
    leaks: tuple[str, ...]
    harmless: tuple[str, ...]
    found_at_first: int


EVERY_CHILD_S = {
    "Nadia": Letters(NADIA, NADIA_LEAKS, NADIA_HARMLESS, 155),
    "Kieran": Letters(KIERAN, KIERAN_LEAKS, KIERAN_HARMLESS, 74),
    "Jonah": Letters(JONAH, JONAH_LEAKS, JONAH_HARMLESS, 97),
    "Maya": Letters(MAYA, MAYA_LEAKS, MAYA_HARMLESS, 76),
    "Idris": Letters(IDRIS, IDRIS_LEAKS, IDRIS_HARMLESS, 72),
}
"""Each was written, and kept as it was, when the rules had been mended for the one before it."""
