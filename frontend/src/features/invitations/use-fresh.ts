/** Which invitations changed in the last moments, over the live line. */
import { useCallback, useEffect, useRef, useState } from "react";
import { useOnLiveChange } from "@/lib/live-changes";

const FRESH_MS = 2_500;
const SETTLE_MS = 400;

export const useFresh = (reload: () => void): ReadonlySet<string> => {
  const [fresh, setFresh] = useState<ReadonlySet<string>>(new Set());
  const timers = useRef(new Set<ReturnType<typeof setTimeout>>());
  const pendingReload = useRef<ReturnType<typeof setTimeout>>(undefined);

  const later = useCallback((action: () => void, ms: number) => {
    const timer = setTimeout(() => {
      timers.current.delete(timer);
      action();
    }, ms);
    timers.current.add(timer);
    return timer;
  }, []);

  useEffect(() => {
    const running = timers.current;
    return () => {
      for (const timer of running) clearTimeout(timer);
    };
  }, []);

  useOnLiveChange(({ invitationId }) => {
    setFresh((current) => new Set([...current, invitationId]));
    later(() => setFresh((current) => new Set([...current].filter((id) => id !== invitationId))), FRESH_MS);
    // The row itself is already new through the cache; a new row, a filter or a sort order needs the list again.
    clearTimeout(pendingReload.current);
    pendingReload.current = later(reload, SETTLE_MS);
  });

  return fresh;
};
