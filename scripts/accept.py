"""`make accept`: which promises of the issues have their proofs. Exits with 1 when a resolved issue lacks one.

With `--ran DIR` a proof counts only if it passed in the test run whose JUnit files are in DIR.
"""

import argparse
import sys
import tomllib
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

from scripts.proofs import ROOT, Collected, collect_python, collect_web, matching, read_results

ACCEPTANCE = ROOT / "tests" / "acceptance.toml"


@dataclass(frozen=True)
class Part:
    """One part of a clause that could be dropped alone, such as `1.4.rule2-outbox`."""

    name: str
    what: str
    tests: tuple[str, ...]

    @property
    def clause(self) -> str:
        return ".".join(self.name.split(".")[:2])


@dataclass(frozen=True)
class Issue:
    number: str
    title: str
    resolved: bool
    parts: tuple[Part, ...]


def read_issues(text: str) -> list[Issue]:
    """Read the acceptance list; every part needs `what` and `tests`."""
    issues = []
    for number, entry in tomllib.loads(text)["issue"].items():
        parts = tuple(Part(name, part["what"], tuple(part["tests"])) for name, part in entry["clauses"].items())
        issues.append(Issue(number, entry["title"], entry["resolved"], parts))
    return issues


def missing_proofs(part: Part, collected: Collected, ran: dict[str, bool] | None) -> list[str]:
    """Why this part is not proven; an empty list when it is."""
    if not part.tests:
        return ["no proof named"]
    return [reason for proof in part.tests if (reason := _why_not(proof, collected, ran))]


def _why_not(proof: str, collected: Collected, ran: dict[str, bool] | None) -> str | None:
    ids = matching(proof, collected.ids)
    if not ids:
        return f"switched off: {proof}" if matching(proof, collected.switched_off) else f"absent: {proof}"
    if ran is None:
        return None
    unproven = [i for i in ids if not ran.get(i, False)]
    return f"did not pass: {unproven[0]}" if unproven else None


def report(issue: Issue, collected: Collected, ran: dict[str, bool] | None) -> bool:
    """Print "1: 9 of 14" and what is missing; returns whether all is proven."""
    missing = {part.name: reasons for part in issue.parts if (reasons := missing_proofs(part, collected, ran))}
    clauses: dict[str, list[Part]] = defaultdict(list)
    for part in issue.parts:
        clauses[part.clause].append(part)
    proven = [name for name, parts in clauses.items() if not any(part.name in missing for part in parts)]
    print(f"{issue.number}: {len(proven)} of {len(clauses)}   {issue.title}")
    for part in issue.parts:
        for reason in missing.get(part.name, []):
            print(f"   {part.name:<26} {part.what}\n   {'':<26} {reason}")
    return not missing


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--ran", type=Path, help="folder with the JUnit files of a test run")
    arguments = parser.parse_args()
    issues = read_issues(ACCEPTANCE.read_text())
    python, web = collect_python(), collect_web()
    collected = Collected(python.ids | web.ids, python.switched_off | web.switched_off)
    ran = read_results(arguments.ran) if arguments.ran else None
    complete = {issue.number: report(issue, collected, ran) for issue in issues}
    return 1 if any(issue.resolved and not complete[issue.number] for issue in issues) else 0


if __name__ == "__main__":
    sys.exit(main())
