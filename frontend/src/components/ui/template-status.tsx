/** A template's state in words. */
import type { TemplateStatus as Status } from "@/gql/graphql";
import { Badge } from "./badge";

const LOOKS = {
  DRAFT: { text: "Draft", tone: "outline" },
  PUBLISHED: { text: "Published", tone: "neutral" },
  ARCHIVED: { text: "Archived", tone: "outline" },
} as const;

export const TemplateStatus = ({ status }: { status: Status }) => <Badge tone={LOOKS[status].tone}>{LOOKS[status].text}</Badge>;
