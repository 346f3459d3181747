/** Where the assessment stands below the answers (a phone), the way to it stays in view. */
import { Button } from "@/components/ui/button";
import { DecisionMark } from "@/components/ui/decision-mark";
import type { InvitationQuery } from "@/gql/graphql";

type Invitation = NonNullable<InvitationQuery["invitation"]>;

export const ASSESSMENT_ID = "assessment";

const goToAssessment = () => {
  const section = document.getElementById(ASSESSMENT_ID);
  section?.scrollIntoView({ block: "start", behavior: "smooth" });
  section?.querySelector<HTMLElement>("input:not(:disabled)")?.focus({ preventScroll: true });
};

export const DecideBar = ({ invitation: { decisionState, reviews } }: { invitation: Invitation }) => (
  <div className="sticky bottom-0 z-20 -mx-4 flex items-center justify-between gap-4 border-t border-line bg-canvas/95 px-4 py-2 backdrop-blur-sm sm:-mx-6 sm:px-6 lg:hidden">
    <DecisionMark state={decisionState} opinions={reviews} className="min-w-0" />
    <Button look="primary" size="sm" onClick={goToAssessment}>Assess and decide</Button>
  </div>
);
