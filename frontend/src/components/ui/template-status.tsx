/** A template's state in words. */
import type { TemplateStatus as Status } from "@/gql/graphql";
import { Badge } from "./badge";

const LOOKS = {
  DRAFT: { text: "Draft", tone: "warn" },
  PUBLISHED: { text: "Published", tone: "accent" },
  ARCHIVED: { text: "Archived", tone: "neutral" },
} as const;

export const TemplateStatus = ({ status }: { status: Status }) => <Badge tone={LOOKS[status].tone}>{LOOKS[status].text}</Badge>;
