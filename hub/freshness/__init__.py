"""When what the public sees has changed: a rising version, and the moments that change it by themselves."""
