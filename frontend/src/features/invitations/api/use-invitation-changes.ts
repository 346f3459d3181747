/** The live line of all invitations: the cache takes each whole node, pages hear what kind of change it was. */
import { useEffect } from "react";
import { useSubscription } from "urql";
import { graphql } from "@/gql";
import { useLiveChanges } from "@/lib/live-changes";

export const InvitationChangedDocument = graphql(`
  subscription InvitationChanged($after: Int) {
    invitationChanged(after: $after) {
      eventId
      sequence
      change
      invitation { ...InvitationRowFields }
    }
  }
`);

const ENDLESS = { endless: true };

export const useInvitationChanges = () => {
  const changes = useLiveChanges();
  const [{ data }] = useSubscription({ query: InvitationChangedDocument, context: ENDLESS });
  const event = data?.invitationChanged;

  useEffect(() => {
    if (event) changes.publish({ invitationId: event.invitation.id, change: event.change });
  }, [changes, event]);
};
