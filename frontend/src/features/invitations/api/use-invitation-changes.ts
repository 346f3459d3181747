/** The live line of all invitations: the cache takes each whole node, pages hear what kind of change it was. */
import { useEffect, useMemo } from "react";
import { type Client, useClient } from "urql";
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

export const NewestInvitationChangeDocument = graphql(`
  query NewestInvitationChange {
    newestInvitationChange
  }
`);

const newestIn = (client: Client) => async (): Promise<number> => {
  const { data, error } = await client.query(NewestInvitationChangeDocument, {}, { requestPolicy: "network-only", aside: true }).toPromise();
  if (!data) throw error?.networkError ?? error?.graphQLErrors ?? new Error("no answer");
  return data.newestInvitationChange;
};

export const useInvitationChanges = () => {
  const changes = useLiveChanges();
  const client = useClient();
  const context = useMemo(() => ({ newest: newestIn(client) }), [client]);

  useEffect(() => {
    // Not by a hook's state: of two events in one tick it would show the second alone.
    const { unsubscribe } = client.subscription(InvitationChangedDocument, {}, context).subscribe(({ data }) => {
      const event = data?.invitationChanged;
      if (event) changes.publish({ invitationId: event.invitation.id, change: event.change });
    });
    return unsubscribe;
  }, [client, changes, context]);
};
