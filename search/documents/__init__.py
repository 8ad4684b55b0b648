"""What can be found, as documents: the schema, the types, and one builder for each kind of thing."""
