"""`make check`: holds the sizes of our Python code; tests, migrations and generated files are left out."""

import ast
import statistics
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

LEFT_OUT = ("tests/", "migrations/", "frontend/", "stubs/")
FILE_LINES_MOST = 500
FILE_LINES_MEDIAN = 100
FUNCTION_LINES_MOST = 60
FUNCTION_LINES_MEDIAN = 8
SHARE_WITHIN_20 = 0.9


@dataclass(frozen=True)
class Size:
    lines: int
    where: str


def measure(path: str, text: str) -> tuple[Size, list[Size]]:
    """The size of a file and of each function in it."""
    functions = [
        Size((node.end_lineno or node.lineno) - node.lineno + 1, f"{path}:{node.lineno} {node.name}")
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ]
    return Size(text.count("\n") + 1, path), functions


def faults(files: list[Size], functions: list[Size]) -> list[str]:
    """What breaks the figures, each with its place."""
    found = [f"{f.where} has {f.lines} lines, most is {FILE_LINES_MOST}" for f in files if f.lines > FILE_LINES_MOST]
    found += [
        f"{f.where} has {f.lines} lines, most is {FUNCTION_LINES_MOST}"
        for f in functions
        if f.lines > FUNCTION_LINES_MOST
    ]
    file_median = statistics.median(f.lines for f in files)
    function_median = statistics.median(f.lines for f in functions)
    within = sum(f.lines <= 20 for f in functions) / len(functions)
    if file_median > FILE_LINES_MEDIAN:
        found.append(f"the median file has {file_median:.0f} lines, most is {FILE_LINES_MEDIAN}")
    if function_median > FUNCTION_LINES_MEDIAN:
        found.append(f"the median function has {function_median:.0f} lines, most is {FUNCTION_LINES_MEDIAN}")
    if within < SHARE_WITHIN_20:
        found.append(f"{within:.0%} of the functions are within 20 lines, least is {SHARE_WITHIN_20:.0%}")
    return found


def tracked() -> list[str]:
    listing = subprocess.run(["git", "ls-files", "*.py"], capture_output=True, text=True, check=True).stdout
    return [p for p in listing.splitlines() if not any(part in p for part in LEFT_OUT) and Path(p).exists()]


def main() -> int:
    measured = [measure(path, text) for path in tracked() if (text := Path(path).read_text()).strip()]
    files, functions = [file for file, _ in measured], [function for _, inside in measured for function in inside]
    found = faults(files, functions)
    for fault in found:
        print(f"sizes: {fault}")
    if not found:
        print(f"sizes: {len(files)} files and {len(functions)} functions within their figures")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
