"""Talking to clients: GraphQL over HTTP and over WebSocket, health, and the life of the process."""
