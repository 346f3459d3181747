"""Our use of the router: sign-in, sessions, registration saga, internal tokens."""
