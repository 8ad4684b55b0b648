"""Covers: every findable thing has a drawn picture, made from its subject, its type and its key.

Subject → family of colours and motif · type → composition · key → variation. See docs/design.md.
"""
