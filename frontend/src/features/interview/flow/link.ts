/**
 * The token in a personal link, found again after what mail programs do to links: `%23` for `#` (once or several times
 * over), a dot, bracket or quote behind it, tracking tails, soft line breaks, and whatever they put into its middle.
 */

/** Every token begins so: base64url of "inv_". */
const BEGINNING = "aW52X";
const RUN = /^[A-Za-z0-9_-]+/;
const CLAIM = /^inv_[0-9a-f]{32}\.[1-9]\d{0,8}\.[0-9a-f]{64}$/;
const UNCLAIMED_LENGTH = "inv_".length + 32 + ".".length + ".".length + 64;
const MOST_GENERATION_DIGITS = 9;
/** What the gateway reads at most; longer ones open nothing anyhow. */
const LONGEST = 500;

const unescaped = (text: string): string =>
  text.replaceAll(/(?:%[0-9a-f]{2})+/gi, (escape) => {
    try {
      return decodeURIComponent(escape);
    } catch {
      return escape;
    }
  });

/** Quoted-printable breaks lines with "="; others with plain white space or signs that nobody sees. */
const joined = (text: string): string => text.replaceAll(/=\r?\n|[\s\u00AD\u200B-\u200D\u2060\uFEFF]+/gu, "");

const claimed = (run: string): string | null => {
  for (let digits = 1; digits <= MOST_GENERATION_DIGITS; digits += 1) {
    const token = run.slice(0, Math.ceil(((UNCLAIMED_LENGTH + digits) * 4) / 3));
    try {
      if (CLAIM.test(atob(token.replaceAll("-", "+").replaceAll("_", "/")))) return token;
    } catch {
      // Not base64 at this length.
    }
  }
  return null;
};

/** Tags (`<wbr>`), entities (`&shy;`), marks of quoted replies, lone per cent signs: none is a letter of a token. */
const bare = (text: string): string =>
  text.replaceAll(/<\/?[a-z]{1,10}(?:\s[^<>]*)?\/?>|&(?:[a-z]{2,16}|#\d{1,5}|#x[\da-f]{1,5});|[^\w-]+/gi, "");

/** As read after all rounds of unescaping first; a lone per cent sign may have made an escape that was none. */
const readings = (address: string): string[] => {
  const texts = [address];
  for (let round = 0; round < 3; round += 1) texts.unshift(unescaped(texts[0] ?? ""));
  return [...texts.map(joined), ...texts.map(bare)];
};

/** Tracking parameters may begin like a token, too. */
const runsIn = (text: string): string[] =>
  Array.from(text.matchAll(new RegExp(BEGINNING, "g")), ({ index }) => RUN.exec(text.slice(index, index + LONGEST))?.[0] ?? "");

const wholeTokenIn = (address: string): string | null => {
  for (const text of readings(address)) {
    for (const run of runsIn(text)) {
      const token = claimed(run);
      if (token) return token;
    }
  }
  return null;
};

/** The token of an address, or what stands in its place: the server says then what is wrong with it. Null without any. */
export const tokenIn = (address: string): string | null => {
  const token = wholeTokenIn(address);
  if (token) return token;
  const text = readings(address)[0] ?? "";
  const longest = runsIn(text).reduce((best, run) => (run.length > best.length ? run : best), "");
  const behind = longest || text.split("#").slice(1).join("#").trim();
  return behind === "" ? null : behind.slice(0, LONGEST);
};

const PAGE = /^\/interview(?:\/inv_[0-9a-f]{32})?\/?$/;

/** Whether an address was meant for the interview but stands where no page is, as with `%23` for `#`. */
export const isMangled = (pathname: string): boolean => pathname.toLowerCase().startsWith("/interview") && !PAGE.test(pathname);

/** Puts the token of a mangled address where the page looks for it, before anything else reads the address. */
export const mendAddress = (): void => {
  const { pathname, search, hash } = window.location;
  // With a query in between, `%23` makes the token a part of that.
  const isInQuery = PAGE.test(pathname) && hash === "" && wholeTokenIn(search) !== null;
  if (!isMangled(pathname) && !isInQuery) return;
  const token = tokenIn(pathname + search + hash) ?? unescaped(pathname.slice("/interview".length));
  window.history.replaceState(window.history.state, "", `/interview#${token}`);
};
