/** The trail of the candidate's link: on which devices it was opened, and who of the team was signed in while using it. */
import { UserText } from "@/components/ui/user-text";
import { MonitorSmartphone, ShieldAlert } from "lucide-react";
import { Card, CardTitle } from "@/components/ui/card";
import { Notice } from "@/components/ui/notice";
import type { InvitationQuery, LinkAction } from "@/gql/graphql";
import { dateTime } from "@/lib/time";

type Use = NonNullable<InvitationQuery["invitation"]>["linkUses"][number];

const DONE: Record<LinkAction, string> = {
  OPENED: "opened the link",
  STARTED: "started the interview",
  READ: "read the questions and answers",
  ANSWERED: "wrote or sent an answer",
  COMPLETED: "completed the interview",
};

const when = ({ firstAt, lastAt, times }: Use): string => {
  const [first, last] = [dateTime(firstAt), dateTime(lastAt)];
  const span = first === last ? first : `${first} to ${last}`;
  return times === 1 ? first : `${times} times, ${span}`;
};

export const LinkUses = ({ uses }: { uses: Use[] }) => {
  const devices = uses.filter((use) => use.action === "OPENED");
  const byPeople = uses.filter((use) => use.person);
  if (uses.length === 0) return null;
  return (
    <Card aria-labelledby="link-uses-title" className="grid gap-4">
      <CardTitle id="link-uses-title" className="flex items-center gap-2.5">
        <MonitorSmartphone aria-hidden className="size-5 text-ink-faint" />Use of the link
      </CardTitle>
      {byPeople.length > 0 ? (
        <Notice tone="warn" title="Used by somebody who was signed in">
          <ul className="grid gap-1">
            {byPeople.map((use) => (
              <li key={`${use.action}-${use.person?.id}-${use.device}`} className="break-words">
                <UserText>{use.person?.fullName ?? "A person who is gone"}</UserText> {DONE[use.action]}, <span className="tabular">{when(use)}</span>
              </li>
            ))}
          </ul>
        </Notice>
      ) : null}
      <ul className="grid gap-2 text-sm text-ink-soft">
        {devices.map((use) => (
          <li key={`${use.device}-${use.person?.id}-${use.firstAt}`} className="flex flex-wrap justify-between gap-x-4">
            <span className="inline-flex items-center gap-1.5">
              {use.person ? <ShieldAlert aria-label="By somebody who was signed in" className="size-4 text-warn" /> : null}
              {use.device ?? "Another device"}
            </span>
            <span className="tabular text-ink-faint">{when(use)}</span>
          </li>
        ))}
      </ul>
    </Card>
  );
};
