/** A candidate's page with the actions on the invitation. */
import { Link, useParams } from "@tanstack/react-router";
import { BackLink } from "@/components/ui/back-link";
import { invitationSearch } from "@/features/invitations/search";
import { InvitationActions } from "@/features/invitations/components/invitation-actions";
import { ReviewPage } from "@/features/review/review-page";
import { lastSearch } from "@/lib/last-search";

export const InvitationRoute = () => {
  const { invitationId } = useParams({ from: "/staff/workspace/invitations/$invitationId" });
  return (
    <ReviewPage
      key={invitationId}
      invitationId={invitationId}
      back={<BackLink><Link to="/invitations" search={invitationSearch.parse(lastSearch("invitations"))}>Invitations</Link></BackLink>}
      actions={(invitation) => <InvitationActions invitation={invitation} />}
    />
  );
};
