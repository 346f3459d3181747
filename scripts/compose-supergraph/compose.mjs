// Composes the subgraphs' SDL files into one supergraph; every composition error is printed and nothing is written then.
// usage: node compose.mjs subgraphs.json supergraph.graphql   (files named in the JSON lie relative to it)
import fs from 'node:fs';
import path from 'node:path';
import { composeServices, compositionHasErrors } from '@theguild/federation-composition';
import { parse } from 'graphql';

const [list, target] = process.argv.slice(2);
const subgraphs = JSON.parse(fs.readFileSync(list, 'utf8'));

const readSubgraph = ({ name, url, file }) => {
  const source = path.join(path.dirname(list), file);
  try {
    return { name, url, typeDefs: parse(fs.readFileSync(source, 'utf8')) };
  } catch (error) {
    console.error(`compose: ${source}: ${error.message}`);
    process.exit(1);
  }
};

const result = composeServices(subgraphs.map(readSubgraph));
if (compositionHasErrors(result)) {
  for (const { message, extensions } of result.errors) console.error(`compose: ${extensions?.code ?? 'ERROR'}: ${message}`);
  console.error(`compose: ${result.errors.length} error(s), ${target} is left as it was`);
  process.exit(1);
}
fs.writeFileSync(target, `${result.supergraphSdl.trim()}\n`);
console.log(`composed ${subgraphs.length} subgraphs into ${target}`);
