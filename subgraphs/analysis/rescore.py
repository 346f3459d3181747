"""For operators: `python -m subgraphs.analysis.rescore anl_…` scores an interview anew; the old scores stay beside."""

import asyncio
import sys

from kernel.errors import Refusal
from kernel.processes import open_context
from kernel.settings import load
from subgraphs.analysis.bootstrap import make_engine, make_rescore, wire
from subgraphs.analysis.settings import AnalysisSettings


async def rescore(analysis_ids: list[str]) -> int:
    settings = load(AnalysisSettings)
    database = open_context(wire(settings))
    handler = make_rescore(database, make_engine(settings))
    refused = 0
    for analysis_id in analysis_ids:
        try:
            await handler(analysis_id)
            sys.stdout.write(f"{analysis_id}: waiting to be scored anew\n")
        except Refusal as refusal:
            refused += 1
            sys.stderr.write(f"{analysis_id}: {refusal.message}\n")
    await database.close()
    return 1 if refused else 0


if __name__ == "__main__":
    sys.exit(asyncio.run(rescore(sys.argv[1:])))
