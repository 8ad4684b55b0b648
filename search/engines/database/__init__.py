"""The built-in engine: full text of SQLite or PostgreSQL over the projection itself."""
