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
  /** 1 where the state is the whole page, 2 below a page's own heading. */
  level?: 1 | 2;
}

export const State = ({ title, children, action, Icon = Inbox, alert = false, level = 2 }: StateProps) => {
  const Heading = level === 1 ? "h1" : "h2";
  return (
    <div
      role={alert ? "alert" : undefined}
      className="grid justify-items-center gap-4 rounded-lg border border-dashed border-line-strong/50 px-6 py-14 text-center"
    >
      <span className="grid size-12 place-items-center rounded-full bg-sunken text-ink-soft">
        <Icon aria-hidden className="size-6" />
      </span>
      <div className="grid max-w-md min-w-0 gap-1.5">
        <Heading className="text-lg font-semibold">{title}</Heading>
        {children ? <div className="text-sm text-ink-soft">{children}</div> : null}
      </div>
      {action}
    </div>
  );
};

export const EmptyState = State;

export const Denied = ({ level = 1 }: Pick<StateProps, "level">) => (
  <State level={level} Icon={Lock} title="You do not have access to this">
    Your account may not open this page. An owner of your company can add you, or an administrator can give you the role it needs.
  </State>
);

export const NotFound = ({ what, level = 1 }: { what: string } & Pick<StateProps, "level">) => (
  <State level={level} Icon={SearchX} title={`This ${what} was not found`}>
    It may have been removed, or it belongs to another company.
  </State>
);

interface LoadErrorProps {
  error: CombinedError;
  onRetry?: () => void;
  level?: 1 | 2;
}

export const LoadError = ({ error, onRetry, level = 1 }: LoadErrorProps) => {
  const problem = problemOf(error);
  if (problem.kind === "denied") return <Denied level={level} />;
  if (problem.kind === "missing") return <NotFound what="page" level={level} />;
  return (
    <State
      alert
      level={level}
      Icon={problem.kind === "offline" ? CloudOff : TriangleAlert}
      title="This could not be loaded"
      action={onRetry ? <Button onClick={onRetry}>Try again</Button> : null}
    >
      <p>{sentenceFor(error)}</p>
      {problem.requestId ? <p className="pt-2 text-xs text-ink-faint">If it stays, tell your administrator this number: {problem.requestId}</p> : null}
    </State>
  );
};
