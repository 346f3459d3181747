"""The consumer of analysis: `python -m subgraphs.analysis.consumer`."""

from kernel.processes import run_consumer
from subgraphs.analysis.bootstrap import wiring

if __name__ == "__main__":
    run_consumer(wiring())
