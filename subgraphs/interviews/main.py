"""The API process of interviews: `uvicorn subgraphs.interviews.main:app --port 8003`."""

from subgraphs.interviews.api import create_app

app = create_app()
