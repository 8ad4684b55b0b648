"""Feeding a search engine that stands beside the database: from the projection, by the worker."""
