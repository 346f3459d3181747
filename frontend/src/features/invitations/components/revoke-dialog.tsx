/** Withdraws an invitation after asking once. */
import { useState } from "react";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { useToast } from "@/components/ui/toast";
import { sentenceFor } from "@/lib/graph/problem";
import { useRevokeInvitation } from "../api/use-revoke-invitation";

interface RevokeDialogProps {
  open: boolean;
  invitationId: string;
  candidateName: string;
  onClose: () => void;
}

export const RevokeDialog = ({ open, invitationId, candidateName, onClose }: RevokeDialogProps) => {
  const [problem, setProblem] = useState<string>();
  const [{ fetching }, revoke] = useRevokeInvitation();
  const toast = useToast();

  const confirm = async () => {
    const { data, error } = await revoke({ input: { invitationId } });
    const refusal = error ? sentenceFor(error) : data?.revokeInvitation.userErrors[0]?.message;
    if (refusal) return setProblem(refusal);
    toast("Invitation withdrawn");
    onClose();
  };

  return (
    <ConfirmDialog
      open={open}
      title={`Withdraw the invitation of ${candidateName}?`}
      description="The link stops working at once, also in the middle of the interview. You can invite again later with a new link."
      action="Withdraw invitation"
      danger
      busy={fetching}
      error={problem}
      onConfirm={() => void confirm()}
      onClose={onClose}
    />
  );
};
