"""Measurements, run by `make bench`; what they found is in docs/benchmarks.md."""
