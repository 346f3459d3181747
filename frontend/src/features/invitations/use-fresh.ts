/** Which invitations changed in the last moments, over the live line. */
import { useEffect, useRef, useState } from "react";
import { useOnLiveChange } from "@/lib/live-changes";

const FRESH_MS = 2_500;

export const useFresh = (): ReadonlySet<string> => {
  const [fresh, setFresh] = useState<ReadonlySet<string>>(new Set());
  const timers = useRef(new Map<string, ReturnType<typeof setTimeout>>());

  useEffect(() => {
    const running = timers.current;
    return () => {
      for (const timer of running.values()) clearTimeout(timer);
    };
  }, []);

  useOnLiveChange(({ invitationId }) => {
    setFresh((current) => new Set([...current, invitationId]));
    clearTimeout(timers.current.get(invitationId));
    const fade = () => setFresh((current) => new Set([...current].filter((id) => id !== invitationId)));
    timers.current.set(invitationId, setTimeout(fade, FRESH_MS));
  });

  return fresh;
};
