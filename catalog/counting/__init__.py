"""Views, downloads and plays, counted without a person."""
