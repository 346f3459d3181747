/** The state of the live line, for the note in the frame that says when updates are paused. */
import { createContext, useContext, useSyncExternalStore } from "react";
import type { LineState, LiveFeed } from "./live-feed";

const FeedContext = createContext<LiveFeed | null>(null);
export const FeedProvider = FeedContext.Provider;

const silent = () => () => undefined;

export const useLineState = (): LineState => {
  const feed = useContext(FeedContext);
  return useSyncExternalStore(feed?.watch ?? silent, feed?.state ?? (() => "idle" as const));
};
