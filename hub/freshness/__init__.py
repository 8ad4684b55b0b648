"""When what the public sees has changed: a version that rises, and the next moment that changes it by itself."""
