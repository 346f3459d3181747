/** A request that nobody answers ends: a line that died without a word would hold it for minutes. */

/** Longer than the gateway gives any operation. */
export const ANSWER_WITHIN_MS = 30_000;

export const withDeadline =
  (fetcher: typeof fetch = (...args) => fetch(...args), withinMs = ANSWER_WITHIN_MS): typeof fetch =>
  (input, init) => {
    const ending = new AbortController();
    const end = () => ending.abort();
    init?.signal?.addEventListener("abort", end);
    // Not taken back when the head is there: the body may hang as well, and ending what is over does nothing.
    setTimeout(end, withinMs);
    return fetcher(input, { ...init, signal: ending.signal });
  };
