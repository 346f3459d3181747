/** The interview of one invitation, as the server has it, as React state. */
import { useEffect, useState, useSyncExternalStore } from "react";
import { InterviewSession } from "./interview-session";
import type { InterviewServer } from "./server";

export const useInterview = (server: InterviewServer) => {
  const [session] = useState(() => new InterviewSession(server));
  useEffect(() => session.open(), [session]);
  return { session, standing: useSyncExternalStore(session.watch, session.standing) };
};
