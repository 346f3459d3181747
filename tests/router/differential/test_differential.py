"""Generated graphs and operations: the router's answer is that of one schema over all the data."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.router.differential.case import Wrong, save
from tests.router.differential.composers import Composers
from tests.router.differential.examples import Examiner
from tests.router.differential.seeded import examine_seeded

# Half a minute; depth is for `make fuzz`.
_EXAMPLES = 120


@pytest.fixture(scope="module")
def examiner() -> Iterator[Examiner]:
    composers = Composers()
    found = Examiner(composers)
    yield found
    found.close()
    composers.close()


@pytest.mark.timeout(900)
def test_generated_graphs_answer_like_one_schema(examiner: Examiner, tmp_path: Path) -> None:
    """Four themes each, so that few examples have every feature. How often each is to occur: `test_fuzz.py`."""
    for number in range(_EXAMPLES):
        try:
            examine_seeded(number, examiner)
        except Wrong as wrong:
            assert examiner.failure is not None
            kept = tmp_path / f"example_{number}.json"
            save(kept, examiner.failure.composition, examiner.failure.asked, str(wrong))
            pytest.fail(f"example {number}, kept as {kept}\n{examiner.failure.asked.query}\n{wrong}")
    counts = examiner.counts
    assert counts.counted > 180
    assert counts.refused < counts.graphs / 10
    assert counts.lacking() == [], f"nothing is proved of these\n{counts.table()}"
