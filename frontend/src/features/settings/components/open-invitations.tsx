/** Who was asked to join and has not answered; an owner can take it back. */
import { Button } from "@/components/ui/button";
import { useToast } from "@/components/ui/toast";
import type { CompanyFieldsFragment } from "@/gql/graphql";
import { refusalIn } from "@/lib/graph/refusal";
import { relative } from "@/lib/time";
import { useWithdrawMembership } from "../api/use-membership";

type Invitation = CompanyFieldsFragment["membershipInvitations"][number];

const until = (expiresAt: string): string => (new Date(expiresAt) > new Date() ? `open until ${relative(expiresAt)}` : "expired; ask again to renew it");

const Row = ({ companyId, invitation }: { companyId: string; invitation: Invitation }) => {
  const [{ fetching }, withdraw] = useWithdrawMembership();
  const toast = useToast();
  const takeBack = async () => {
    const { data, error } = await withdraw({ input: { companyId, invitationId: invitation.id } });
    toast(refusalIn(error, data?.withdrawMembershipInvitation) ?? "Withdrawn");
  };
  return (
    <li className="flex flex-wrap items-center justify-between gap-3 py-2">
      <div className="min-w-0">
        <p dir="auto" className="text-sm font-semibold [overflow-wrap:anywhere]">{invitation.email}</p>
        <p className="text-sm text-ink-faint">{[invitation.position, until(invitation.expiresAt)].filter(Boolean).join(" · ")}</p>
      </div>
      <Button size="sm" busy={fetching} aria-label={`Withdraw the invitation of ${invitation.email}`} onClick={() => void takeBack()}>Withdraw</Button>
    </li>
  );
};

export const OpenInvitations = ({ company }: { company: CompanyFieldsFragment }) => (
  <section aria-labelledby="open-invitations-title" className="grid gap-1 border-t border-line pt-5">
    <h3 id="open-invitations-title" className="font-semibold">Asked to join</h3>
    <ul>{company.membershipInvitations.map((invitation) => <Row key={invitation.id} companyId={company.id} invitation={invitation} />)}</ul>
  </section>
);
