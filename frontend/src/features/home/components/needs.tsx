/** What needs a person now, most pressing first: decisions, then what runs by itself. */
import type { ReactNode } from "react";
import { DecisionMark } from "@/components/ui/decision-mark";
import { ResultSummary } from "@/components/ui/result-summary";
import type { OverviewFieldsFragment, OverviewQuery } from "@/gql/graphql";
import { usePerson } from "@/lib/person";
import { usePreferences } from "@/lib/preferences";
import { isHidden } from "@/lib/reviews";
import { relative } from "@/lib/time";
import { Funnel } from "./funnel";
import { Need, NeedList } from "./need-list";

export type ListView = "undecided" | "disagreed" | "answering" | "expiring";

export interface NeedLinks {
  invitation: (id: string, children: ReactNode) => ReactNode;
  template: (id: string, children: ReactNode) => ReactNode;
  list: (view: ListView, children: ReactNode) => ReactNode;
}

interface NeedsProps {
  overview: OverviewQuery;
  links: NeedLinks;
}

const SOON_MS = 3 * 24 * 3_600_000;

const isSoon = ({ expiresAt }: OverviewFieldsFragment, now: number = Date.now()): boolean => new Date(expiresAt).getTime() - now < SOON_MS;

const toTheList = (count: number, shown: number): string => (count > shown ? `Show all ${count}` : "Open the list");

const Undecided = ({ overview: { undecided, invitationCounts }, links }: NeedsProps) => {
  const { scoreFirst } = usePreferences();
  const person = usePerson();
  const { undecided: count, beingScored } = invitationCounts;
  const scoring = beingScored > 0 ? ` ${beingScored} of them ${beingScored === 1 ? "is" : "are"} still being scored.` : "";
  return (
    <NeedList
      title="To decide"
      count={count}
      hint={`Answered, and nobody has decided; who has waited longest stands first.${scoring}`}
      all={links.list("undecided", toTheList(count, undecided.nodes.length))}
    >
      {undecided.nodes.map((invitation) => (
        <Need
          key={invitation.id}
          title={links.invitation(invitation.id, invitation.candidateName)}
          about={`${invitation.templateTitle}${invitation.completedAt ? `, answered ${relative(invitation.completedAt)}` : ""}`}
        >
          <span className="sm:w-60"><ResultSummary {...invitation.result} hidden={isHidden(invitation.reviews, person.id, scoreFirst)} /></span>
        </Need>
      ))}
    </NeedList>
  );
};

const Disagreed = ({ overview: { disagreed, invitationCounts }, links }: NeedsProps) => (
  <NeedList
    title="Split decisions"
    count={invitationCounts.disagreed}
    hint="Reviewers decided differently. Talk, then one of you changes the decision."
    all={links.list("disagreed", toTheList(invitationCounts.disagreed, disagreed.nodes.length))}
  >
    {disagreed.nodes.map(({ id, candidateName, templateTitle, decisionState, reviews }) => (
      <Need key={id} title={links.invitation(id, candidateName)} about={templateTitle}>
        <DecisionMark state={decisionState} opinions={reviews} />
      </Need>
    ))}
  </NeedList>
);

const Aside = ({ overview: { answering, expiring, drafts, invitationCounts: counts }, links }: NeedsProps) => {
  const soon = expiring.nodes.filter((invitation) => isSoon(invitation));
  return (
    <div className="grid content-start gap-6">
      {counts.total > 0 ? <Funnel counts={counts} /> : null}
      {soon.length > 0 ? (
        <NeedList title="Expiring soon" count={counts.expiringSoon} hint="Within three days. Move the deadline if someone needs more time." all={links.list("expiring", toTheList(counts.expiringSoon, soon.length))}>
          {soon.map(({ id, candidateName, templateTitle, expiresAt }) => (
            <Need key={id} title={links.invitation(id, candidateName)} about={templateTitle}>
              <span className="tabular text-sm text-warn">{relative(expiresAt)}</span>
            </Need>
          ))}
        </NeedList>
      ) : null}
      {answering.nodes.length > 0 ? (
        <NeedList title="Answering now" count={counts.started} hint="Started and not finished yet." all={links.list("answering", toTheList(counts.started, answering.nodes.length))}>
          {answering.nodes.map(({ id, candidateName, templateTitle, progress }) => (
            <Need key={id} title={links.invitation(id, candidateName)} about={templateTitle}>
              <span className="tabular text-sm text-ink-soft">{progress.answered} of {progress.total}</span>
            </Need>
          ))}
        </NeedList>
      ) : null}
      {drafts.nodes.length > 0 ? (
        <NeedList title="Drafts" count={drafts.totalCount ?? drafts.nodes.length} hint="Templates not published yet.">
          {drafts.nodes.map(({ id, title, questions, updatedAt }) => (
            <Need
              key={id}
              title={links.template(id, title)}
              about={`${questions.length === 1 ? "1 question" : `${questions.length} questions`}, changed ${relative(updatedAt)}`}
            />
          ))}
        </NeedList>
      ) : null}
    </div>
  );
};

export const Needs = ({ overview, links }: NeedsProps) => {
  const { undecided, disagreed } = overview.invitationCounts;
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-6 lg:grid-cols-[minmax(0,1fr)_minmax(0,24rem)] lg:gap-8">
      <div className="grid grid-cols-[minmax(0,1fr)] content-start gap-6">
        {disagreed > 0 ? <Disagreed overview={overview} links={links} /> : null}
        {undecided > 0 ? (
          <Undecided overview={overview} links={links} />
        ) : (
          <p className="text-ink-soft">Nothing waits for a decision. New answers and scores appear here by themselves.</p>
        )}
      </div>
      <Aside overview={overview} links={links} />
    </div>
  );
};
