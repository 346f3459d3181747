/** Whether this browser is signed in: asked once at the gateway. */
import { useCallback, useEffect, useState } from "react";
import { useGateway } from "@/lib/gateway";

interface SessionAnswer {
  user: { id: string; roles: string[] } | null;
}

export type SessionState = { phase: "loading" } | { phase: "signed-in"; userId: string } | { phase: "signed-out" } | { phase: "unreachable" };

export const useSession = () => {
  const gateway = useGateway();
  const [state, setState] = useState<SessionState>({ phase: "loading" });

  const ask = useCallback(() => {
    setState({ phase: "loading" });
    gateway
      .get<SessionAnswer>("/auth/session")
      .then((answer): SessionState => (answer.user ? { phase: "signed-in", userId: answer.user.id } : { phase: "signed-out" }))
      .catch((): SessionState => ({ phase: "unreachable" }))
      .then(setState);
  }, [gateway]);

  useEffect(ask, [ask]);
  return { state, ask };
};
