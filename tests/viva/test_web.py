"""The web server: the app's page for its paths, real files with caching, nothing outside, strict headers."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from viva.web import create_web_app

SCRIPT = "console.log('x');" * 200


@pytest.fixture
def web(tmp_path: Path) -> Iterator[TestClient]:
    (tmp_path / "secret.txt").write_text("secret")
    files = tmp_path / "dist"
    (files / "assets").mkdir(parents=True)
    (files / "index.html").write_text("<title>Viva Voce</title>")
    (files / "assets" / "app.js").write_text(SCRIPT)
    with TestClient(create_web_app(files, "http://localhost:8001")) as client:
        yield client


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/templates",
        "/invitations/inv_1/scores",
        "/interview%23aW52Xzk.",
        "/interview%23aW52Xzk&utm_source=mail.example",
        "/interview%",
    ],
)
def test_every_path_of_the_app_is_its_one_page(web: TestClient, path: str) -> None:
    answer = web.get(path)
    assert (answer.status_code, answer.text) == (200, "<title>Viva Voce</title>")
    assert answer.headers["cache-control"] == "no-cache"


def test_assets_are_compressed_and_kept_for_ever(web: TestClient) -> None:
    answer = web.get("/assets/app.js", headers={"accept-encoding": "gzip"})
    assert answer.text == SCRIPT
    assert answer.headers["content-encoding"] == "gzip"
    assert "immutable" in answer.headers["cache-control"]


@pytest.mark.parametrize(
    "path", ["/assets/gone.js", "/%2e%2e/secret.txt", "/..%2fsecret.txt", "/assets/%2e%2e/%2e%2e/secret.txt"]
)
def test_what_is_not_there_or_outside_is_not_found(web: TestClient, path: str) -> None:
    assert web.get(path).status_code == 404


@pytest.mark.parametrize("path", ["/x%00.js", f"/{'a' * 300}.js", f"/{'a/' * 3000}b.js"])
def test_a_name_that_no_file_can_have_is_a_bad_request(web: TestClient, path: str) -> None:
    assert web.get(path).status_code == 400


def test_the_page_learns_the_gateway_and_may_talk_to_nobody_else(web: TestClient) -> None:
    answer = web.get("/config.json")
    assert answer.json() == {"gatewayUrl": "http://localhost:8001"}
    assert answer.headers["cache-control"] == "no-store"
    policy = answer.headers["content-security-policy"]
    assert "connect-src 'self' http://localhost:8001 ws://localhost:8001;" in policy
    assert "frame-ancestors 'none'" in policy


@pytest.mark.parametrize("path", ["/", "/assets/app.js", "/gone.js", "/config.json"])
def test_every_answer_carries_the_security_headers(web: TestClient, path: str) -> None:
    headers = web.get(path).headers
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    assert "default-src 'none'" in headers["content-security-policy"]
    assert "camera=(self)" in headers["permissions-policy"]
    assert "geolocation=()" in headers["permissions-policy"]
    assert headers["cross-origin-resource-policy"] == "same-origin"


def test_an_app_that_is_not_built_is_not_healthy(tmp_path: Path) -> None:
    with TestClient(create_web_app(tmp_path, "http://localhost:8001")) as client:
        assert client.get("/health").status_code == 503
