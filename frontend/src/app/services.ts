/** What the app talks to; tests hand in their own. */
import { createContext, useContext } from "react";
import type { Gateway } from "@/lib/gateway";
import type { OpenFeed } from "@/lib/graph/client";

export interface Services {
  gateway: Gateway;
  fetcher?: typeof fetch;
  /** Given only by tests; otherwise a WebSocket to the gateway. */
  openFeed?: OpenFeed;
}

const ServicesContext = createContext<Services | null>(null);
export const ServicesProvider = ServicesContext.Provider;

export const useServices = (): Services => {
  const services = useContext(ServicesContext);
  if (!services) throw new Error("useServices is used outside ServicesProvider");
  return services;
};
