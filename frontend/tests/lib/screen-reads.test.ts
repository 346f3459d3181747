/** What is on screen is read again when news was missed or overtook a read, and until a read succeeds. */
import { Client, CombinedError, fetchExchange, gql, subscriptionExchange } from "@urql/core";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { graphCache } from "@/lib/graph/cache";
import { isPassing } from "@/lib/graph/problem";
import { createScreenReads } from "@/lib/graph/screen-reads";
import { ANSWER_WITHIN_MS, withDeadline } from "@/lib/graph/with-deadline";

const QUERY = gql`query Row { invitation(id: "inv_1") { id status } }`;
const NEWS = gql`subscription News { invitationChanged { sequence } }`;

type Answer = { status: string } | { code: string } | "lost";

const read = (answer: Answer): Response => {
  if (answer === "lost") throw new TypeError("Failed to fetch");
  const body =
    "code" in answer
      ? { data: null, errors: [{ message: "no", extensions: { code: answer.code } }] }
      : { data: { invitation: { __typename: "Invitation", id: "inv_1", status: answer.status } } };
  return new Response(JSON.stringify(body), { headers: { "content-type": "application/json" } });
};

/** A page that shows one query; each fetch waits until the test answers it. */
const page = () => {
  const waiting: ((answer: Answer) => void)[] = [];
  let tell: (value: object) => void = () => undefined;
  const reads = createScreenReads(() => 1);
  const client = new Client({
    url: "http://gateway.test/graphql",
    preferGetMethod: false,
    requestPolicy: "cache-and-network",
    fetch: () => new Promise<Answer>((resolve) => waiting.push(resolve)).then(read),
    exchanges: [
      graphCache(),
      reads.exchange,
      fetchExchange,
      subscriptionExchange({ forwardSubscription: () => ({ subscribe: (sink) => ({ unsubscribe: () => undefined, ...((tell = (value) => sink.next(value)), {}) }) }) }),
    ],
  });
  reads.attach(client);
  const shown: string[] = [];
  let failures = 0;
  const { unsubscribe } = client.query(QUERY, {}).subscribe(({ data, error, stale }) => {
    if (error && !stale) failures += 1;
    if (data?.invitation) shown.push(data.invitation.status);
  });
  client.subscription(NEWS, {}).subscribe(() => undefined);
  const settle = () => vi.advanceTimersByTimeAsync(0);
  const answer = async (index: number, given: Answer) => {
    await settle();
    waiting[index]?.(given);
    await settle();
  };
  return { reads, waiting, answer, settle, unsubscribe, news: () => tell({ data: { invitationChanged: { __typename: "E", sequence: 1 } } }), last: () => shown.at(-1), failures: () => failures };
};

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

describe("what is on screen", () => {
  it("is read again when its read began before the mark, and is current when that succeeded", async () => {
    const { reads, answer, waiting, last } = page();
    await answer(0, { status: "PENDING" });
    expect(reads.state()).toBe("current");
    reads.readSince(reads.mark());
    expect(reads.state()).toBe("reading");
    await answer(1, { status: "REVOKED" });
    expect([reads.state(), last(), waiting.length]).toEqual(["current", "REVOKED", 2]);
  });

  it("is not read again when its read began behind the mark", async () => {
    const reads = createScreenReads();
    const mark = reads.mark();
    const { answer, waiting, reads: own } = page();
    await answer(0, { status: "PENDING" });
    own.readSince(mark - 1);
    expect([own.state(), waiting.length]).toEqual(["current", 1]);
  });

  it("is tried again with growing pauses until it can be read", async () => {
    const { reads, answer, waiting, last } = page();
    await answer(0, { status: "PENDING" });
    reads.readSince(reads.mark());
    await answer(1, "lost");
    expect(reads.state()).toBe("failing");
    await vi.advanceTimersByTimeAsync(1_000);
    await answer(2, { code: "SUBGRAPH_UNAVAILABLE" });
    expect(reads.state()).toBe("failing");
    await vi.advanceTimersByTimeAsync(1_000);
    expect(waiting).toHaveLength(3);
    await vi.advanceTimersByTimeAsync(1_000);
    await answer(3, { status: "REVOKED" });
    expect([reads.state(), last()]).toEqual(["current", "REVOKED"]);
    await vi.advanceTimersByTimeAsync(120_000);
    expect(waiting).toHaveLength(4);
  });

  it("keeps what it showed when reading it again fails, and says so when the first read does", async () => {
    const { reads, answer, last, failures } = page();
    await answer(0, "lost");
    expect(failures()).toBe(1);
    reads.hurry();
    await answer(1, { status: "PENDING" });
    reads.readSince(reads.mark());
    await answer(2, { code: "SUBGRAPH_UNAVAILABLE" });
    expect([reads.state(), last(), failures()]).toEqual(["failing", "PENDING", 1]);
  });

  it("does not wait for the end of the pause when the network is back", async () => {
    const { reads, answer, waiting } = page();
    await answer(0, "lost");
    reads.hurry();
    await answer(1, { status: "PENDING" });
    expect([reads.state(), waiting.length]).toEqual(["current", 2]);
  });

  it("takes a refusal for an answer", async () => {
    const { reads, answer, waiting } = page();
    await answer(0, { code: "FORBIDDEN" });
    await vi.advanceTimersByTimeAsync(120_000);
    expect([reads.state(), waiting.length]).toEqual(["current", 1]);
  });

  it("is read again when news came while a read was under way", async () => {
    const { answer, waiting, news, settle, last } = page();
    await settle();
    news();
    await answer(0, { status: "PENDING" });
    await answer(1, { status: "REVOKED" });
    expect([last(), waiting.length]).toEqual(["REVOKED", 2]);
  });

  it("is read again when an older read comes back behind a newer one", async () => {
    const { reads, answer, waiting, last } = page();
    await answer(0, { status: "PENDING" });
    reads.readSince(reads.mark());
    await Promise.resolve();
    reads.readSince(reads.mark());
    await answer(2, { status: "REVOKED" });
    expect(reads.state()).toBe("current");
    await answer(1, { status: "PENDING" });
    await answer(3, { status: "REVOKED" });
    expect([last(), waiting.length]).toEqual(["REVOKED", 4]);
  });

  it("is forgotten when the page leaves", async () => {
    const { reads, answer, waiting, unsubscribe } = page();
    await answer(0, "lost");
    unsubscribe();
    await vi.advanceTimersByTimeAsync(120_000);
    expect([reads.state(), waiting.length]).toEqual(["current", 1]);
  });
});

describe("a request", () => {
  it("ends when nobody answers it", async () => {
    const hanging: typeof fetch = (_input, init) => new Promise((_resolve, reject) => init?.signal?.addEventListener("abort", () => reject(new Error("ended"))));
    const ended = withDeadline(hanging)("http://gateway.test").catch((error: Error) => error.message);
    await vi.advanceTimersByTimeAsync(ANSWER_WITHIN_MS);
    expect(await ended).toBe("ended");
  });

  it.each(["SUBGRAPH_UNAVAILABLE", "SERVICE_UNAVAILABLE", "RATE_LIMITED", "INTERNAL_SERVER_ERROR"])("failed in passing by %s", (code) => {
    expect(isPassing(new CombinedError({ graphQLErrors: [{ message: "no", extensions: { code } }] }))).toBe(true);
  });

  it.each(["FORBIDDEN", "UNAUTHENTICATED", "NOT_FOUND", "BAD_USER_INPUT"])("is refused for good by %s", (code) => {
    expect(isPassing(new CombinedError({ graphQLErrors: [{ message: "no", extensions: { code } }] }))).toBe(false);
  });
});
