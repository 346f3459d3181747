/**
 * Import directions: app composes features; a feature uses components/ui, lib and gql; never sideways, never up.
 * The zones come from the folder list, so a new feature is held to the rule without being named here.
 */
import { readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const root = resolve(fileURLToPath(new URL("../src", import.meta.url)));
const features = readdirSync(join(root, "features"));

/** Zone → zones it may import from. */
const allowed = new Map([
  ["app", ["app", ...features.map((name) => `features/${name}`), "components/ui", "lib", "gql"]],
  ...features.map((name) => [`features/${name}`, [`features/${name}`, "components/ui", "lib", "gql"]]),
  ["components/ui", ["components/ui", "lib", "gql"]],
  ["lib", ["lib", "gql"]],
  ["gql", ["gql"]],
]);

const zoneOf = (path) => [...allowed.keys()].find((zone) => path.startsWith(`${zone}/`) || path === zone);

const sources = (folder) =>
  readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) return sources(path);
    return /\.tsx?$/.test(name) ? [path] : [];
  });

const target = (file, specifier) => {
  if (specifier.startsWith("@/")) return specifier.slice(2);
  return specifier.startsWith(".") ? relative(root, resolve(dirname(file), specifier)) : null;
};

const offences = [];
for (const file of sources(root)) {
  const here = relative(root, file);
  const zone = zoneOf(here);
  if (!zone) continue;
  const text = readFileSync(file, "utf8");
  for (const [, specifier] of text.matchAll(/(?:from|import)\s*\(?\s*["']([^"']+)["']/g)) {
    const to = target(file, specifier);
    const zoneTo = to && zoneOf(to);
    if (to && !(zoneTo && allowed.get(zone).includes(zoneTo))) offences.push(`${here}: ${zone} may not import ${specifier}`);
  }
  const name = here.split("/").at(-1);
  if (zone !== "gql" && (name !== name.toLowerCase() || /^index\.tsx?$/.test(name))) offences.push(`${here}: file names are kebab-case, and there are no barrels`);
}

if (offences.length > 0) {
  process.stderr.write(`${offences.join("\n")}\n`);
  process.exit(1);
}
process.stdout.write("import zones hold\n");
