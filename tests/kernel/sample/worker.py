"""The sample's worker process."""

from kernel.processes import make_worker
from tests.kernel.sample.bootstrap import wiring

broker = make_worker(wiring())
