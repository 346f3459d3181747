/** Home with the ways from it. */
import { Link } from "@tanstack/react-router";
import { Button } from "@/components/ui/button";
import { HomePage } from "@/features/home/home-page";

const name = "rounded-sm font-semibold underline-offset-4 hover:underline";

export const HomeRoute = () => (
  <HomePage
    links={{
      invitation: (invitationId, children) => <Link to="/invitations/$invitationId" params={{ invitationId }} className={name}>{children}</Link>,
      template: (templateId, children) => <Link to="/templates/$templateId" params={{ templateId }} className={name}>{children}</Link>,
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
