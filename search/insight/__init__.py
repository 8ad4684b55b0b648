"""What people look for and do not find, by week. No row knows a person."""
