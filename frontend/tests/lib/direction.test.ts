/** Whatever somebody typed is shown in its own direction: every place of the sources that shows such a field. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

const SOURCES = join(__dirname, "../../src");
const FIELDS =
  "fullName|invitedByName|candidateName|candidateEmail|templateTitle|roleTitle|companyName|explanation|(?:question|option|quote|template|company\\??|review|interview|invitation)\\.(?:text|title|description|reason|name)";
/** `<h1 className="…">{template.title}`: the tag, and the field that it shows. */
const SHOWN = new RegExp(`<([\\w.]+)((?:\\s[^<>]*)?)>\\s*\\{((?:[\\w.?]*\\.)?(?:${FIELDS}))(?: (?:\\?\\?|\\|\\|) [^{}]*)?\\}`, "g");
const IN_A_SENTENCE = new RegExp(`[a-z,] \\{((?:[\\w.?]*\\.)?(?:${FIELDS}))\\}`, "g");

const sources = readdirSync(SOURCES, { recursive: true, encoding: "utf8" }).filter((path) => path.endsWith(".tsx"));

describe("every place that shows what somebody typed", () => {
  it.each(sources)("has its own direction: %s", (path) => {
    const source = readFileSync(join(SOURCES, path), "utf8").replaceAll(/`[^`]*`/g, "``");
    const bare = [...source.matchAll(SHOWN)].filter(([, tag, attributes]) => tag !== "UserText" && !attributes?.includes('dir="auto"'));
    const inSentences = [...source.matchAll(IN_A_SENTENCE)];
    expect([...bare, ...inSentences].map(([match]) => match)).toEqual([]);
  });
});
