"""The API process of users: `python -m http_server subgraphs.users.main:app --port 8002`."""

from subgraphs.users.api import create_app

app = create_app()
