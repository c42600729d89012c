"""Hard words and phrases that are found just as they stand; where nothing stands after the bar, nothing is said."""

PHRASES = """
a number of: some
a proportion of: some
accommodated: given a home
additional: more, extra
additionally: also
addressed: sorted out
addressing: sorting out
adequate: good enough
adequately: well enough
advantageous: good
adverse: bad
age-appropriate: right for your age
allegation: what somebody said happened
allegations: what people said happened
alternative: other
alternatively: or
appointment: meeting, visit
appointments: meetings, visits
appropriate: right
appropriately: in the right way
approximately: about
as a consequence of: because of
as a consequence: so
as a result of: because of
as per: as in
as soon as is practicable: as soon as we can
at present: now
at the present time: now
at this moment in time: now
at this stage: now
at this time: now
beneficial: good
by means of: by, with
CAMHS: people who help with feelings
capacity issue: lack of people
capacity issues: lack of people
care order: | Say that a judge decided it, and what it means.
care proceedings: the court case
chairperson: person who runs the meeting
chronological: in order of time
circumstances: what is happening
clarification: a clear answer
commensurate with: right for
commissioning: buying
complex: hard
comprehensive: full
consecutive: in a row
consequently: so
considerable: big
considerably: a lot
consistent: always the same
consistently: each time
contrary to: against
court proceedings: the court case
currently: now
delayed: late
delegated authority: who can say yes
detrimental: bad, harmful
due to the fact that: because
dysregulated: very upset
e.g.: such as
EHCP: plan for help at school
eligible for: able to get
emotional needs: feelings
emotional wellbeing: feelings
equitable: fair
escalating: getting worse
essential: needed
evidence: proof
excessive: too much
exclusively: only
experiences: what happened to you
extended family: wider family
extensive: big
extracurricular: after school
finances: money
financial: money
for the duration of: for all of, during
for the purpose of: for, to
forthcoming: next
forthwith: now
fortnight: two weeks
fortnightly: every two weeks
frequently: often
furthermore: also
good progress: good steps
has access to: can use
have access to: can use
hence: so
holistic: whole
however: but
i.e.: that is
immediately: now, straight away
imminent: soon
impartial: fair
implementation: doing
implications: what it means
in accordance with: as agreed in, by
in addition to: as well as
in addition: also
in conjunction with: with
in lieu of: instead of
in line with: like, by
in order to: to
in receipt of: getting
in relation to: about
in respect of: about, for
in terms of: about
in the absence of: without
in the event of: if there is
in the event that: if
in the interim: until then
in the near future: soon
in view of: because of
in your best interests: best for you
inadequate: not good enough
inappropriate: not right
incident: what happened
incidents: what happened
inconsistent: not always the same
independence: doing things for yourself
independently: by yourself
individually: one by one
initial: first
initially: at first
insufficient: not enough
interim: for now
intermittently: now and then
IRO: reviewing officer
legal status: what the law says about you
long term: for a long time, until you grow up
multi-agency: with all the teams
nevertheless: but
no progress: no change
not implemented: not done
notwithstanding: even with
numerous: many
nutrition: food
occasions: times
on a daily basis: every day
on a monthly basis: every month
on a regular basis: often
on a weekly basis: every week
on behalf of: for
on the grounds that: because
ongoing: still going on
optimal: best
otherwise: or else
owing to: because of
parental responsibility: the right to decide for you
particularly: most of all
pathway plan: plan for when you grow up
pending: waiting for
PEP: plan for school
periodically: now and then
permanently: for good
pertaining to: about
present as: seem
presented as: seemed
presents as: seems
previous: last
previously: before
primarily: mostly
prior to: before
professional: worker
professionals: workers
progress: how it is going
promptly: soon
proportionate: right for this
regarding: about
regularly: often
relationship: how you get on
relationships: how you get on
representative: person who speaks for you
representatives: people who speak for you
respectively: in that order
robust: strong
satisfactory: good enough
SDQ: questions about feelings
SENCO: teacher who plans extra help
SGO: | Say what it means: who you live with, and that a judge decided it.
short term: for a short time
significant: big, important
significantly: a lot
similarly: in the same way
specialist: special
subject to: as long as there is
subsequent to: after
subsequent: next
subsequently: later
substance misuse: drugs or alcohol
sufficient: enough
sufficiently: enough
supervision: an adult watching
supportive: kind, helpful
take into account: think about
taken into account: thought about
taking into account: thinking about
temporarily: for now
temporary: for now
thereafter: after that
therefore: so
therein: in it
to address: to sort out
to date: so far
transport: a lift
unable to: not able to
unacceptable: not OK
unauthorised: not allowed
unsuitable: not right
until such time as: until
up to date: |
updates: news
via: by, through
viable: that could work
voluntary: by choice
vulnerable: not safe
was not implemented by: |
was not implemented: did not happen
wellbeing: feelings, health
were not implemented by: |
were not implemented: did not happen
whereby: where
whilst: while
with reference to: about
with regard to: about
with regards to: about
with respect to: about
with the exception of: but not
within the agreed timescale: on time, when we said
within the timescale: on time
your best interests: what is best for you
"""
"""One a line: the hard words, then easier ones, the best first; what stands after a bar says what to do."""
