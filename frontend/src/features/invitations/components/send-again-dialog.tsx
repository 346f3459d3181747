/** A new link in place of the one that was sent, after asking once; then it is there to be copied. */
import { UserText } from "@/components/ui/user-text";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { CopyButton } from "@/components/ui/copy-button";
import { Input } from "@/components/ui/controls";
import { Dialog } from "@/components/ui/dialog";
import { refusalIn } from "@/lib/graph/refusal";
import { useSendAgain } from "../api/use-send-again";

interface SendAgainDialogProps {
  open: boolean;
  invitationId: string;
  candidateName: string;
  onClose: () => void;
}

export const SendAgainDialog = ({ open, invitationId, candidateName, onClose }: SendAgainDialogProps) => {
  const [problem, setProblem] = useState<string>();
  const [link, setLink] = useState<string | null>(null);
  const [{ fetching }, sendAgain] = useSendAgain();

  const confirm = async () => {
    setProblem(undefined);
    const { data, error } = await sendAgain({ input: { invitationId } });
    const refusal = refusalIn(error, data?.sendInvitationAgain);
    if (refusal) return setProblem(refusal);
    setLink(data?.sendInvitationAgain.invitation?.link ?? null);
  };

  const close = () => {
    setLink(null);
    setProblem(undefined);
    onClose();
  };

  if (link) {
    return (
      <Dialog open={open} title="The new link is ready" onClose={close}>
        <div className="grid gap-4">
          <p className="text-ink-soft">Send it to <UserText>{candidateName}</UserText>. The link that was sent before opens nothing any more.</p>
          <Input readOnly aria-label="Personal link" value={link} onFocus={(event) => event.target.select()} />
          <div className="flex flex-wrap justify-end gap-3">
            <Button onClick={close}>Done</Button>
            <CopyButton text={link} label="Copy link" look="primary" />
          </div>
        </div>
      </Dialog>
    );
  }
  return (
    <ConfirmDialog
      open={open}
      title={`Make a new link for ${candidateName}?`}
      description="The link that was sent before, and every page that it opened, ends at once. Use this when a link went to the wrong person or was lost."
      action="Make a new link"
      busy={fetching}
      error={problem}
      onConfirm={() => void confirm()}
      onClose={close}
    />
  );
};
