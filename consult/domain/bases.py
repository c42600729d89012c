"""Words that are bent out of likeness, and names for one’s family, by the word that stands for all of them."""

_LINES = """
be am is are was were been being im | become became | begin began begun | bite bit bitten | bleed bled
blow blew blown | break broke broken | bring brought | build built | burn burnt burned | buy bought
catch caught | choose chose chosen | come came | creep crept | do does did done doing | dont doesnt didnt
cant cannot couldnt | wont wouldnt | isnt arent wasnt werent aint | havent hasnt hadnt
anybody anyone nobody noone | everybody everyone | draw drew drawn | dream dreamt | drink drank drunk
drive drove driven | eat ate eaten | fall fell fallen | feed fed | feel felt | fight fought | find found
fly flew flown | forget forgot forgotten | freeze froze frozen | get got | give gave given | go went gone
grow grew grown | hang hung | have has had having ive | hear heard | hide hid hidden | hold held | keep kept
know knew known | lead led | learn learnt | leave left | lend lent | lie lied lay | light lit | lose lost
make made | mean meant | meet met | pay paid | ride rode ridden | ring rang rung | rise rose | run ran
say said | see saw seen | sell sold | send sent | shake shook shaken | shoot shot | show shown
sing sang sung | sink sank | sit sat | sleep slept asleep | smell smelt | speak spoke spoken | spend spent
spill spilt | spoil spoilt | stand stood | steal stole stolen | stick stuck | strike struck
swear swore sworn | swim swam swum | take took taken | teach taught | tear tore torn | tell told
think thought | throw threw thrown | understand understood | wake woke woken awake | wear wore worn
weep wept | win won | write wrote written | mum mummy mother mom mam mama | dad daddy father dada papa
gran grandma granny nan nana nanny grandmother | grandad granddad grandpa grandfather | aunt auntie aunty
kid child children kids | pill tablet pills tablets
"""

BASES = {
    word: forms.split()[0]
    for line in _LINES.strip().splitlines()
    for forms in line.split("|")
    for word in forms.split()[1:]
}
"""The word for each word that its ending does not lead to; *mother* is *mum*, as one who repeats it would say it."""
