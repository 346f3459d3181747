/** Lets a page react to an invitation's change that arrived over the one live line of the app. */
import { createContext, useContext, useEffect, useRef } from "react";
import type { InvitationChange } from "@/gql/graphql";

export interface LiveChange {
  invitationId: string;
  change: InvitationChange;
}

type Listener = (change: LiveChange) => void;

export interface LiveChanges {
  publish(change: LiveChange): void;
  listen(listener: Listener): () => void;
}

export const createLiveChanges = (): LiveChanges => {
  const listeners = new Set<Listener>();
  return {
    publish: (change) => {
      for (const listener of listeners) listener(change);
    },
    listen: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
};

const LiveChangesContext = createContext<LiveChanges>(createLiveChanges());
export const LiveChangesProvider = LiveChangesContext.Provider;
export const useLiveChanges = () => useContext(LiveChangesContext);

export const useOnLiveChange = (listener: Listener): void => {
  const changes = useLiveChanges();
  const latest = useRef(listener);
  useEffect(() => {
    latest.current = listener;
  });
  useEffect(() => changes.listen((change) => latest.current(change)), [changes]);
};

const TOGETHER_MS = 400;

/** Reads again a moment after a change; changes that come within that moment are read together, and never put it off. */
export const useReloadOnChange = (reload: () => void, concerns: (change: LiveChange) => boolean = () => true): void => {
  const latest = useRef(reload);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => {
    latest.current = reload;
  });
  useEffect(() => () => clearTimeout(timer.current), []);
  useOnLiveChange((change) => {
    if (timer.current !== undefined || !concerns(change)) return;
    timer.current = setTimeout(() => {
      timer.current = undefined;
      latest.current();
    }, TOGETHER_MS);
  });
};
