// Composes the subgraphs' SDL files into one supergraph; every composition error is printed and nothing is written then.
// usage: node compose.mjs [folder of <name>.graphql files] [file to write]
import fs from 'node:fs';
import path from 'node:path';
import { composeServices, compositionHasErrors } from '@theguild/federation-composition';
import { parse } from 'graphql';

const here = import.meta.dirname ?? path.dirname(new URL(import.meta.url).pathname);
const root = path.resolve(here, '../..');
const folder = path.resolve(process.argv[2] ?? path.join(root, 'schema/subgraphs'));
const target = path.resolve(process.argv[3] ?? path.join(root, 'schema/supergraph.graphql'));
const addresses = JSON.parse(fs.readFileSync(path.join(here, 'subgraphs.json'), 'utf8'));

const readSubgraph = ([name, url]) => {
  const file = path.join(folder, `${name}.graphql`);
  try {
    return { name, url, typeDefs: parse(fs.readFileSync(file, 'utf8')) };
  } catch (error) {
    console.error(`compose: ${path.relative(process.cwd(), file)}: ${error.message}`);
    process.exit(1);
  }
};

const result = composeServices(Object.entries(addresses).map(readSubgraph));
if (compositionHasErrors(result)) {
  for (const { message, extensions } of result.errors) console.error(`compose: ${extensions?.code ?? 'ERROR'}: ${message}`);
  console.error(`compose: ${result.errors.length} error(s), ${path.relative(process.cwd(), target)} is left as it was`);
  process.exit(1);
}
fs.writeFileSync(target, `${result.supergraphSdl.trim()}\n`);
console.log(`composed ${Object.keys(addresses).length} subgraphs into ${path.relative(process.cwd(), target)}`);
