"""Two hundred leaks planted in letters, and two hundred harmless texts, for the check before sending."""

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
"""Another child's letters: no rule of the check was made, or mended, for what these hold."""
UNSEEN_LEAKS = _lines("unseen-leaks")
UNSEEN_HARMLESS = _lines("unseen-harmless")

FRESH = Watch(
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
"""A fourth child's letters, written by somebody who had not read the rules, before they were mended the last time."""
FRESH_LEAKS = _lines("fresh-leaks")
FRESH_HARMLESS = _lines("fresh-harmless")
