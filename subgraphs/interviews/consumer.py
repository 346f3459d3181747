"""The consumer of interviews: takes the events of users and analysis, rings for timers."""

from kernel.processes import run_consumer
from subgraphs.interviews.bootstrap import wiring

if __name__ == "__main__":
    run_consumer(wiring())
