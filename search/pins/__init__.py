"""What coordinators want first for a question."""
