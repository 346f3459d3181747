/** Gives a candidate more time. */
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/controls";
import { Dialog, DialogActions, DialogCancel } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { useToast } from "@/components/ui/toast";
import { daysFromNow, fromLocalInput, toLocalInput } from "@/lib/deadline";
import { sentenceFor } from "@/lib/graph/problem";
import { useUnsaved } from "@/lib/unsaved";
import { useExtendInvitation } from "../api/use-extend-invitation";

interface ExtendDialogProps {
  open: boolean;
  invitationId: string;
  candidateName: string;
  onClose: () => void;
}

const MORE_DAYS = 7;

const ExtendForm = ({ invitationId, onClose }: Pick<ExtendDialogProps, "invitationId" | "onClose">) => {
  const [proposed] = useState(() => toLocalInput(daysFromNow(MORE_DAYS)));
  const [deadline, setDeadline] = useState(proposed);
  const [problem, setProblem] = useState<string>();
  const [{ fetching }, extend] = useExtendInvitation();
  const toast = useToast();
  useUnsaved(deadline !== proposed, { what: "the new deadline" });

  const save = async () => {
    const at = fromLocalInput(deadline);
    if (!(at.getTime() > Date.now())) return setProblem("Choose a moment in the future.");
    const { data, error } = await extend({ input: { invitationId, expiresAt: at.toISOString() } });
    const refusal = error ? sentenceFor(error) : data?.extendInvitation.userErrors[0]?.message;
    if (refusal) return setProblem(refusal);
    toast("Deadline moved");
    onClose();
  };

  return (
    <>
      <Field label="New deadline" error={problem}>
        {(control) => (
          <Input {...control} type="datetime-local" className="tabular" value={deadline} onChange={(event) => setDeadline(event.target.value)} />
        )}
      </Field>
      <DialogActions>
        <DialogCancel />
        <Button look="primary" busy={fetching} onClick={() => void save()}>Move deadline</Button>
      </DialogActions>
    </>
  );
};

export const ExtendDialog = ({ open, candidateName, ...form }: ExtendDialogProps) => (
  <Dialog open={open} title="Move the deadline" description={`${candidateName} can answer with the same link until then.`} onClose={form.onClose}>
    <ExtendForm {...form} />
  </Dialog>
);
