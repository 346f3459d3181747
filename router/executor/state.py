"""What one run of a plan works on."""

import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from router.executor.errors import ErrorList
from router.executor.masks import Mask
from router.executor.paths import ClientPaths
from router.executor.representations import PossibleTypes
from router.executor.subgraphs import Subgraphs
from router.plugins.base import RequestContext


@dataclass
class ExecutionState:
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
    keep_apart: bool = False

    def seconds_left(self) -> float:
        return self.deadline - time.monotonic()
