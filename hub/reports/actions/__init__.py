"""Changing a report: keyword-only, with who and when passed in, one transaction each."""
