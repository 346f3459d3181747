"""Coming back from sign-in never leads to another site."""

import pytest

from gateway.domain.return_path import safe_return_path


class TestReturnPath:
    @pytest.mark.parametrize(
        "path", ["/", "/templates", "/invitations?status=PENDING&x=%2F", "/a#b", "/templates/tpl_1/edit", "/a//b"]
    )
    def test_keeps_a_path_of_our_own(self, path: str) -> None:
        assert safe_return_path(path) == path

    @pytest.mark.parametrize(
        "path",
        [
            None,
            "",
            "templates",
            "https://evil.example/",
            "//evil.example",
            "///evil.example",
            "/\\evil.example",
            "\\\\evil.example",
            "/\t/evil.example",
            "/\n/evil.example",
            "/a\r\nSet-Cookie: x=y",
            "/a\\b",
            " /a",
            "/a b",
            "javascript:alert(1)",
            "data:text/html,x",
            "/ä",
            "/" + "a" * 2001,
        ],
    )
    def test_everything_else_leads_home(self, path: str | None) -> None:
        assert safe_return_path(path) == "/"
