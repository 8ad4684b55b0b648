"""Searches that residents keep, and what has become findable for them since."""
