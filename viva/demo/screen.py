"""What the demonstration prints: steps with their times, the ranking, each score with its quotes, where to look."""

import time

from rich.console import Console
from rich.table import Table

from viva.client.graph import Json

QUOTE_CHARACTERS = 140


class Screen:
    """Prints as it goes, so that no wait is silent."""

    def __init__(self, console: Console) -> None:
        self._console = console
        self._started = time.perf_counter()

    def tell(self, step: str, text: str, seconds: float | None) -> None:
        """A finished step with its seconds, or a remark within one."""
        if seconds is None:
            self._console.print(f"    [dim]{step}[/dim]  {text}", highlight=False)
        else:
            self._console.print(f"[bold]{step}[/bold]  [cyan]{seconds:.2f} s[/cyan]", highlight=False)

    def ranking(self, ranking: list[Json]) -> None:
        table = Table(title="Ranking", title_justify="left")
        for heading in ("place", "candidate", "score", "recommendation"):
            table.add_column(heading)
        for place, node in enumerate(ranking, start=1):
            result = node["result"]
            score = f"{result['overallScore']}{' preview' if node['analysis']['engine']['isPreview'] else ''}"
            table.add_row(str(place), node["candidateName"], score, result["recommendation"] or "–")
        self._console.print(table)

    def scores(self, ranking: list[Json]) -> None:
        for node in ranking:
            label = node["analysis"]["engine"]["label"]
            self._console.print(f"\n[bold]{node['candidateName']}[/bold]  [dim]{label}[/dim]", highlight=False)
            for question in node["analysis"]["questions"]:
                self._question(question)

    def _question(self, question: Json) -> None:
        score = "–" if question["score"] is None else question["score"]
        self._console.print(f"  {score:>3}  {question['questionText']}", highlight=False)
        for criterion in question["criteria"]:
            quotes = " … ".join(quote["text"] for quote in criterion["quotes"])
            shown = quotes if len(quotes) <= QUOTE_CHARACTERS else quotes[: QUOTE_CHARACTERS - 1] + "…"
            evidence = f"“{shown}”" if shown else "no evidence"
            self._console.print(
                f"       [dim]{criterion['criterion'].lower():<12} {criterion['level']}/4  {evidence}[/dim]",
                highlight=False,
            )

    def end(self, web_origin: str, template_id: str) -> None:
        seconds = time.perf_counter() - self._started
        self._console.print(f"\nPlayed in {seconds:.1f} s. Look at it as Hanna (hanna@northwind.example, viva-demo):")
        self._console.print(f"  {web_origin}/invitations?template={template_id}", highlight=False, soft_wrap=True)
