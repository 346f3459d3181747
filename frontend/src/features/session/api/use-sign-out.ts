/** Ends this browser's session and leaves to where the gateway says. */
import { useCallback } from "react";
import { useGateway } from "@/lib/gateway";

export const useSignOut = () => {
  const gateway = useGateway();
  return useCallback(async () => {
    const { redirectTo } = await gateway.post<{ redirectTo?: string }>("/auth/sign-out", {}).catch(() => ({ redirectTo: undefined }));
    window.location.assign(redirectTo ?? "/sign-in");
  }, [gateway]);
};
