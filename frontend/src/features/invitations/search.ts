/** What the list's address holds (view, filters, order, place), and what it asks the server for. */
import { z } from "zod";
import type { InvitationFilter, InvitationOrder } from "@/gql/graphql";

export const VIEWS = ["undecided", "disagreed", "open", "decided"] as const;
export type InvitationListView = (typeof VIEWS)[number];

export const ORDERS = [
  "CREATED_AT_DESC", "CREATED_AT_ASC", "UPDATED_AT_DESC", "UPDATED_AT_ASC", "COMPLETED_AT_DESC", "COMPLETED_AT_ASC", "EXPIRES_AT_ASC", "EXPIRES_AT_DESC",
  "SCORE_DESC", "SCORE_ASC", "REVIEW_SCORE_DESC", "REVIEW_SCORE_ASC", "CANDIDATE_NAME_ASC", "CANDIDATE_NAME_DESC",
] as const satisfies InvitationOrder[];

export const invitationSearch = z.object({
  view: z.enum(VIEWS).optional().catch(undefined),
  status: z.enum(["PENDING", "STARTED", "COMPLETED", "EXPIRED", "REVOKED"]).optional().catch(undefined),
  templateId: z.string().optional().catch(undefined),
  search: z.string().optional().catch(undefined),
  order: z.enum(ORDERS).optional().catch(undefined),
  after: z.string().optional().catch(undefined),
  before: z.string().optional().catch(undefined),
});

export type InvitationSearch = z.infer<typeof invitationSearch>;

export const PAGE_SIZE = 25;
export const DEFAULT_ORDER = "CREATED_AT_DESC" satisfies InvitationOrder;

const VIEW_FILTERS: Record<InvitationListView, InvitationFilter> = {
  undecided: { decisionState: ["UNDECIDED"] },
  disagreed: { decisionState: ["DISAGREED"] },
  open: { status: ["PENDING", "STARTED"] },
  decided: { decisionState: ["ADVANCE", "HOLD", "DECLINE"] },
};

/** What narrows the list whichever view is chosen: the views' own numbers are counted within it. */
export const narrowing = ({ templateId, search }: InvitationSearch): InvitationFilter => ({ templateId: templateId ?? null, search: search ?? null });

export const toVariables = (search: InvitationSearch) => ({
  filter: { ...narrowing(search), ...(search.view ? VIEW_FILTERS[search.view] : {}), ...(search.status ? { status: [search.status] } : {}) },
  orderBy: search.order ?? DEFAULT_ORDER,
  ...(search.before ? { last: PAGE_SIZE, before: search.before } : { first: PAGE_SIZE, after: search.after ?? null }),
});

export const isFiltered = ({ view, status, templateId, search }: InvitationSearch): boolean => Boolean(view || status || templateId || search);
