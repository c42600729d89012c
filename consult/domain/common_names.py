"""Names that many people have, names that are words, and words that stand around names."""

from consult.domain.near_copies import words_of

COMMON_FORENAMES = words_of(
    "adam aisha alex alexander alfie ali alice amelia amy anna archie arthur ava ben benjamin bobby callum"
    " charlie charlotte chloe connor daniel david dylan eliza ella elliot ellie emily emma ethan evie fatima"
    " finley florence freddie freya george grace hannah harper harriet harrison harry harvey henry holly"
    " imogen isaac isabel isabella isla ivy jack jacob jake james jamie jasmine jayden jessica jo joe john"
    " jordan joseph josh joshua katie kayden leah leo lewis liam lily logan louie louis luca lucas lucy luke"
    " maisie maria maryam mason matilda matthew max maya megan mia michael millie mohammad mohammed molly"
    " muhammad nathan niamh noah oliver olivia omar oscar owen phoebe poppy rebecca reuben riley robert rory"
    " ryan samuel sam sarah scarlett sebastian sofia sophia sophie teddy theo thomas toby tom tommy tyler"
    " william willow zac zachary zara"
)
NOT_NAMES = words_of(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july"
    " august september october november december christmas easter eid diwali ramadan mum mummy dad daddy nan"
    " nanny gran grandma grandad granny grandpa auntie aunt uncle english maths science art year school mr mrs"
    " ms miss dr xbox playstation youtube tiktok whatsapp iro council manchester london england"
    " birmingham leeds liverpool sheffield bristol newcastle nottingham"
    " glasgow edinburgh cardiff belfast scotland wales ireland snapchat instagram facebook netflix fortnite roblox"
    " minecraft discord nintendo google amazon lego disney pokemon"
)
ALSO_WORDS = words_of(
    "amber april art bay bear blue bud case chance chase clay cliff coral crystal daisy dale dawn dean"
    " destiny drew eden eve faith fern flora forest gale gene gray green grant guy hazel heath heather holly"
    " honey hope hunter iris ivy jade jay jasmine jewel joy june kit lark lily man mark mercy miles nick noble"
    " ocean olive pat pearl penny peter pip poppy prince rain ray reed rich river rob robin rocky rose ruby"
    " rusty sage sally sandy scout sky sonny spencer star stone storm summer sunny teal terry tiger van violet"
    " wade ward will willow winter wren young"
)
WORDS_AS_WELL = ALSO_WORDS | words_of(
    "ash bailey baker ball banks bell best birch bird bishop black blessing"
    " bloom bond brook brooks brown bull bush butler carter charity church close comfort constance cook cross day"
    " dove drake drew field fields finch fisher ford forest fortune fox frost gardener gift gold good grace gray"
    " hale hall hart hawk hill hills holly house hunt justice king knight lake lamb lane law little long love"
    " mag mags marsh mason max mercy mint moon moss night noble page parker patience peace pope precious pride reed"
    " reeves rich rice river rivers rock rose sandy sharp shepherd shore short singer small smith spring stone"
    " strong summers swan swift taylor temple treasure turner verity walker waters weaver west white wise wolf"
    " wood woods wright"
)
AROUND_NAMES = words_of(
    "mr mrs ms miss mx dr prof rev sir dame and or the a an of from at in for our his her foster carer carers"
    " teacher head headteacher tutor sendco senco designated lead class form school primary secondary academy"
    " college nursery infant infants junior juniors high grammar st saint team service services key worker"
    " home house keyworker"
)
