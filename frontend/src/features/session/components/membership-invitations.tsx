/** Companies that ask the signed-in person to join: nothing is shared before the person says yes. */
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { FieldError } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { useToast } from "@/components/ui/toast";
import { UserText } from "@/components/ui/user-text";
import type { MyMembershipInvitationsQuery } from "@/gql/graphql";
import { refusalIn } from "@/lib/graph/refusal";
import { relative } from "@/lib/time";
import { useAcceptMembership, useDeclineMembership, useMembershipInvitations } from "../api/use-membership-invitations";

type Invitation = MyMembershipInvitationsQuery["myMembershipInvitations"][number];

const Asked = ({ invitation, onAnswered }: { invitation: Invitation; onAnswered: () => void }) => {
  const [problem, setProblem] = useState<string>();
  const [accepting, accept] = useAcceptMembership();
  const [declining, decline] = useDeclineMembership();
  const toast = useToast();
  const input = { invitationId: invitation.id };

  const settle = (refusal: string | undefined, done: string) => {
    setProblem(refusal);
    if (refusal) return;
    toast(done);
    onAnswered();
  };
  const join = async () => {
    const { data, error } = await accept({ input });
    settle(refusalIn(error, data?.acceptMembership), `You are now part of ${invitation.companyName}`);
  };
  const refuse = async () => {
    const { data, error } = await decline({ input });
    settle(refusalIn(error, data?.declineMembership), "Declined");
  };

  return (
    <Notice title={<span><UserText>{invitation.invitedByName}</UserText> asks you to join <UserText>{invitation.companyName}</UserText>{invitation.position ? ` as ${invitation.position}` : ""}</span>}>
      <div className="grid gap-3">
        <p>Its members share templates, invitations and results. What you made on your own stays private. Open until {relative(invitation.expiresAt)}.</p>
        {problem ? <div role="alert"><FieldError>{problem}</FieldError></div> : null}
        <div className="flex flex-wrap gap-3">
          <Button size="sm" look="primary" busy={accepting.fetching} onClick={() => void join()}>Join</Button>
          <Button size="sm" look="quiet" busy={declining.fetching} onClick={() => void refuse()}>Decline</Button>
        </div>
      </div>
    </Notice>
  );
};

export const MembershipInvitations = () => {
  const [{ data }, again] = useMembershipInvitations();
  const invitations = data?.myMembershipInvitations ?? [];
  if (invitations.length === 0) return null;
  return (
    <section aria-label="Companies that ask you to join" className="mb-8 grid gap-3">
      {invitations.map((invitation) => (
        <Asked key={invitation.id} invitation={invitation} onAnswered={() => again({ requestPolicy: "network-only" })} />
      ))}
    </section>
  );
};
