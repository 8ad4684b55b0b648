"""What the engines share: how a question is matched, and what of a document is matched with."""
