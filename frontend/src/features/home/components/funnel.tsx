/** Where everybody stands, as lengths: invited, answering, answered, decided. Also readable as a list of numbers. */
import type { OverviewQuery } from "@/gql/graphql";

type Counts = OverviewQuery["invitationCounts"];

const stepsOf = ({ total, started, completed, expired, revoked, advance, hold, decline, disagreed }: Counts) => [
  { name: "Invited", count: total },
  { name: "Answering now", count: started },
  { name: "Answered", count: completed },
  { name: "Decided", count: advance + hold + decline + disagreed },
  { name: "Expired or withdrawn", count: expired + revoked },
];

export const Funnel = ({ counts }: { counts: Counts }) => (
  <section aria-labelledby="funnel-title" className="grid gap-3 rounded-lg border border-line bg-surface p-4 shadow-card">
    <h2 id="funnel-title" className="font-semibold">All invitations</h2>
    <dl className="grid grid-cols-[auto_auto_minmax(2rem,1fr)] items-center gap-x-3 gap-y-1.5 text-sm">
      {stepsOf(counts).map(({ name, count }) => (
        <div key={name} className="contents">
          <dt className="text-ink-soft">{name}</dt>
          <dd className="tabular text-right font-semibold">{count}</dd>
          <dd aria-hidden>
            <svg viewBox="0 0 100 8" preserveAspectRatio="none" className="block h-2 w-full overflow-hidden rounded-sm">
              <rect width="100" height="8" className="fill-sunken" />
              <rect width={counts.total > 0 ? (100 * count) / counts.total : 0} height="8" className="fill-ink-soft" />
            </svg>
          </dd>
        </div>
      ))}
    </dl>
    <p className="tabular border-t border-line pt-2.5 text-sm text-ink-soft">
      {counts.advance} to advance, {counts.hold} on hold, {counts.decline} declined{counts.disagreed > 0 ? `, ${counts.disagreed} split` : ""}.
    </p>
  </section>
);
