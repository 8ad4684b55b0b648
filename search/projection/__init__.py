"""The projection: every findable thing's document, marked with the change and built from a fresh read.

*Marking* is the database's: triggers on the tables that documents are read from (`watches`, `triggers`),
so that it is part of the change's own transaction on every path, `update` and raw SQL included, and hidden
behind none of the content management's signals. *Building* is ours: after the commit, at the end of a
request, or by the worker (`building`). `reconciling` finds and mends any difference.
"""
