// Composes one graph per line of JSON ({composer, subgraphs: {name: sdl}}) and answers one line each: {sdl, api} or {errors}.
// For tests that compose thousands. "hive" is the MIT composer that the project itself uses, "apollo" the other one.
import { createRequire } from 'node:module';
import readline from 'node:readline';

const composers = {
  hive: async () => {
    const require = createRequire(new URL('../../../scripts/compose-supergraph/', import.meta.url));
    const { composeServices, transformSupergraphToPublicSchema } = require('@theguild/federation-composition');
    const { parse, print } = require('graphql');
    return (services) => {
      const { errors, supergraphSdl } = composeServices(services.map(({ sdl, ...rest }) => ({ ...rest, typeDefs: parse(sdl) })));
      return errors?.length ? { errors: errors.map(({ message }) => message) } : { sdl: supergraphSdl, api: print(transformSupergraphToPublicSchema(parse(supergraphSdl))) };
    };
  },
  apollo: async () => {
    const require = createRequire(import.meta.url);
    const { composeServices } = require('@apollo/composition');
    const { ROUTER_SUPPORTED_SUPERGRAPH_FEATURES: supportedFeatures, Supergraph, printSchema } = require('@apollo/federation-internals');
    const { parse } = require('graphql');
    return (services) => {
      const { errors, supergraphSdl } = composeServices(services.map(({ sdl, ...rest }) => ({ ...rest, typeDefs: parse(sdl) })));
      return errors?.length ? { errors: errors.map(({ message }) => message) } : { sdl: supergraphSdl, api: printSchema(Supergraph.build(supergraphSdl, { supportedFeatures }).apiSchema()) };
    };
  },
};
const loaded = {};

for await (const line of readline.createInterface({ input: process.stdin })) {
  const { composer, subgraphs } = JSON.parse(line);
  let answer;
  try {
    loaded[composer] ??= await composers[composer]();
    answer = loaded[composer](Object.entries(subgraphs).map(([name, sdl]) => ({ name, url: `http://${name}.test/graphql`, sdl })));
  } catch (error) {
    answer = { errors: [String(error)] };
  }
  process.stdout.write(`${JSON.stringify(answer)}\n`);
}
