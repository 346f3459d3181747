/** Whether this browser is signed in, and if not, why a session that it had is over: asked at the gateway. */
import { useCallback, useEffect, useState } from "react";
import { useGateway } from "@/lib/gateway";

interface SessionAnswer {
  user: { id: string; roles: string[] } | null;
  ended?: { code: string } | null;
}

export type SessionState = { phase: "loading" } | { phase: "signed-in"; userId: string } | { phase: "signed-out"; ended?: string } | { phase: "unreachable" };

export const useSession = () => {
  const gateway = useGateway();
  const [state, setState] = useState<SessionState>({ phase: "loading" });

  const ask = useCallback(() => {
    setState({ phase: "loading" });
    gateway
      .get<SessionAnswer>("/auth/session")
      .then((answer): SessionState => (answer.user ? { phase: "signed-in", userId: answer.user.id } : { phase: "signed-out", ended: answer.ended?.code }))
      .catch((): SessionState => ({ phase: "unreachable" }))
      .then(setState);
  }, [gateway]);

  useEffect(ask, [ask]);
  return { state, ask };
};
