/** A candidate's page with the actions on the invitation. */
import { Link, useParams } from "@tanstack/react-router";
import { BackLink } from "@/components/ui/back-link";
import { InvitationActions } from "@/features/invitations/components/invitation-actions";
import { ReviewPage } from "@/features/review/review-page";

export const InvitationRoute = () => {
  const { invitationId } = useParams({ from: "/staff/workspace/invitations/$invitationId" });
  return (
    <ReviewPage
      key={invitationId}
      invitationId={invitationId}
      back={<BackLink><Link to="/invitations">Invitations</Link></BackLink>}
      actions={(invitation) => <InvitationActions invitation={invitation} />}
    />
  );
};
