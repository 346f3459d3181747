"""The graph of interviews: thin types and resolvers."""
