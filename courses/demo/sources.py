"""Where the demo's own data lie: copies of the project's files, byte for byte."""

from pathlib import Path

DATA = Path(__file__).resolve().parent / "data"
CATALOG = DATA / "catalog.tsv"
UNITS = DATA / "units.csv"
PLAN = DATA / "plan-2022.txt"
