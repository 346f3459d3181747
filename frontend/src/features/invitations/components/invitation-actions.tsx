/** What can be done with one invitation, behind one button. */
import { CalendarPlus, CircleX, Copy, EllipsisVertical, Link2 } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Menu, MenuItem } from "@/components/ui/menu";
import { useToast } from "@/components/ui/toast";
import type { InvitationStatus } from "@/gql/graphql";
import { ExtendDialog } from "./extend-dialog";
import { RevokeDialog } from "./revoke-dialog";
import { SendAgainDialog } from "./send-again-dialog";

interface InvitationActionsProps {
  invitation: { id: string; status: InvitationStatus; candidateName: string; link?: string | null };
}

const canExtend = (status: InvitationStatus) => status === "PENDING" || status === "STARTED" || status === "EXPIRED";
const canRevoke = (status: InvitationStatus) => status === "PENDING" || status === "STARTED";

export const InvitationActions = ({ invitation }: InvitationActionsProps) => {
  const { id, status, candidateName, link } = invitation;
  const [dialog, setDialog] = useState<"extend" | "again" | "revoke" | null>(null);
  const toast = useToast();
  if (!canExtend(status)) return null;

  const copy = async () => {
    try {
      await navigator.clipboard.writeText(link ?? "");
      toast("Link copied");
    } catch {
      toast("The browser did not allow copying");
    }
  };
  const props = { invitationId: id, candidateName, onClose: () => setDialog(null) };
  return (
    <>
      <Menu
        trigger={
          <Button look="quiet" size="icon-sm" aria-label={`Actions for ${candidateName}`}>
            <EllipsisVertical aria-hidden />
          </Button>
        }
      >
        {link ? <MenuItem onSelect={() => void copy()}><Copy aria-hidden />Copy link</MenuItem> : null}
        {status === "PENDING" ? <MenuItem onSelect={() => setDialog("again")}><Link2 aria-hidden />Make a new link</MenuItem> : null}
        <MenuItem onSelect={() => setDialog("extend")}><CalendarPlus aria-hidden />Move deadline</MenuItem>
        {canRevoke(status) ? <MenuItem onSelect={() => setDialog("revoke")}><CircleX aria-hidden />Withdraw invitation</MenuItem> : null}
      </Menu>
      <ExtendDialog open={dialog === "extend"} {...props} />
      <SendAgainDialog open={dialog === "again"} {...props} />
      <RevokeDialog open={dialog === "revoke"} {...props} />
    </>
  );
};
