"""Talking to subgraphs: HTTP, in-process ASGI and WebSocket behind two small protocols."""
