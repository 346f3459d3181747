/** What a view shows when it has nothing, may not show it, cannot find it or could not load it. */
import { CloudOff, Inbox, Lock, SearchX, TriangleAlert } from "lucide-react";
import type { ComponentType, ReactNode } from "react";
import type { CombinedError } from "urql";
import { problemOf, sentenceFor } from "@/lib/graph/problem";
import { Button } from "./button";

interface StateProps {
  title: string;
  children?: ReactNode;
  action?: ReactNode;
  Icon?: ComponentType<{ className?: string }>;
  alert?: boolean;
}

export const State = ({ title, children, action, Icon = Inbox, alert = false }: StateProps) => (
  <div
    role={alert ? "alert" : undefined}
    className="grid justify-items-center gap-4 rounded-lg border border-dashed border-line-strong/50 px-6 py-14 text-center"
  >
    <span className="grid size-12 place-items-center rounded-full bg-accent-soft text-accent-text">
      <Icon aria-hidden className="size-6" />
    </span>
    <div className="grid max-w-md gap-1.5">
      <h2 className="text-lg font-semibold">{title}</h2>
      {children ? <div className="text-sm text-ink-soft">{children}</div> : null}
    </div>
    {action}
  </div>
);

export const EmptyState = State;

export const Denied = () => (
  <State Icon={Lock} title="You do not have access to this">
    Your account may not open this page. An owner of your company can add you, or an administrator can give you the role it needs.
  </State>
);

export const NotFound = ({ what }: { what: string }) => (
  <State Icon={SearchX} title={`This ${what} was not found`}>
    It may have been removed, or it belongs to another company.
  </State>
);

interface LoadErrorProps {
  error: CombinedError;
  onRetry?: () => void;
}

export const LoadError = ({ error, onRetry }: LoadErrorProps) => {
  const problem = problemOf(error);
  if (problem.kind === "denied") return <Denied />;
  if (problem.kind === "missing") return <NotFound what="page" />;
  return (
    <State
      alert
      Icon={problem.kind === "offline" ? CloudOff : TriangleAlert}
      title="This could not be loaded"
      action={onRetry ? <Button onClick={onRetry}>Try again</Button> : null}
    >
      <p>{sentenceFor(error)}</p>
      {problem.requestId ? <p className="pt-2 text-xs text-ink-faint">If it stays, tell your administrator this number: {problem.requestId}</p> : null}
    </State>
  );
};
