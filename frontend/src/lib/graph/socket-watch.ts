/**
 * Whether the socket really hears the server. An open socket proves nothing: a laptop that slept or a network that was
 * pulled closes none. Each of our pings must be answered, and the browser's own word that it is offline counts at once.
 */
import type { Client } from "graphql-ws";

export const PONG_WITHIN_MS = 5_000;

export interface SocketWatch {
  isConnected(): boolean;
  /** The browser is offline, or a ping went unanswered. */
  isSilent(): boolean;
  heardAt(): number | null;
  heard(): void;
  /** Calls back when the browser is online again or the page is looked at again. */
  whenBack(listener: () => void): () => void;
  whenConnected(listener: () => void): () => void;
}

export const watchSocket = (client: Pick<Client, "on" | "terminate">, changed: () => void): SocketWatch => {
  let connected = false;
  let offline = !navigator.onLine;
  let heardAt: number | null = null;
  let unanswered: ReturnType<typeof setTimeout> | undefined;
  const backListeners = new Set<() => void>();
  const connectedListeners = new Set<() => void>();

  const heard = () => {
    heardAt = Date.now();
    clearTimeout(unanswered);
  };
  const back = () => {
    for (const listener of backListeners) listener();
  };

  client.on("connected", () => {
    connected = true;
    heard();
    for (const listener of connectedListeners) listener();
    changed();
  });
  client.on("closed", () => {
    connected = false;
    clearTimeout(unanswered);
    changed();
  });
  client.on("message", heard);
  client.on("ping", (received) => {
    if (received) return;
    clearTimeout(unanswered);
    // A socket that is cut here ends every operation on it with an error, and each starts again.
    unanswered = setTimeout(() => client.terminate(), PONG_WITHIN_MS);
  });

  window.addEventListener("offline", () => {
    offline = true;
    changed();
    client.terminate();
  });
  window.addEventListener("online", () => {
    offline = false;
    changed();
    back();
  });
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible") back();
  });

  return {
    isConnected: () => connected && !offline,
    isSilent: () => offline,
    heardAt: () => heardAt,
    heard,
    whenBack: (listener) => {
      backListeners.add(listener);
      return () => backListeners.delete(listener);
    },
    whenConnected: (listener) => {
      connectedListeners.add(listener);
      return () => connectedListeners.delete(listener);
    },
  };
};
