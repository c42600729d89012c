"""Hearing children in care before, at and after their reviews."""
