/** An invitation's state in words. */
import { CircleCheck, CircleDashed, CircleSlash, CircleX, PenLine } from "lucide-react";
import type { InvitationStatus as Status } from "@/gql/graphql";
import { Badge } from "./badge";

const LOOKS = {
  PENDING: { text: "Invited", tone: "outline", Icon: CircleDashed },
  STARTED: { text: "Answering", tone: "accent", Icon: PenLine },
  COMPLETED: { text: "Completed", tone: "neutral", Icon: CircleCheck },
  EXPIRED: { text: "Expired", tone: "neutral", Icon: CircleSlash },
  REVOKED: { text: "Withdrawn", tone: "neutral", Icon: CircleX },
} as const;

export const STATUS_WORDS: Record<Status, string> = {
  PENDING: LOOKS.PENDING.text,
  STARTED: LOOKS.STARTED.text,
  COMPLETED: LOOKS.COMPLETED.text,
  EXPIRED: LOOKS.EXPIRED.text,
  REVOKED: LOOKS.REVOKED.text,
};

export const InvitationStatus = ({ status }: { status: Status }) => {
  const { text, tone, Icon } = LOOKS[status];
  return <Badge tone={tone}><Icon aria-hidden />{text}</Badge>;
};
