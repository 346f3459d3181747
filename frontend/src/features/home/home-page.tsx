/** Home: what needs me. */
import type { ReactNode } from "react";
import { Badge } from "@/components/ui/badge";
import { Notice } from "@/components/ui/notice";
import { ResultSummary } from "@/components/ui/result-summary";
import { SkeletonPage } from "@/components/ui/skeleton";
import { LoadError } from "@/components/ui/states";
import type { OverviewFieldsFragment, OverviewQuery } from "@/gql/graphql";
import { useOnLiveChange } from "@/lib/live-changes";
import { usePageTitle } from "@/lib/page-title";
import { usePerson } from "@/lib/person";
import { usePreferences } from "@/lib/preferences";
import { relative } from "@/lib/time";
import { useOverview } from "./api/use-overview";
import { FirstSteps } from "./components/first-steps";
import { Need, NeedList } from "./components/need-list";
import { justArrived, needsOf } from "./needs";

export interface HomeLinks {
  invitation: (id: string, children: ReactNode) => ReactNode;
  template: (id: string, children: ReactNode) => ReactNode;
  templates: ReactNode;
  invitations: ReactNode;
  company: ReactNode;
}

interface SectionsProps {
  overview: OverviewQuery;
  links: HomeLinks;
}

const ToDecide = ({ invitations, links }: { invitations: OverviewFieldsFragment[]; links: HomeLinks }) => {
  const { scoreFirst } = usePreferences();
  return (
    <NeedList title="Ready for your decision" count={invitations.length} hint="Answers are in. Read them and decide." wide>
      {invitations.map((invitation) => (
        <Need
          key={invitation.id}
          title={links.invitation(invitation.id, invitation.candidateName)}
          about={`${invitation.templateTitle}${invitation.completedAt ? `, completed ${relative(invitation.completedAt)}` : ""}`}
        >
          {justArrived(invitation) ? <Badge tone="accent">New</Badge> : null}
          <ResultSummary {...invitation.result} hidden={scoreFirst && invitation.review?.score == null} />
        </Need>
      ))}
    </NeedList>
  );
};

const Sections = ({ overview, links }: SectionsProps) => {
  const { toDecide, scoring, expiring, answering } = needsOf(overview);
  const drafts = overview.drafts.nodes;
  const nothing = [toDecide, scoring, expiring, answering, drafts].every((list) => list.length === 0);
  if (nothing) return <p className="text-lg text-ink-soft">Nothing needs you right now. New answers and scores appear here by themselves.</p>;
  return (
    <div className="grid gap-x-8 gap-y-9 lg:grid-cols-2">
      {toDecide.length > 0 ? <ToDecide invitations={toDecide} links={links} /> : null}
      {scoring.length > 0 ? (
        <NeedList title="Being scored" count={scoring.length} hint="Scores arrive question by question.">
          {scoring.map((one) => (
            <Need key={one.id} title={links.invitation(one.id, one.candidateName)} about={one.templateTitle}><Badge>Being scored</Badge></Need>
          ))}
        </NeedList>
      ) : null}
      {answering.length > 0 ? (
        <NeedList title="Answering now" count={answering.length} hint="Started and not finished yet.">
          {answering.map((one) => (
            <Need key={one.id} title={links.invitation(one.id, one.candidateName)} about={one.templateTitle}>
              <span className="tabular text-sm text-ink-soft">{one.progress.answered} of {one.progress.total} answered</span>
            </Need>
          ))}
        </NeedList>
      ) : null}
      {expiring.length > 0 ? (
        <NeedList title="Expiring soon" count={expiring.length} hint="Within three days. Move the deadline if someone needs more time.">
          {expiring.map((one) => (
            <Need key={one.id} title={links.invitation(one.id, one.candidateName)} about={one.templateTitle}>
              <span className="tabular text-sm text-warn">{relative(one.expiresAt)}</span>
            </Need>
          ))}
        </NeedList>
      ) : null}
      {drafts.length > 0 ? (
        <NeedList title="Drafts" count={drafts.length} hint="Templates not published yet.">
          {drafts.map((draft) => (
            <Need
              key={draft.id}
              title={links.template(draft.id, draft.title)}
              about={`${draft.questions.length === 1 ? "1 question" : `${draft.questions.length} questions`}, changed ${relative(draft.updatedAt)}`}
            />
          ))}
        </NeedList>
      ) : null}
    </div>
  );
};

const isNew = ({ published, completed, running }: OverviewQuery): boolean =>
  published.nodes.length === 0 || completed.nodes.length + running.nodes.length === 0;

const Beginning = ({ overview, links }: SectionsProps) => (
  <FirstSteps
    steps={[
      {
        title: "Write a template",
        text: "Questions, and beside each the rubric its answers are held against. Publish it when it is ready.",
        done: overview.published.nodes.length > 0,
        action: links.templates,
      },
      { title: "Invite a candidate", text: "By a personal link that works on any device, without an account.", done: false, action: links.invitations },
      { title: "Watch, read, decide", text: "Answers and scores arrive here live, each with the sentences it rests on.", done: false, action: null },
    ]}
  />
);

export const HomePage = ({ links }: { links: HomeLinks }) => {
  usePageTitle("Home");
  const person = usePerson();
  const [{ data, error }, again] = useOverview();
  const reload = () => again({ requestPolicy: "network-only" });
  useOnLiveChange(reload);

  return (
    <div className="grid gap-8">
      <div className="grid gap-1">
        <h1 className="text-3xl font-semibold">Hello, {person.fullName.split(" ")[0]}</h1>
        <p className="text-lg text-ink-soft">Here is what needs you.</p>
      </div>
      {person.company || !person.roles.includes("HR") ? null : <Notice title="You work without a company so far">{links.company}</Notice>}
      {!data && error ? <LoadError level={2} error={error} onRetry={reload} /> : null}
      {!data && !error ? <SkeletonPage label="Loading what needs you" /> : null}
      {data && isNew(data) ? <Beginning overview={data} links={links} /> : null}
      {data && (!isNew(data) || data.drafts.nodes.length > 0) ? <Sections overview={data} links={links} /> : null}
    </div>
  );
};
