/** Exchanges the token of a personal link for an invitation session, and takes it out of the address at once. */
import { useCallback, useEffect, useState } from "react";
import { type Gateway, GatewayRefusal, useGateway } from "@/lib/gateway";

export type LinkState = { phase: "exchanging" } | { phase: "ready" } | { phase: "refused"; code: string } | { phase: "unreachable" };

const takeToken = (): string => {
  const token = decodeURIComponent(window.location.hash.slice(1));
  if (token) window.history.replaceState(window.history.state, "", window.location.pathname + window.location.search);
  return token;
};

const exchange = async (gateway: Gateway, token: string): Promise<LinkState> => {
  try {
    await gateway.post("/auth/invitation", { token });
    return { phase: "ready" };
  } catch (error) {
    if (error instanceof GatewayRefusal) return { phase: "refused", code: error.code };
    return { phase: "unreachable" };
  }
};

export const useInvitationLink = () => {
  const gateway = useGateway();
  // Read once, while rendering: a second effect run (development) would find the address already clean.
  const [token, setToken] = useState(takeToken);
  const [state, setState] = useState<LinkState>({ phase: token ? "exchanging" : "ready" });

  const retry = useCallback(() => {
    setState({ phase: "exchanging" });
    void exchange(gateway, token).then(setState);
  }, [gateway, token]);

  useEffect(() => {
    if (token) retry();
  }, [token, retry]);

  useEffect(() => {
    const another = () => {
      const next = takeToken();
      if (next) setToken(next);
    };
    window.addEventListener("hashchange", another);
    return () => window.removeEventListener("hashchange", another);
  }, []);

  return { state, retry };
};
