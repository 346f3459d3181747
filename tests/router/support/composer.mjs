// Composes one graph per line of JSON ({name: sdl}), answering one line each: for tests that compose hundreds.
import readline from 'node:readline';
import { composeServices } from '../../../scripts/compose-supergraph/node_modules/@theguild/federation-composition/esm/index.js';
import { parse } from '../../../scripts/compose-supergraph/node_modules/graphql/index.mjs';

const compose = (line) => {
  try {
    const services = Object.entries(JSON.parse(line));
    const result = composeServices(services.map(([name, sdl]) => ({ name, url: `http://${name}.test/graphql`, typeDefs: parse(sdl) })));
    return result.errors?.length ? { errors: result.errors.map(({ message }) => message) } : { sdl: result.supergraphSdl };
  } catch (error) {
    return { errors: [String(error)] };
  }
};

readline.createInterface({ input: process.stdin }).on('line', (line) => process.stdout.write(`${JSON.stringify(compose(line))}\n`));
