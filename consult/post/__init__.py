"""The way out of the house: what the outbox holds goes to GOV.UK Notify from here, and nothing else does."""
