/** Invites a candidate, then shows the personal link to copy. */
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { Input } from "@/components/ui/controls";
import { Dialog, DialogActions } from "@/components/ui/dialog";
import { Notice } from "@/components/ui/notice";
import type { InvitationRowFieldsFragment } from "@/gql/graphql";
import { deadlineInWords } from "@/lib/time";
import { InviteForm } from "./invite-form";

interface InviteDialogProps {
  open: boolean;
  templateId?: string;
  onClose: () => void;
}

interface InvitedProps {
  invitation: InvitationRowFieldsFragment;
  onAnother: () => void;
  onClose: () => void;
}

const Invited = ({ invitation, onAnother, onClose }: InvitedProps) => {
  const firstName = invitation.candidateName.split(" ")[0] ?? invitation.candidateName;
  return (
    <div className="grid gap-5">
      <div className="grid gap-1.5">
        <label htmlFor="personal-link" className="text-sm font-semibold">Personal link</label>
        <Input id="personal-link" readOnly value={invitation.link ?? ""} onFocus={(event) => event.target.select()} />
      </div>
      <div className="flex flex-wrap items-center gap-3">
        <CopyButton text={invitation.link ?? ""} label="Copy link" look="primary" data-first-focus="" />
      </div>
      <Notice>
        Send {firstName} this link by mail. It opens the interview without an account, until {deadlineInWords(invitation.expiresAt)}. You find it again on
        the candidate's page.
      </Notice>
      <DialogActions>
        <Button look="quiet" onClick={onAnother}>Invite another</Button>
        <Button onClick={onClose}>Done</Button>
      </DialogActions>
    </div>
  );
};

export const InviteDialog = ({ open, templateId, onClose }: InviteDialogProps) => {
  const [invited, setInvited] = useState<InvitationRowFieldsFragment | null>(null);
  const close = () => {
    setInvited(null);
    onClose();
  };
  return (
    <Dialog
      open={open}
      title={invited ? `${invited.candidateName} is invited` : "Invite a candidate"}
      description={invited ? undefined : "The candidate gets a personal link and needs no account."}
      onClose={close}
    >
      {invited ? (
        <Invited invitation={invited} onAnother={() => setInvited(null)} onClose={close} />
      ) : (
        <InviteForm templateId={templateId} onInvited={setInvited} />
      )}
    </Dialog>
  );
};
