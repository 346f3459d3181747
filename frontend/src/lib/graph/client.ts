/** The urql client: one for staff, one for a candidate's invitation session (the header says which cookie speaks). */
import { Client, fetchExchange, mapExchange, subscriptionExchange } from "@urql/core";
import { createClient as createSocket } from "graphql-ws";
import { graphCache } from "./cache";
import { createLiveFeed, type LiveFeed } from "./live-feed";
import { hasCode } from "./problem";

/** "user", or the id of the invitation whose interview is taken: the header says which cookie speaks. */
export type SessionKind = "user" | (string & {});

export interface GraphOptions {
  gatewayUrl: string;
  session: SessionKind;
  onSignedOut: () => void;
  fetcher?: typeof fetch;
  feed?: LiveFeed;
}

export interface Graph {
  client: Client;
  feed: LiveFeed;
}

const openFeed = (gatewayUrl: string, session: SessionKind): LiveFeed =>
  createLiveFeed(
    createSocket({
      url: `${gatewayUrl.replace(/^http/, "ws")}/graphql`,
      connectionParams: { session },
      lazy: true,
      retryAttempts: 0,
      keepAlive: 10_000,
      connectionAckWaitTimeout: 10_000,
    }),
  );

export const createGraph = ({ gatewayUrl, session, onSignedOut, fetcher, feed = openFeed(gatewayUrl, session) }: GraphOptions): Graph => {
  const headers: Record<string, string> = session === "user" ? {} : { "viva-session": session };
  const client = new Client({
    url: `${gatewayUrl}/graphql`,
    fetch: fetcher,
    preferGetMethod: false,
    requestPolicy: "cache-and-network",
    fetchOptions: { credentials: "include", headers },
    exchanges: [
      graphCache(),
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
                endless: context["endless"] === true,
              },
              sink,
            ),
          }),
        }),
      }),
    ],
  });
  return { client, feed };
};
