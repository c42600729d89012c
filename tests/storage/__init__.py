"""Proof, by room."""
