/** The state of the live line, for every page that shows what it brings. */
import { createContext, useContext, useSyncExternalStore } from "react";
import type { LineState, LiveFeed } from "./live-feed";

const FeedContext = createContext<LiveFeed | null>(null);
export const FeedProvider = FeedContext.Provider;

const silent = () => () => undefined;

export const useLineState = (): LineState => {
  const feed = useContext(FeedContext);
  return useSyncExternalStore(feed?.watch ?? silent, feed?.state ?? (() => "idle" as const));
};

/** When the server was last heard before the line was lost; null while it is there. */
export const useLostSince = (): number | null => {
  const feed = useContext(FeedContext);
  const state = useLineState();
  return state === "reconnecting" || state === "ended" ? (feed?.heardAt() ?? null) : null;
};
