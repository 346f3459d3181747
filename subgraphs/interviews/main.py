"""The API process of interviews: `python -m http_server subgraphs.interviews.main:app --port 8003`."""

from subgraphs.interviews.api import create_app

app = create_app()
