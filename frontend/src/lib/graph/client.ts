/** The urql client: one for staff, one for a candidate's invitation session (the header says which cookie speaks). */
import { Client, fetchExchange, mapExchange, subscriptionExchange } from "@urql/core";
import { createClient as createSocket } from "graphql-ws";
import { graphCache } from "./cache";
import { createLiveFeed, type FeedRequest, type LiveFeed } from "./live-feed";
import { hasCode } from "./problem";
import { createScreenReads, type ScreenReads } from "./screen-reads";
import { withDeadline } from "./with-deadline";

/** "user", or the id of the invitation whose interview is taken: the header says which cookie speaks. */
export type SessionKind = "user" | (string & {});

export interface GraphOptions {
  gatewayUrl: string;
  session: SessionKind;
  onSignedOut: () => void;
  fetcher?: typeof fetch;
  openFeed?: OpenFeed;
}

export type OpenFeed = (reads: ScreenReads) => LiveFeed;

export interface Graph {
  client: Client;
  feed: LiveFeed;
}

const openSocket = (gatewayUrl: string, session: SessionKind, reads: ScreenReads): LiveFeed =>
  createLiveFeed(
    createSocket({
      url: `${gatewayUrl.replace(/^http/, "ws")}/graphql`,
      connectionParams: { session },
      lazy: true,
      retryAttempts: 0,
      keepAlive: 10_000,
      connectionAckWaitTimeout: 10_000,
    }),
    reads,
  );

export const createGraph = ({ gatewayUrl, session, onSignedOut, fetcher, openFeed }: GraphOptions): Graph => {
  const reads = createScreenReads();
  const feed = openFeed ? openFeed(reads) : openSocket(gatewayUrl, session, reads);
  const headers: Record<string, string> = session === "user" ? {} : { "viva-session": session };
  const client = new Client({
    url: `${gatewayUrl}/graphql`,
    fetch: withDeadline(fetcher),
    preferGetMethod: false,
    requestPolicy: "cache-and-network",
    fetchOptions: { credentials: "include", headers },
    exchanges: [
      graphCache(),
      reads.exchange,
      mapExchange({
        onError: (error) => {
          if (hasCode(error, "UNAUTHENTICATED")) onSignedOut();
        },
      }),
      fetchExchange,
      subscriptionExchange({
        forwardSubscription: (request, { context }) => ({
          subscribe: (sink) => ({
            unsubscribe: feed.follow(
              {
                query: request.query ?? "",
                operationName: request.operationName,
                variables: request.variables as Record<string, unknown> | undefined,
                newest: context["newest"] as FeedRequest["newest"],
              },
              sink,
            ),
          }),
        }),
      }),
    ],
  });
  reads.attach(client);
  return { client, feed };
};
