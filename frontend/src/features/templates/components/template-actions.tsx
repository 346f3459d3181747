/** What can be done with the whole template. */
import { Archive, Copy, EllipsisVertical, PencilLine, Send, Trash2 } from "lucide-react";
import { type ReactNode, useState } from "react";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Menu, MenuItem } from "@/components/ui/menu";
import { useToast } from "@/components/ui/toast";
import type { TemplateFieldsFragment } from "@/gql/graphql";
import { refusalIn } from "@/lib/graph/refusal";
import { useLeave, useUnsavedScope } from "@/lib/unsaved";
import { useArchiveTemplate } from "../api/use-archive-template";
import { useDeleteTemplate } from "../api/use-delete-template";
import { useDuplicateTemplate } from "../api/use-duplicate-template";
import { useEditPublishedTemplate } from "../api/use-edit-published-template";
import { PublishDialog } from "./publish-dialog";

interface TemplateActionsProps {
  template: TemplateFieldsFragment;
  /** A link to the candidate's view, and for a published template the way to invite. */
  preview: ReactNode;
  invite: ReactNode;
  onProblem: (problem: string | undefined) => void;
  onOpen: (templateId: string) => void;
  onDeleted: () => void;
}

const useRemoval = ({ template, onDeleted }: Pick<TemplateActionsProps, "template" | "onDeleted">) => {
  const [asking, setAsking] = useState<"archive" | "delete" | null>(null);
  const scope = useUnsavedScope();
  const [archiving, archive] = useArchiveTemplate();
  const [deleting, remove] = useDeleteTemplate();
  const toast = useToast();
  const input = { templateId: template.id };

  const confirmArchive = async () => {
    const { data, error } = await archive({ input });
    if (refusalIn(error, data?.archiveTemplate)) return;
    toast("Template archived");
    setAsking(null);
  };
  const confirmDelete = async () => {
    const { data, error } = await remove({ input });
    if (refusalIn(error, data?.deleteTemplate)) return;
    toast("Draft deleted");
    scope.release();
    onDeleted();
  };
  const dialogs = (
    <>
      <ConfirmDialog
        open={asking === "archive"}
        title="Archive this template?"
        description="Nobody new can be invited with it. Running interviews go on, and results stay."
        action="Archive template"
        busy={archiving.fetching}
        error={refusalIn(archiving.error, archiving.data?.archiveTemplate)}
        onConfirm={() => void confirmArchive()}
        onClose={() => setAsking(null)}
      />
      <ConfirmDialog
        open={asking === "delete"}
        title="Delete this draft?"
        description="Its questions and rubrics are gone for good."
        action="Delete draft"
        danger
        busy={deleting.fetching}
        error={refusalIn(deleting.error, deleting.data?.deleteTemplate)}
        onConfirm={() => void confirmDelete()}
        onClose={() => setAsking(null)}
      />
    </>
  );
  return { ask: setAsking, dialogs };
};

export const TemplateActions = ({ template, preview, invite, onProblem, onOpen, onDeleted }: TemplateActionsProps) => {
  const [publishing, setPublishing] = useState(false);
  const [editing, edit] = useEditPublishedTemplate();
  const [, duplicate] = useDuplicateTemplate();
  const { ask, dialogs } = useRemoval({ template, onDeleted });
  const toast = useToast();
  const leave = useLeave();
  const { status } = template;

  const editNow = async () => {
    const { data, error } = await edit({ input: { templateId: template.id } });
    onProblem(refusalIn(error, data?.editPublishedTemplate));
    if (data?.editPublishedTemplate.template) onOpen(data.editPublishedTemplate.template.id);
  };

  const published = (templateId: string) => {
    setPublishing(false);
    onProblem(undefined);
    if (templateId !== template.id) onOpen(templateId);
  };

  const duplicateNow = async () => {
    const { data, error } = await duplicate({ input: { templateId: template.id } }, template.revision);
    const refusal = refusalIn(error, data?.duplicateTemplate);
    onProblem(refusal);
    if (data?.duplicateTemplate.template) {
      toast("Copied into a new draft");
      onOpen(data.duplicateTemplate.template.id);
    }
  };

  return (
    <div className="flex flex-wrap items-center gap-2">
      {preview}
      {status === "DRAFT" ? (
        <Button look="primary" onClick={() => setPublishing(true)}><Send aria-hidden />Publish</Button>
      ) : null}
      {status === "PUBLISHED" ? (
        <Button busy={editing.fetching} onClick={() => void editNow()}><PencilLine aria-hidden />{template.nextVersion ? "Edit next version" : "Edit"}</Button>
      ) : null}
      {status === "PUBLISHED" ? invite : null}
      <Menu trigger={<Button look="quiet" size="icon" aria-label="More actions"><EllipsisVertical aria-hidden /></Button>}>
        {/* Asked before the copy is made: it would lack what is not saved, and opening it leaves this page. */}
        <MenuItem onSelect={() => leave(() => void duplicateNow())}><Copy aria-hidden />Duplicate as draft</MenuItem>
        {status === "PUBLISHED" ? <MenuItem onSelect={() => ask("archive")}><Archive aria-hidden />Archive</MenuItem> : null}
        {status === "DRAFT" ? <MenuItem onSelect={() => ask("delete")}><Trash2 aria-hidden />Delete draft</MenuItem> : null}
      </Menu>
      {dialogs}
      {publishing ? <PublishDialog template={template} onPublished={published} onClose={() => setPublishing(false)} /> : null}
    </div>
  );
};
