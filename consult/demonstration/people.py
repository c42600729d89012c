"""The people of Exampleshire: nobody here exists."""

from dataclasses import dataclass

from consult.domain.staff import StaffRole


@dataclass(frozen=True)
class StaffMember:
    """A member of staff of the made-up council."""

    name: str
    email: str
    role: StaffRole


DANA = StaffMember("Dana Inkwell", "dana.inkwell@exampleshire.example", StaffRole.OFFICER)
SOL = StaffMember("Sol Marble", "sol.marble@exampleshire.example", StaffRole.OFFICER)
QUILL = StaffMember("Noor Quill", "noor.quill@exampleshire.example", StaffRole.OFFICER)
ADA = StaffMember("Ada Lectern", "ada.lectern@exampleshire.example", StaffRole.ADMINISTRATOR)
MAX = StaffMember("Max Paperweight", "max.paperweight@exampleshire.example", StaffRole.MANAGER)
STAFF = (DANA, SOL, QUILL, ADA, MAX)
"""Noor Quill's children are those of the made-up year."""

FORENAMES = tuple(
    """
Robin Zaki Mina Bea Pip Otto Ash Juno Wren Kit Lark Sage Rowan Ines Tariq Selam Arta Kasia Farid Huda
Ellis Marlow Briar Coral Dara Emre Fern Gale Haven Iris Jory Kai Linden Maple Nico Opal Perry Quinn
Reed Skye Teal Umber Vale Willow Yara Zeph Amari Basil Clover Dune Elm Flint Grove Heath Ivo Jade
Kelp Leaf Moss Nell
""".split()  # noqa: SIM905 - sixty names read better as lines
)
SURNAMES = tuple(
    """
Teasel Lantern Thimble Paperclip Bramblejar Fennelwick Nettlefold Saltmarsh Button Kettle Harbour
Sixpence Lightfoot Marigold Acorn Tesfaword Shqipword Koralik Bazaar Saffron Candlewick Drizzle
Eiderdown Foxglove Gooseberry Hazelnut Inkpot Jigsaw Kindling Lavender Mulberry Nutmeg Orchard
Parsley Quilt Rainbarrel Satchel Thistle Umbrella Velvet Whistle Yarrow Zigzag Applecart Bluebell
Corduroy Dandelion Elderflower Featherbed Gingham Honeycomb Ironstone Jellybean Knapsack Lollipop
Moonbeam Noodle Oatcake Pebble Raincoat
""".split()  # noqa: SIM905 - sixty names read better as lines
)
FIRST_LANGUAGES = ("en", "en", "en", "ar", "en", "en", "ti", "en", "sq", "en", "fa", "en", "pl", "en", "ar")
"""Six first languages, handed out in turn; screens are in English and Arabic."""
