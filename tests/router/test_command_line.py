"""`python -m router graph | normalize | paths | plan`: each stage printed, and what is said of a bad input."""

import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

from router.__main__ import main
from tests.router.federation.test_keys import SHOP
from tests.router.support.compose import ROOT, compose


@pytest.fixture
def supergraph(tmp_path: Path) -> str:
    path = tmp_path / "supergraph.graphql"
    path.write_text(compose(SHOP), encoding="utf-8")
    return str(path)


def test_every_stage_can_be_printed(supergraph: str, capsys: pytest.CaptureFixture[str]) -> None:
    query = "{ products { name left } }"
    assert main(["graph", "--supergraph", supergraph]) == 0
    assert "=> Product in stock by {sku brand { code }}" in capsys.readouterr().out
    assert main(["normalize", "--supergraph", supergraph, query]) == 0
    assert "on Product" in capsys.readouterr().out
    assert main(["paths", "--supergraph", supergraph, query]) == 0
    assert "[PRODUCTS] .products =Product(sku brand { code })=> [STOCK]" in capsys.readouterr().out
    assert main(["plan", "--supergraph", supergraph, query]) == 0
    assert 'Flatten(path: "products.@")' in capsys.readouterr().out


def test_a_plan_is_printed_as_apollos_tools_read_it(supergraph: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["plan", "--json", "--supergraph", supergraph, "{ products { left } }"]) == 0
    plan = json.loads(capsys.readouterr().out)
    first, second = plan["node"]["nodes"]
    assert (plan["kind"], first["kind"], first["serviceName"]) == ("QueryPlan", "Fetch", "products")
    assert (second["kind"], second["path"]) == ("Flatten", ["products", "@"])
    assert second["node"]["requires"][0]["typeCondition"] == "Product"


QUERY = "query Q { products { name } }"


@pytest.mark.parametrize("stage", ["normalize", "paths", "plan"])
@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["{ products { zzz } nope }"], "line 1, column 14: Cannot query field 'zzz' on type 'Product'."),
        (["{ products {"], "line 1, column 13: Syntax Error: Expected Name, found <EOF>."),
        ([QUERY, "--operation-name", "X"], 'the document has no operation "X"'),
        ([QUERY, "--variables", "["], "--variables is not JSON: Expecting value: line 1 column 2 (char 1)"),
        ([QUERY, "--variables", "[]"], "--variables must be a JSON object"),
        (["nowhere.graphql"], "cannot read nowhere.graphql: No such file or directory"),
        (["{" * 60 + "}" * 60], "line 1, column 2: Syntax Error: Expected Name, found '{'."),
    ],
)
def test_what_cannot_be_planned_is_told_with_its_place(
    supergraph: str, stage: str, arguments: list[str], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([stage, "--supergraph", supergraph, *arguments]) == 2
    out, err = capsys.readouterr()
    assert (out, err.splitlines()[0]) == ("", f"router: {told}")


@pytest.mark.parametrize("stage", ["graph", "normalize", "paths", "plan"])
def test_a_supergraph_that_cannot_be_read_is_told(
    stage: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    broken = tmp_path / "broken.graphql"
    broken.write_text("type Query {", encoding="utf-8")
    assert main([stage, "--supergraph", str(broken)]) == 2
    told = "router: line 1: the supergraph does not parse: Syntax Error: Expected Name, found <EOF>.\n"
    assert capsys.readouterr().err == told


def test_an_operation_comes_from_a_file_or_from_the_standard_input(
    supergraph: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "operation.graphql"
    path.write_text(QUERY, encoding="utf-8")
    assert main(["normalize", "--supergraph", supergraph, str(path)]) == 0
    from_file = capsys.readouterr().out
    monkeypatch.setattr(sys, "stdin", io.StringIO(QUERY))
    assert main(["normalize", "--supergraph", supergraph]) == 0
    assert capsys.readouterr().out == from_file


def test_the_variables_of_conditions_choose_the_plan(supergraph: str, capsys: pytest.CaptureFixture[str]) -> None:
    query = "query($with: Boolean!) { products { name left @include(if: $with) } }"
    services = []
    for value in ("true", "false"):
        arguments = ["plan", "--supergraph", supergraph, query, "--variables", f'{{"with": {value}}}']
        assert main(arguments) == 0
        services.append(capsys.readouterr().out.count("Fetch("))
    assert services == [2, 1]


def test_whoever_reads_only_the_beginning_is_not_told_of_a_broken_pipe() -> None:
    command = f"{sys.executable} -m router graph --supergraph schema/supergraph.graphql | head -n 1"
    done = subprocess.run(["sh", "-c", command], cwd=ROOT, capture_output=True, text=True, check=True)
    assert (done.stdout.count("\n"), done.stderr) == (1, "")


@pytest.mark.parametrize("arguments", [["--port", "70000"], ["--workers", "0"], ["--workers", "two"]])
def test_a_number_that_makes_no_sense_is_refused(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["--supergraph", "x", *arguments])
    assert ended.value.code == 2
    assert f"{arguments[1]!r} is no whole number" in capsys.readouterr().err


def test_help_names_every_option_and_stage(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["--help"])
    told = capsys.readouterr().out
    assert ended.value.code == 0
    for word in ("--supergraph", "--config", "--host", "--port", "--workers", "graph", "normalize", "paths", "plan"):
        assert f" {word} " in told
