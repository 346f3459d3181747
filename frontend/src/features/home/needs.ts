/** Sorts what is there into what needs a person now. */
import type { OverviewFieldsFragment, OverviewQuery } from "@/gql/graphql";

export interface Needs {
  toDecide: OverviewFieldsFragment[];
  scoring: OverviewFieldsFragment[];
  expiring: OverviewFieldsFragment[];
  answering: OverviewFieldsFragment[];
}

const SOON_MS = 3 * 24 * 3_600_000;
const JUST_ARRIVED_MS = 24 * 3_600_000;

const ends = (invitation: OverviewFieldsFragment): number => new Date(invitation.expiresAt).getTime();

export const needsOf = (overview: OverviewQuery, now: number = Date.now()): Needs => {
  const undecided = overview.completed.nodes.filter((invitation) => !invitation.review?.decision);
  return {
    toDecide: undecided.filter((invitation) => invitation.result.status !== "PENDING"),
    scoring: undecided.filter((invitation) => invitation.result.status === "PENDING"),
    expiring: overview.running.nodes
      .filter((invitation) => ends(invitation) - now < SOON_MS && ends(invitation) > now)
      .toSorted((one, other) => ends(one) - ends(other)),
    answering: overview.running.nodes.filter((invitation) => invitation.status === "STARTED"),
  };
};

export const justArrived = ({ result }: OverviewFieldsFragment, now: number = Date.now()): boolean =>
  result.completedAt != null && now - new Date(result.completedAt).getTime() < JUST_ARRIVED_MS;
