"""A model of the benchmark's own: the same items for Wagtail's search backend, to compare with."""
