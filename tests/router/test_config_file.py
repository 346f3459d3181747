"""Settings from a YAML file: defaults, variables of the environment, and each mistake with its line and name."""

from pathlib import Path

import pytest

from router.__main__ import main
from router.config_file import ConfigInvalid, load_settings
from router.settings import RouterSettings


def written(folder: Path, text: str) -> str:
    path = folder / "router.yaml"
    path.write_text(text, encoding="utf-8")
    return str(path)


def test_without_a_file_or_with_an_empty_one_everything_has_its_default(tmp_path: Path) -> None:
    assert load_settings(None) == load_settings(written(tmp_path, "")) == RouterSettings()


def test_variables_of_the_environment_are_put_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DEPTH", "7")
    text = "limits: {depth: $DEPTH, tokens: '${TOKENS:-90}'}\nsubgraphs: {one: {url: 'http://${HOST:-a}:1/$DEPTH'}}\n"
    found = load_settings(written(tmp_path, text))
    assert (found.limits.depth, found.limits.tokens) == (7, 90)
    assert found.subgraph("one").url == "http://a:1/7"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("limits:\n  depth: many\n", ["line 2: limits.depth: Input should be a valid integer"]),
        ("limits:\n  depth: 0\n", ["line 2: limits.depth: Input should be greater than 0"]),
        ("limits:\n  depht: 3\nother: 1\n", ["line 2: limits.depht: there is no such", "line 3: other: there is no"]),
        ("cors:\n  origins:\n    - a\n    - [1]\n", ["line 4: cors.origins.1: Input should be a valid string"]),
        ("subgraphs:\n  one:\n    url: x\n    url: y\n", ["line 4: subgraphs.one.url: is set twice"]),
        ("timeouts:\n  drain_seconds: -1\n", ["line 2: timeouts.drain_seconds: Input should be greater than or"]),
        ("limits:\n  depth: ${NOWHERE}\n", ["line 2: the environment has no variable NOWHERE"]),
        ("limits: [\n", ["line 2: not YAML: expected the node content"]),
        (
            "forward_headers: [authorization, content-length]\n",
            ["line 1: forward_headers.1: content-length speaks of the client's body and cannot be forwarded"],
        ),
        (
            "forward_headers:\n  - Host\n  - x-tenant\n  - 'no name'\n  - Sec-WebSocket-Key\n",
            [
                "line 2: forward_headers.0: host is of the client's connection and cannot be forwarded",
                "line 4: forward_headers.2: 'no name' is no name of a header",
                "line 5: forward_headers.3: sec-websocket-key is of the client's connection and cannot be forwarded",
            ],
        ),
        ("- 1\n", ["line 1: the file: Input should be a valid dictionary"]),
    ],
)
def test_each_mistake_is_told_with_its_line_and_name(tmp_path: Path, text: str, told: list[str]) -> None:
    path = written(tmp_path, text)
    with pytest.raises(ConfigInvalid) as raised:
        load_settings(path)
    lines = str(raised.value).splitlines()
    assert len(lines) == len(told)
    assert all(line.startswith(f"{path}, {one}") for line, one in zip(lines, told, strict=True))


def test_a_file_that_is_not_there_or_is_no_text(tmp_path: Path) -> None:
    with pytest.raises(ConfigInvalid, match="No such file"):
        load_settings(str(tmp_path / "none.yaml"))
    (tmp_path / "router.yaml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(ConfigInvalid, match="not YAML"):
        load_settings(str(tmp_path / "router.yaml"))


def test_a_mistake_ends_the_process_with_2(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = written(tmp_path, "nonsense: 1\n")
    assert main(["--supergraph", "schema/supergraph.graphql", "--config", path]) == 2
    assert capsys.readouterr().err == f"router: {path}, line 1: nonsense: there is no such setting\n"


BREAKING = [
    "connection", "keep-alive", "proxy-connection", "proxy-authenticate", "proxy-authorization", "te", "trailer",
    "transfer-encoding", "upgrade", "http2-settings", "host", "expect", "content-length", "content-type",
    "content-encoding", "content-range", "content-md5", "content-digest", "accept", "accept-encoding",
    "accept-charset", "range", "if-range", "if-match", "if-none-match", "if-modified-since", "if-unmodified-since",
    "sec-websocket-key", "sec-websocket-version", "sec-websocket-protocol", "sec-websocket-extensions",
    "sec-websocket-accept", ":authority", "", "a b", "a:b", "ä",
]  # fmt: skip


@pytest.mark.parametrize("name", BREAKING)
def test_a_header_that_would_break_the_request_to_a_subgraph_is_refused(tmp_path: Path, name: str) -> None:
    for written_so in (name, name.upper(), name.title()):
        with pytest.raises(ConfigInvalid, match=r"line 1: forward_headers\.1: "):
            load_settings(written(tmp_path, f"forward_headers: [authorization, '{written_so}']\n"))


def test_other_headers_are_forwarded_however_they_are_written(tmp_path: Path) -> None:
    found = load_settings(written(tmp_path, "forward_headers: [Authorization, X-Tenant, cookie, accept-language]\n"))
    assert found.forward_headers == ("authorization", "x-tenant", "cookie", "accept-language")


def test_a_header_that_cannot_be_forwarded_ends_the_process(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = written(tmp_path, "forward_headers:\n  - accept\n")
    assert main(["--supergraph", "schema/supergraph.graphql", "--config", path]) == 2
    assert capsys.readouterr().err.startswith(f"router: {path}, line 2: forward_headers.0: accept asks for an answer")
