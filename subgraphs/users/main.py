"""The API process of users: `uvicorn subgraphs.users.main:app --port 8002`."""

from subgraphs.users.api import create_app

app = create_app()
