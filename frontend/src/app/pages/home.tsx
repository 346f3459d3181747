/** Home with the ways from it. */
import { Link } from "@tanstack/react-router";
import { Button } from "@/components/ui/button";
import type { ListView } from "@/features/home/components/needs";
import { HomePage } from "@/features/home/home-page";
import type { InvitationSearch } from "@/features/invitations/search";

const name = "rounded-sm font-semibold underline-offset-4 hover:underline";

const LISTS: Record<ListView, InvitationSearch> = {
  undecided: { view: "undecided", order: "COMPLETED_AT_ASC" },
  disagreed: { view: "disagreed" },
  answering: { status: "STARTED" },
  expiring: { view: "open", order: "EXPIRES_AT_ASC" },
};

export const HomeRoute = () => (
  <HomePage
    links={{
      invitation: (invitationId, children) => <Link dir="auto" to="/invitations/$invitationId" params={{ invitationId }} className={name}>{children}</Link>,
      template: (templateId, children) => <Link dir="auto" to="/templates/$templateId" params={{ templateId }} className={name}>{children}</Link>,
      list: (view, children) => <Link dir="auto" to="/invitations" search={LISTS[view]} className="rounded-sm underline underline-offset-4 hover:text-ink">{children}</Link>,
      templates: <Button asChild look="primary"><Link to="/templates">Go to templates</Link></Button>,
      invitations: <Button asChild><Link to="/invitations">Go to invitations</Link></Button>,
      company: (
        <>
          Candidates see a company's name, and colleagues share templates through it.{" "}
          <Link to="/welcome" className="font-semibold underline underline-offset-4">Create your company</Link>
        </>
      ),
    }}
  />
);
