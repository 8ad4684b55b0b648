"""The account screens: each view parses, makes one call, and renders."""
