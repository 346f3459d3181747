"""The acceptance list: what counts as a proof, what is printed, and when it fails."""

from pathlib import Path

import pytest

from scripts.accept import Part, missing_proofs, read_issues, report
from scripts.proofs import Collected, matching, read_results

LIST = """
[issue.7]
title = "A part"
resolved = true
[issue.7.clauses]
"7.1.one" = { what = "first", tests = ["tests/a.py::test_one"] }
"7.1.two" = { what = "second", tests = ["tests/a.py::test_two"] }
"7.2.all" = { what = "third", tests = ["tests/b.py"] }
"""


def part(*tests: str) -> Part:
    return Part("7.1.one", "first", tests)


class TestMatching:
    ids = (
        "tests/a.py::test_one[1]",
        "tests/a.py::TestX::test_in",
        "tests/a.py::test_one_more",
        "frontend/src/x.test.tsx::form > keeps text",
    )

    def test_an_id_stands_for_its_parameters_and_not_for_longer_names(self) -> None:
        assert matching("tests/a.py::test_one", self.ids) == ["tests/a.py::test_one[1]"]

    def test_a_file_or_class_stands_for_all_in_it(self) -> None:
        assert len(matching("tests/a.py", self.ids)) == 3
        assert matching("tests/a.py::TestX", self.ids) == ["tests/a.py::TestX::test_in"]

    def test_a_web_test_is_found_by_its_title(self) -> None:
        assert matching("frontend/src/x.test.tsx::keeps text", self.ids) == [
            "frontend/src/x.test.tsx::form > keeps text"
        ]


class TestMissingProofs:
    def test_a_part_without_a_named_proof_is_missing(self) -> None:
        assert missing_proofs(part(), Collected(), None) == ["no proof named"]

    def test_an_absent_proof_is_missing(self) -> None:
        assert missing_proofs(part("tests/a.py::test_one"), Collected(), None) == ["absent: tests/a.py::test_one"]

    def test_a_skipped_proof_is_missing(self) -> None:
        collected = Collected(switched_off={"tests/a.py::test_one"})
        assert missing_proofs(part("tests/a.py::test_one"), collected, None) == ["switched off: tests/a.py::test_one"]

    def test_a_proof_that_did_not_pass_in_the_run_is_missing(self) -> None:
        collected = Collected(ids={"tests/a.py::test_one"})
        assert missing_proofs(part("tests/a.py::test_one"), collected, {"tests/a.py::test_one": False}) != []
        assert missing_proofs(part("tests/a.py::test_one"), collected, {}) != []
        assert missing_proofs(part("tests/a.py::test_one"), collected, {"tests/a.py::test_one": True}) == []


class TestReport:
    def test_counts_clauses_whose_parts_are_all_proven(self, capsys: pytest.CaptureFixture[str]) -> None:
        (issue,) = read_issues(LIST)
        collected = Collected(ids={"tests/a.py::test_one", "tests/b.py::test_any"})
        assert report(issue, collected, None) is False
        printed = capsys.readouterr().out
        assert printed.startswith("7: 1 of 2")
        assert "absent: tests/a.py::test_two" in printed


class TestReadResults:
    def test_reads_python_and_web_results(self, tmp_path: Path) -> None:
        (tmp_path / "a.xml").write_text(
            '<testsuites><testsuite><testcase classname="tests.scripts.test_accept.TestReport" name="test_x[1]"/>'
            '<testcase classname="src/x.test.tsx" name="form &gt; keeps text"><failure/></testcase>'
            "</testsuite></testsuites>"
        )
        assert read_results(tmp_path) == {
            "tests/scripts/test_accept.py::TestReport::test_x[1]": True,
            "frontend/src/x.test.tsx::form > keeps text": False,
        }
