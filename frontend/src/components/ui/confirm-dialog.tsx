/** Asks once before something that cannot be undone. */
import type { ReactNode } from "react";
import { Button } from "./button";
import { Dialog, DialogActions, DialogCancel } from "./dialog";
import { FieldError } from "./field";

interface ConfirmDialogProps {
  open: boolean;
  title: string;
  description: ReactNode;
  action: string;
  danger?: boolean;
  busy?: boolean;
  error?: string;
  onConfirm: () => void;
  onClose: () => void;
}

export const ConfirmDialog = ({ open, title, description, action, danger = false, busy, error, onConfirm, onClose }: ConfirmDialogProps) => (
  <Dialog open={open} title={title} description={description} onClose={onClose}>
    {error ? <FieldError>{error}</FieldError> : null}
    <DialogActions>
      <DialogCancel />
      <Button look={danger ? "danger" : "primary"} busy={busy} data-first-focus={danger ? undefined : ""} onClick={onConfirm}>{action}</Button>
    </DialogActions>
  </Dialog>
);
