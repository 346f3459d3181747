/** Leaving one's company: said what is lost, asked once. */
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { useToast } from "@/components/ui/toast";
import type { CompanyFieldsFragment } from "@/gql/graphql";
import { refusalIn } from "@/lib/graph/refusal";
import { useLeaveCompany } from "../api/use-membership";

export const LeaveCompany = ({ company }: { company: CompanyFieldsFragment }) => {
  const [asking, setAsking] = useState(false);
  const [{ fetching, data, error }, leave] = useLeaveCompany();
  const toast = useToast();
  const confirm = async () => {
    const result = await leave({ input: { companyId: company.id } });
    if (refusalIn(result.error, result.data?.leaveCompany)) return;
    setAsking(false);
    toast(`You left ${company.name}`);
  };
  return (
    <div className="border-t border-line pt-5">
      <Button size="sm" onClick={() => setAsking(true)}>Leave the company</Button>
      <ConfirmDialog
        open={asking}
        title={`Leave ${company.name}?`}
        description="You no longer see its templates, invitations and results, also those you made. They stay with the company."
        action="Leave"
        danger
        busy={fetching}
        error={refusalIn(error, data?.leaveCompany)}
        onConfirm={() => void confirm()}
        onClose={() => setAsking(false)}
      />
    </div>
  );
};
