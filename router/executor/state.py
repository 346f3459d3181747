"""What one run of a plan works on."""

import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from router.executor.beside import AnswerData
from router.executor.errors import ErrorList
from router.executor.masks import Mask
from router.executor.paths import ClientPaths
from router.executor.representations import PossibleTypes
from router.executor.subgraphs import Subgraphs
from router.plugins.base import RequestContext


@dataclass
class ExecutionState:
    """`failed` are the fields, by object and storage key, that are null because of an error."""

    ctx: RequestContext
    data: dict[str, Any]
    variables: Mapping[str, Any]
    errors: ErrorList
    subgraphs: Subgraphs
    possible: PossibleTypes
    paths: ClientPaths
    forwarded_headers: Mapping[str, str]
    show_errors: bool
    deadline: float
    masks: Mapping[int, Mask]
    turns: AnswerData
    keep_apart: bool = False
    failed: set[tuple[int, str]] = field(default_factory=set)

    def seconds_left(self) -> float:
        return self.deadline - time.monotonic()
