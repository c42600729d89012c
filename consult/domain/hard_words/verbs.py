"""Hard verbs, each in its plain form, with easier ones of which the same form takes its place."""

VERBS = """
accept: take, say yes to
access: get, use
accommodate: find a home for, find room for
accompany: go with
accomplish: do
achieve: do, reach
acknowledge: say, know
acquire: get
adhere to: keep to
adjourn: stop for now
administer: give, run
advise: tell
alleviate: make better
allocate: give
amend: change
anticipate: think
appoint: choose
approve: say yes to
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
cooperate: work together
coordinate: plan, run
decline: say no to
deliver: give, do
demonstrate: show
deteriorate: get worse
determine: decide, find out
develop: make, grow
disclose: tell
discontinue: stop
dispute: not agree with
elaborate: say more
eliminate: stop
enable: help
encounter: meet
encourage: help
endeavour: try
enforce: make happen
engage: take part
engage in: take part in
engage with: take part in, talk to
enhance: make better
enquire: ask
enrol: sign up
ensure: make sure
escalate: get worse
establish: set up, find out
evaluate: look at
exceed: go over
exclude: leave out
expedite: speed up
experience: have, feel
explore: look at, talk about
express: say
facilitate: help with, set up
finalise: finish
formulate: make
highlight: show
identify: find, see
impede: get in the way of
implement: carry out, do
incorporate: put in
indicate: show, say
inform: tell
initiate: start
instigate: start
intend: plan
intervene: step in
investigate: look into
liaise: talk
liaise with: talk to
locate: find
maintain: keep
manage: look after, cope with
maximise: make the most of
mediate: help to agree
minimise: make less
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
perceive: see
permit: let
persist: go on
possess: have
postpone: put off
preserve: keep
prevent: stop
prioritise: put first
proceed: go on, go ahead
prohibit: stop
promote: help
provide: give
purchase: buy
reassess: look again at
recommend: say
reconsider: think again about
reconvene: meet again
recruit: find
rectify: put right
refer: send
reflect on: think about
reinforce: make stronger
reinstate: bring back
reiterate: say again
relinquish: give up
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
scrutinise: look hard at
secure: get
seek: look for
signpost: show where to go
source: find
specify: say
submit: send in
supervise: watch over
support: help
sustain: keep up
terminate: end
tolerate: put up with
transfer: move
transport: take
undertake: do
utilise: use
vary: change
verify: check
"""
"""One a line: the hard words, then easier ones, the best first."""
