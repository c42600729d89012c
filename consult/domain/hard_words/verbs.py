"""Hard verbs, each in its plain form, with easier ones of which the same form takes its place."""

VERBS = """
accept: take, say yes to
access: get, use
accommodate: find a home for, find room for
accompany: go with
accomplish: do
acknowledge: say, know
acquire: get
address: sort out
adhere to: keep to
adjourn: stop for now
administer: give, run
advise: tell
allocate: give
alleviate: make better
amend: change
anticipate: think
appoint: choose
ascertain: find out
assess: look at, find out about
assist: help
assist with: help with
attain: get, reach
attempt: try
attend: go to, come to
authorise: agree to, say yes to
cease: stop
clarify: make clear
collaborate: work together
commence: start
communicate: talk, tell
communicate with: talk to
complete: finish
comply with: keep to, do
comprehend: understand
comprise: have in it
conclude: end, decide
conduct: do
confirm: say for sure
consider: think about
consult: ask
consult with: ask
consume: eat
contribute to: help with
convene: call, set up
coordinate: plan, run
deliver: give, do
demonstrate: show
determine: decide, find out
develop: make, grow
disclose: tell
discontinue: stop
dispute: not agree with
encounter: meet
encourage: help
endeavour: try
enhance: make better
enquire: ask
ensure: make sure
establish: set up, find out
evaluate: look at
exceed: go over
experience: have, feel
explore: look at, talk about
express: say
facilitate: help with, set up
finalise: finish
formulate: make
identify: find, see
implement: carry out, do
indicate: show, say
inform: tell
initiate: start
instigate: start
intend: plan
intervene: step in
liaise: talk
liaise with: talk to
locate: find
maintain: keep
manage: look after, cope with
mediate: help to agree
mitigate: make less bad
monitor: check, keep an eye on
necessitate: need
negotiate: talk about
nominate: choose
notify: tell
observe: see
obtain: get
occur: happen
participate: take part
participate in: take part in
permit: let
perceive: see
possess: have
postpone: put off
prioritise: put first
proceed: go on, go ahead
prohibit: stop
promote: help
provide: give
purchase: buy
reassess: look again at
recommend: say
reconsider: think again about
recruit: find
rectify: put right
refer: send
reiterate: say again
relocate: move
remain: stay
remove: take away
request: ask for
require: need
reside: live
reside with: live with
resolve: sort out
respond: answer
respond to: answer
resume: start again
retain: keep
reunify: bring back together
schedule: plan
secure: get
seek: look for
source: find
specify: say
submit: send in
supervise: watch over
support: help
terminate: end
transfer: move
transport: take
undertake: do
utilise: use
verify: check
vary: change
"""
"""One a line: the hard words, then easier ones, the best first."""
