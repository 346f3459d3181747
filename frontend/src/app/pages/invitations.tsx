/** The list of invitations with its filters in the address. */
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { useEffect } from "react";
import { InvitationsPage } from "@/features/invitations/invitations-page";
import { rememberSearch } from "@/lib/last-search";

const FROM = "/staff/workspace/invitations";

export const InvitationsRoute = () => {
  const search = useSearch({ from: FROM });
  const navigate = useNavigate();
  useEffect(() => rememberSearch("invitations", search), [search]);
  return (
    <InvitationsPage
      search={search}
      onSearch={(next) => void navigate({ to: "/invitations", search: next, replace: true })}
      link={(invitation, children) => (
        <Link
          to="/invitations/$invitationId"
          params={{ invitationId: invitation.id }}
          className="rounded-sm font-semibold underline-offset-4 hover:underline"
        >
          {children}
        </Link>
      )}
    />
  );
};
