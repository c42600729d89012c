"""Words that children in care have asked adults not to use, and better ones for each.

From TACT's *Language That Cares* and councils' lists made with young people; `contact` also hides in longer words,
so whole words are looked for. What stands after a bar says why, or what to do where no other word fits every time.
"""

NOUNS = """
placement: home
foster placement: home
residential placement: home
placement move: move
care placement: home
service user: person
care leaver: care experienced adult
foster carer: carer | Better still, their name.
contact centre: family centre
special guardian: carer | Better still, their name.
"""
"""Each noun as one; its plural is found, too."""

VERBS = """
abscond: go missing
"""
"""Each verb in its plain form; all its forms are found."""

PHRASES = """
absconder: young person who goes missing
absconders: young people who go missing
all contact: all family time
assessment: a look at how things are
assessments: looks at how things are
asylum: | Say young person.
asylum seeker: young person
attention seeking: wanting somebody to notice
birth family: family
birth father: dad
birth mother: mum
birth parent: parent
birth parents: parents
breach: | Say what happened, without a name for it.
breakdown: end | A home ends; a child did not break it.
care plan: my plan, your plan
case: | Say the child’s name.
challenging behaviour: having trouble coping
cic: children in care
cla: children in care
cla review: your review, your meeting
client: | Say the person’s name.
clients: | Say the people’s names.
contact: family time, see | Say whom you will see: “see your dad”.
contact details: phone number and address
contact me: ring me, talk to me
contact number: phone number
contact session: family time
contact sessions: family time
contact us: ring us, talk to us
contact visit: visit
contact visits: visits
contact with: family time with, time with
difficult to place: | Say what the child needs.
disengaged: did not take part | Say what happened, and what we could do.
disrupted: ended
disruption: end
failed to engage: did not take part | Say what happened, and what we could do.
had contact with: saw
hard to place: | Say what the child needs.
has contact with: sees
have contact with: see
having contact with: seeing
in care: living away from family
lac: children in care
lac review: your review, your meeting
lac reviews: your reviews, your meetings
looked after: living away from family
non-compliant: | Say what happened, and why it was hard.
peer group: friends
peers: friends
placement breakdown: move
placement stability: a home that stays
provision: help
provisions: help
refused to engage: did not want to take part
respite: a break, a stay over
respite care: a break, a stay over
sibling: brother or sister
sibling group: brothers and sisters
sibling groups: brothers and sisters
siblings: brothers and sisters
special needs: needs extra help
statutory: | Say what the law says must happen.
supervised contact: family time with a worker there
supervised contact with: time with a worker there and
transition: change, move
transitions: changes, moves
unit: home
unsupervised contact: family time by yourselves
unsupervised contact with: time by yourselves with
"""
"""Words and phrases that are found just as they stand."""

MEAN_SOMETHING_ELSE = frozenset(
    [
        "contact lens",
        "contact lenses",
        "eye contact",
        "get in contact",
        "in any case",
        "in case",
        "in case of",
        "in that case",
        "in this case",
        "just in case",
        "keep in contact",
        "looked after by",
        "looked after me",
        "looked after you",
        "work placement",
    ]
)
"""Where a word of the list stands in another sense, and nothing is said."""
