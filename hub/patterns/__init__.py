"""The pattern library: every component with sample contexts, rendered without a database.

The page at /mau-giao-dien/ is there in development only; the tests render every sample.
"""
