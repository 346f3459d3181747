"""What may stand beside the selections of an operation: `@skip`, `@include`, `@defer`, and descriptions."""

from tests.router.differential.draw import Draw
from tests.router.differential.values import Variables

# As people write them, with what could be taken for a part of the document.
_DESCRIPTIONS = (
    '"what it is for"',
    '"""\nlonger: { q0 { id } } # not a comment\n"""',
    '"$v0 @defer(if: false) ...F0"',
    '""',
    '"""ünï \\""" code"""',
)


class Directives:
    """Of one operation. `deferring` is how many percent of its fragments come later."""

    def __init__(self, d: Draw, variables: Variables, features: set[str], deferring: int) -> None:
        self._d = d
        self._variables = variables
        self._features = features
        self._deferring = deferring
        self._labels = 0

    def condition(self) -> str:
        if not self._d.chance(10):
            return ""
        directive = self._d.pick(["include", "skip"])
        if self._d.chance(25):
            self._features.add("@skip or @include by literal")
            return f" @{directive}(if: {'true' if self._d.chance(70) == (directive == 'include') else 'false'})"
        self._features.add("@skip or @include by variable")
        return f" @{directive}(if: {self._variables.switch(on=self._d.chance(70) == (directive == 'include'))})"

    def switched_off(self) -> str:
        """By a variable that nothing else uses."""
        directive = self._d.pick(["include", "skip"])
        return f" @{directive}(if: {self._variables.switch(on=directive == 'skip', shared=False)})"

    def defer(self) -> str:
        if not self._d.chance(self._deferring):
            return ""
        self._labels += 1
        label = f'label: "L{self._labels}"' if self._d.chance(50) else ""
        wish = ""
        if self._d.chance(20):
            wish = f"if: {self._variables.switch(on=True) if self._d.chance(70) else 'false'}"
        arguments = ", ".join(text for text in (label, wish) if text)
        return f" @defer({arguments})" if arguments else " @defer"


class Descriptions:
    def __init__(self, d: Draw, features: set[str]) -> None:
        self._d = d
        self._features = features
        self._are_wanted = d.chance(12)

    def of(self, text: str) -> str:
        """The operation, fragment or variable, described where descriptions are wanted."""
        if not self._are_wanted or not self._d.chance(70):
            return text
        self._features.add("document with descriptions")
        return f"{self._d.pick(_DESCRIPTIONS)} {text}"
