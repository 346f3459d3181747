/** Home: what needs me. */
import type { ReactNode } from "react";
import { LiveState } from "@/components/ui/live-state";
import { Notice } from "@/components/ui/notice";
import { LoadError } from "@/components/ui/states";
import { UserText } from "@/components/ui/user-text";
import type { OverviewQuery } from "@/gql/graphql";
import { useReloadOnChange } from "@/lib/live-changes";
import { usePageTitle } from "@/lib/page-title";
import { usePerson } from "@/lib/person";
import { useOverview } from "./api/use-overview";
import { FirstSteps } from "./components/first-steps";
import { HomeSkeleton } from "./components/home-skeleton";
import { type NeedLinks, Needs } from "./components/needs";

export interface HomeLinks extends NeedLinks {
  templates: ReactNode;
  invitations: ReactNode;
  company: ReactNode;
}

const isNew = ({ published, invitationCounts }: OverviewQuery): boolean => published.nodes.length === 0 || invitationCounts.total === 0;

const Beginning = ({ overview, links }: { overview: OverviewQuery; links: HomeLinks }) => (
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
  useReloadOnChange(reload);

  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-6">
      <div className="flex flex-wrap items-center gap-x-4">
        <h1 className="text-2xl font-semibold">Hello, <UserText>{person.fullName.split(" ")[0]}</UserText></h1>
        <LiveState />
      </div>
      {person.company || !person.roles.includes("HR") ? null : <Notice title="You work without a company so far">{links.company}</Notice>}
      {!data && error ? <LoadError level={2} error={error} onRetry={reload} /> : null}
      {!data && !error ? <HomeSkeleton /> : null}
      {data && isNew(data) ? <Beginning overview={data} links={links} /> : null}
      {data && (!isNew(data) || data.drafts.nodes.length > 0) ? <Needs overview={data} links={links} /> : null}
    </div>
  );
};
