"""Forms of the account screens."""
