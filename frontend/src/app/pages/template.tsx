/** The template builder, with the ways on to preview and invitation. */
import { Link, useNavigate, useParams } from "@tanstack/react-router";
import { Eye, UserPlus } from "lucide-react";
import { useState } from "react";
import { BackLink } from "@/components/ui/back-link";
import { Button } from "@/components/ui/button";
import { InviteDialog } from "@/features/invitations/components/invite-dialog";
import { templateSearch } from "@/features/templates/search";
import { TemplatePage } from "@/features/templates/template-page";
import { lastSearch } from "@/lib/last-search";

export const TemplateRoute = () => {
  const { templateId } = useParams({ from: "/staff/workspace/templates/$templateId" });
  const navigate = useNavigate();
  const [inviting, setInviting] = useState(false);
  return (
    <>
      <TemplatePage
        key={templateId}
        templateId={templateId}
        back={<BackLink><Link to="/templates" search={templateSearch.parse(lastSearch("templates"))}>Templates</Link></BackLink>}
        preview={
          <Button asChild look="quiet" className="px-2.5">
            <Link to="/templates/$templateId/preview" params={{ templateId }}><Eye aria-hidden />Candidate's view</Link>
          </Button>
        }
        invite={<Button look="primary" onClick={() => setInviting(true)}><UserPlus aria-hidden />Invite a candidate</Button>}
        onOpen={(id) => void navigate({ to: "/templates/$templateId", params: { templateId: id } })}
        onDeleted={() => void navigate({ to: "/templates", replace: true })}
      />
      <InviteDialog open={inviting} templateId={templateId} onClose={() => setInviting(false)} />
    </>
  );
};
