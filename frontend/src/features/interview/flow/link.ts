/**
 * The token in a personal link, found again after what mail programs do to links: `%23` for `#` (once or several times
 * over), a dot, bracket or quote behind it, tracking tails, soft line breaks, spaces in the middle.
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

/** The token of an address, or what stands in its place: the server says then what is wrong with it. Null without any. */
export const tokenIn = (address: string): string | null => {
  let text = address;
  for (let round = 0; round < 3; round += 1) text = unescaped(text);
  text = joined(text);
  const run = RUN.exec(text.slice(Math.max(0, text.indexOf(BEGINNING))))?.[0] ?? "";
  if (run.startsWith(BEGINNING)) return claimed(run) ?? run.slice(0, LONGEST);
  const behind = text.split("#").slice(1).join("#").trim();
  return behind === "" ? null : behind.slice(0, LONGEST);
};

const PAGE = /^\/interview(?:\/inv_[0-9a-f]{32})?\/?$/;

/** Whether an address was meant for the interview but stands where no page is, as with `%23` for `#`. */
export const isMangled = (pathname: string): boolean => pathname.toLowerCase().startsWith("/interview") && !PAGE.test(pathname);

/** Puts the token of a mangled address where the page looks for it, before anything else reads the address. */
export const mendAddress = (): void => {
  const { pathname, search, hash } = window.location;
  if (!isMangled(pathname)) return;
  const token = tokenIn(pathname + search + hash) ?? unescaped(pathname.slice("/interview".length));
  window.history.replaceState(window.history.state, "", `/interview#${token}`);
};
