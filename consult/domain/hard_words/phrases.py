"""Hard words and phrases that are found just as they stand; where nothing stands after the bar, nothing is said."""

PHRASES = """
a number of: some
a proportion of: some
additional: more, extra
additionally: also
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
at the present time: now
at this moment in time: now
beneficial: good
by means of: by, with
capacity issue: lack of people
capacity issues: lack of people
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
e.g.: such as
emotional needs: feelings
emotional wellbeing: feelings
equitable: fair
essential: needed
evidence: proof
excessive: too much
exclusively: only
experiences: what happened to you
extended family: wider family
extensive: big
extracurricular: after school
finances: money
for the duration of: for all of, during
for the purpose of: for, to
forthcoming: next
forthwith: now
fortnightly: every two weeks
frequently: often
furthermore: also
good progress: good steps
has access to: can use
have access to: can use
hence: so
however: but
i.e.: that is
immediately: now, straight away
imminent: soon
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
in the near future: soon
in view of: because of
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
intermittently: now and then
long term: for a long time, until you grow up
multi-agency: with all the teams
nevertheless: but
no progress: no change
not implemented: not done
notwithstanding: even with
numerous: many
nutrition: food
occasions: times
on a regular basis: often
on behalf of: for
ongoing: still going on
optimal: best
otherwise: or else
owing to: because of
parental responsibility: the right to decide for you
particularly: most of all
periodically: now and then
permanently: for good
pertaining to: about
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
short term: for a short time
significant: big, important
significantly: a lot
similarly: in the same way
specialist: special
subsequent to: after
subsequent: next
subsequently: later
sufficient: enough
sufficiently: enough
supervision: an adult watching
take into account: think about
taken into account: thought about
taking into account: thinking about
temporarily: for now
temporary: for now
thereafter: after that
therefore: so
therein: in it
to date: so far
transport: a lift
unable to: not able to
unsuitable: not right
until such time as: until
updates: news
via: by, through
voluntary: by choice
was not implemented: did not happen
was not implemented by: |
wellbeing: feelings, health
were not implemented: did not happen
were not implemented by: |
whereby: where
whilst: while
with reference to: about
with regard to: about
with regards to: about
with respect to: about
with the exception of: but not
within the agreed timescale: on time, when we said
within the timescale: on time
"""
"""One a line: the hard words, then easier ones, the best first."""
