"""The API process of analysis: `python -m http_server subgraphs.analysis.main:app --port 8005`."""

from subgraphs.analysis.api import create_app

app = create_app()
