/** Which interview this tab shows: by a personal link, whose token leaves the address at once, or by the address. */
import { useCallback, useEffect, useState } from "react";
import { type Contact, type Gateway, GatewayRefusal, useGateway } from "@/lib/gateway";
import { tokenIn } from "../flow/link";

export type LinkState =
  | { phase: "opening" }
  | { phase: "ready"; invitationId: string }
  | { phase: "refused"; code: string; contact?: Contact }
  | { phase: "unreachable" };

const takeToken = (): string | null => {
  const token = tokenIn(window.location.hash);
  if (token) window.history.replaceState(window.history.state, "", window.location.pathname + window.location.search);
  return token;
};

const exchange = async (gateway: Gateway, token: string): Promise<LinkState> => {
  try {
    const { invitationId } = await gateway.post<{ invitationId: string }>("/auth/invitation", { token });
    return { phase: "ready", invitationId };
  } catch (error) {
    if (!(error instanceof GatewayRefusal) || error.code === "SERVICE_UNAVAILABLE") return { phase: "unreachable" };
    return { phase: "refused", code: error.code, contact: error.contact };
  }
};

/** An address without a link and without an invitation: the only one of this browser, if there is only one. */
const onlyOne = async (gateway: Gateway): Promise<LinkState> => {
  try {
    const { invitations } = await gateway.get<{ invitations?: { id: string }[] }>("/auth/session");
    const [first, ...others] = invitations ?? [];
    return first && others.length === 0 ? { phase: "ready", invitationId: first.id } : { phase: "refused", code: "LINK_NEEDED" };
  } catch {
    return { phase: "unreachable" };
  }
};

export const useInvitationLink = (invitationId: string | undefined, show: (invitationId: string) => void) => {
  const gateway = useGateway();
  // Read once, while rendering: a second effect run (development) would find the address already clean.
  const [token, setToken] = useState(takeToken);
  const [state, setState] = useState<LinkState>({ phase: "opening" });

  const open = useCallback(() => {
    if (!token && invitationId) return setState({ phase: "ready", invitationId });
    setState({ phase: "opening" });
    const opened = token ? exchange(gateway, token) : onlyOne(gateway);
    void opened.then((next) => {
      if (next.phase !== "ready") return setState(next);
      // The address names the interview first: a page that opened at once would be opened twice.
      setToken(null);
      show(next.invitationId);
    });
  }, [gateway, token, invitationId, show]);

  useEffect(open, [open]);

  useEffect(() => {
    const another = () => {
      const next = takeToken();
      if (next) setToken(next);
    };
    window.addEventListener("hashchange", another);
    return () => window.removeEventListener("hashchange", another);
  }, []);

  return { state, retry: open };
};
