// Plans one operation per line of JSON ({supergraph, query, labels}) with the MIT planner, answering one line each: {plan} or {error}.
// Percentages up to 50 are not in force, higher ones are. For tests that plan thousands.
import { createRequire } from 'node:module';
import readline from 'node:readline';

const { QueryPlanner } = createRequire(import.meta.url)('@graphql-hive/router-query-planner');
let known = {};
process.stdout.write('ready\n');

for await (const line of readline.createInterface({ input: process.stdin })) {
  const { supergraph, query, labels } = JSON.parse(line);
  let answer;
  try {
    if (known.supergraph !== supergraph) known = { supergraph, planner: new QueryPlanner(supergraph) };
    answer = { plan: known.planner.plan(query, null, new Set(labels), 50) };
  } catch (error) {
    answer = { error: String(error) };
  }
  process.stdout.write(`${JSON.stringify(answer)}\n`);
}
