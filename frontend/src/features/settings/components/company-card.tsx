/** The company and its people: owners ask in, hand over and remove; everybody may leave. */
import { useState } from "react";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Card, CardTitle } from "@/components/ui/card";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Skeleton } from "@/components/ui/skeleton";
import { useToast } from "@/components/ui/toast";
import { UserText } from "@/components/ui/user-text";
import type { CompanyFieldsFragment } from "@/gql/graphql";
import { sentenceFor } from "@/lib/graph/problem";
import { refusalIn } from "@/lib/graph/refusal";
import { usePerson } from "@/lib/person";
import { useCompany } from "../api/use-company";
import { useChangeMemberRole } from "../api/use-membership";
import { useRemoveMember } from "../api/use-remove-member";
import { InviteMemberForm } from "./invite-member-form";
import { LeaveCompany } from "./leave-company";
import { OpenInvitations } from "./open-invitations";

type Member = CompanyFieldsFragment["members"][number];

const RemoveMember = ({ companyId, member }: { companyId: string; member: Member }) => {
  const [asking, setAsking] = useState(false);
  const [{ fetching, data, error }, remove] = useRemoveMember();
  const toast = useToast();
  const confirm = async () => {
    const result = await remove({ input: { companyId, userId: member.user.id } });
    if (refusalIn(result.error, result.data?.removeCompanyMember)) return;
    toast(`${member.user.fullName} was removed`);
    setAsking(false);
  };
  return (
    <>
      <Button size="sm" aria-label={`Remove ${member.user.fullName}`} onClick={() => setAsking(true)}>Remove</Button>
      <ConfirmDialog
        open={asking}
        title={`Remove ${member.user.fullName}?`}
        description="They lose access to the company's templates and invitations. What they wrote stays."
        action="Remove"
        danger
        busy={fetching}
        error={refusalIn(error, data?.removeCompanyMember)}
        onConfirm={() => void confirm()}
        onClose={() => setAsking(false)}
      />
    </>
  );
};

const MakeOwner = ({ companyId, member }: { companyId: string; member: Member }) => {
  const [{ fetching }, changeRole] = useChangeMemberRole();
  const toast = useToast();
  const make = async () => {
    const { data, error } = await changeRole({ input: { companyId, userId: member.user.id, role: "OWNER" } });
    toast(refusalIn(error, data?.changeMemberRole) ?? `${member.user.fullName} is now an owner`);
  };
  return (
    <Button size="sm" busy={fetching} aria-label={`Make owner: ${member.user.fullName}`} onClick={() => void make()}>Make owner</Button>
  );
};

export const CompanyCard = ({ companyId }: { companyId: string }) => {
  const person = usePerson();
  const [{ data, error }] = useCompany(companyId);
  const company = data?.company;
  const owner = person.companyRole === "OWNER";
  return (
    <Card aria-labelledby="company-title" className="grid gap-5">
      <div>
        <CardTitle id="company-title"><UserText>{company?.name ?? "Company"}</UserText></CardTitle>
        <p className="text-sm text-ink-faint">
          {[company?.location, company?.website].filter(Boolean).join(" · ") || "Members share templates, invitations and results."}
        </p>
      </div>
      {!company && !error ? <Skeleton className="h-24" /> : null}
      {!company && error ? <p className="text-sm text-ink-soft">{sentenceFor(error)}</p> : null}
      {company ? (
        <ul aria-label="Members">
          {company.members.map((member) => (
            <li key={member.user.id} className="flex flex-wrap items-center justify-between gap-3 border-b border-line py-3 first:pt-0 last:border-b-0">
              <div>
                <p className="flex items-center gap-2 text-sm font-semibold">
                  <UserText>{member.user.fullName}</UserText>
                  {member.role === "OWNER" ? <Badge>Owner</Badge> : null}
                </p>
                <p className="text-sm text-ink-faint">{[member.position, member.user.email].filter(Boolean).join(" · ")}</p>
              </div>
              {owner && member.user.id !== person.id ? (
                <div className="flex flex-wrap gap-2">
                  {member.role === "OWNER" ? null : <MakeOwner companyId={company.id} member={member} />}
                  <RemoveMember companyId={company.id} member={member} />
                </div>
              ) : null}
            </li>
          ))}
        </ul>
      ) : null}
      {company && company.membershipInvitations.length > 0 ? <OpenInvitations company={company} /> : null}
      {owner ? <InviteMemberForm companyId={companyId} /> : <p className="text-sm text-ink-faint">Only an owner asks others in and removes members.</p>}
      {company ? <LeaveCompany company={company} /> : null}
    </Card>
  );
};
