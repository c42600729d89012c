"""Hard nouns, each as one, with easier ones; the plural of each is found, too."""

NOUNS = """
accommodation: home, place to live
achievement: thing you did well
action point: thing to do
agency: team, service
amendment: change
application: form
approval: yes
arrangement: plan
aspiration: hope
assistance: help
attainment: how school is going
attendance: going
capacity: time, room
caregiver: carer
chronology: list of what happened
collaboration: working together
commencement: start
commitment: promise
complexity: hard thing
concern: worry
conclusion: end
consent: yes
consequence: what happens next
consultation: asking what you think
contingency plan: spare plan
contribution: part
correspondence: letters
delay: wait
deterioration: getting worse
discrepancy: difference
discussion: talk
duration: time
employment: work
engagement: taking part
entitlement: right
environment: place
equipment: things
escalation: telling a manager
evaluation: look back
expectation: hope
expenditure: cost
explanation: reason
facility: place
feedback: what you think
funding: money
guidance: help
immunisation: jab
impact: change
incentive: treat
individual: person
initiative: plan
interaction: time together
intervention: help
involvement: part
issue: problem
legislation: law
literacy: reading and writing
local authority: council
mediation: help to agree
medication: medicine
modification: change
necessity: need
numeracy: maths
objective: aim
obligation: duty
occasion: time
option: choice
outcome: what happened
overnight stay: sleepover
overview: short look
participation: taking part
permanence: staying until you grow up
permission: yes
perspective: view
policy: rule
priority: most important thing
procedure: way we do it
progression: next step
proposal: plan, idea
protocol: rule
provider: team, service
rationale: reason
reassurance: comfort
recommendation: what we think should happen
reconciliation: making up
referral: asking for help
regulation: rule
remit: job
requirement: need, rule
residence: home
resolution: answer
resource: help, thing we need
response: answer
responsibility: job
restriction: limit
reunification: going back home
risk assessment: safety check
safeguarding: keeping safe
sanction: punishment
self-esteem: how you feel about yourself
stability: staying the same
strategy: plan
tenancy: own place to rent
therapeutic intervention: help with feelings
therapy: help with feelings
time frame: time
timeframe: time
timescale: time
transportation: lift
trauma: very hard time
trigger: what sets it off
utilisation: use
vacancy: free place
vaccination: jab
visitation: visit
"""
"""One a line: the hard words, then easier ones, the best first."""
