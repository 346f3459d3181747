"""One file of cases per feature: each asks a graph, compares answers, prints a plan and counts subgraphs' calls."""

from pathlib import Path

import pytest

FOLDER = Path(__file__).parent / "federation"
# Not features: random operations whose parts, put together, are the whole answer, and where errors of parts stand.
OTHERS = {"test_defer_whole", "test_defer_errors"}
FILES = sorted(path.stem for path in FOLDER.glob("test_*.py") if path.stem not in OTHERS)
FEATURES = {
    "keys", "key_shapes", "parent_entities", "requires", "requires_arguments", "requires_circles", "requires_abstract",
    "provides", "provides_abstract", "external", "federation_1", "override", "shareable", "mutations", "unions",
    "interfaces", "abstract_types", "nodes", "interface_objects", "context", "merged_types", "conditions",
    "inaccessible", "access", "defer",
}  # fmt: skip


def test_every_feature_has_a_file() -> None:
    assert {f"test_{name}" for name in FEATURES} <= set(FILES)


@pytest.mark.parametrize("name", FILES)
def test_a_file_has_a_graph_an_answer_a_plan_and_calls(name: str) -> None:
    text = (FOLDER / f"{name}.py").read_text(encoding="utf-8")
    for mark in ("Graph(", "check_plan(", "QueryPlan {"):
        assert mark in text, mark
    assert any(mark in text for mark in (".same(", ".data ==", "whole("))
    assert any(mark in text for mark in (".call_counts", ".calls"))
