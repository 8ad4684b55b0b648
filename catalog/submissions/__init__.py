"""What teachers send in through the site's own form, and what becomes of it."""
