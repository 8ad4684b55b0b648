"""Review in the admin, each reviewer in their own units alone."""
