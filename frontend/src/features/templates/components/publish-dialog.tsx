/** Asks once before a template is final: saves what is not saved, shows what to know, says what cannot be changed afterwards. */
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog, DialogActions, DialogCancel } from "@/components/ui/dialog";
import { FieldError } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { useToast } from "@/components/ui/toast";
import type { TemplateFieldsFragment } from "@/gql/graphql";
import { refusalIn } from "@/lib/graph/refusal";
import { useUnsavedScope } from "@/lib/unsaved";
import { isChangedMeanwhile, useFreshTemplate } from "../api/use-fresh-template";
import { usePublishTemplate } from "../api/use-publish-template";

interface PublishDialogProps {
  template: TemplateFieldsFragment;
  onPublished: (templateId: string) => void;
  onClose: () => void;
}

const List = ({ messages }: { messages: string[] }) => (
  <ul className="list-disc pl-4">{messages.map((message) => <li key={message}>{message}</li>)}</ul>
);

const questions = (count: number) => (count === 1 ? "1 question" : `${count} questions`);

const SaveFirst = ({ onSaved, onClose }: { onSaved: () => void; onClose: () => void }) => {
  const [forms] = useState(useUnsavedScope().dirtyForms);
  const [saving, setSaving] = useState(false);
  const save = async () => {
    setSaving(true);
    for (const form of forms) {
      if (!(await form.save?.())) return onClose();
    }
    onSaved();
  };
  return (
    <Dialog open title="Save your changes first" description="What is not saved would not be published." onClose={onClose}>
      <List messages={forms.map((form) => form.what)} />
      <DialogActions>
        <DialogCancel>Go on editing</DialogCancel>
        <Button look="primary" busy={saving} onClick={() => void save()}>Save and go on</Button>
      </DialogActions>
    </Dialog>
  );
};

const Confirm = ({ template, onPublished, onClose }: PublishDialogProps) => {
  const [{ fetching }, publish] = usePublishTemplate();
  const [problem, setProblem] = useState<string>();
  const fresh = useFreshTemplate(template.id);
  const toast = useToast();
  const { publishBlockers, publishWarnings, changes, nextVersionOf, versionNumber } = template;
  const blocked = publishBlockers.length > 0;

  const publishNow = async () => {
    const { data, error } = await publish({ input: { templateId: template.id, expectedRevision: template.revision } });
    const refusal = refusalIn(error, data?.publishTemplate);
    if (isChangedMeanwhile(data?.publishTemplate)) await fresh();
    setProblem(refusal);
    if (refusal || !data?.publishTemplate.template) return;
    toast(nextVersionOf ? `Version ${versionNumber} published` : "Template published");
    onPublished(data.publishTemplate.template.id);
  };

  return (
    <Dialog
      open
      title={nextVersionOf ? `Publish version ${versionNumber}?` : "Publish this template?"}
      description={`${questions(template.questions.length)}, about ${template.estimatedMinutes} minutes. From then on candidates are asked exactly this; a later change is a next version.`}
      onClose={onClose}
    >
      {blocked ? <Notice tone="warn" title="This must be done first"><List messages={publishBlockers.map(({ message }) => message)} /></Notice> : null}
      {publishWarnings.length > 0 ? <Notice tone="warn" title="Is it meant so?"><List messages={publishWarnings.map(({ message }) => message)} /></Notice> : null}
      {nextVersionOf ? (
        <div className="grid gap-1.5 text-sm">
          <p className="font-semibold">What changes</p>
          {changes.length > 0 ? <List messages={changes.map(({ message }) => message)} /> : <p>Nothing yet.</p>}
          <p className="text-ink-soft">Invitations that were sent keep the version they were sent with.</p>
        </div>
      ) : null}
      {problem ? <div role="alert"><FieldError>{problem}</FieldError></div> : null}
      <DialogActions>
        <DialogCancel>{blocked ? "Close" : "Not yet"}</DialogCancel>
        {blocked ? null : <Button look="primary" busy={fetching} onClick={() => void publishNow()}>{nextVersionOf ? `Publish version ${versionNumber}` : "Publish template"}</Button>}
      </DialogActions>
    </Dialog>
  );
};

export const PublishDialog = (props: PublishDialogProps) => {
  const scope = useUnsavedScope();
  const [unsaved, setUnsaved] = useState(() => scope.dirtyForms().length > 0);
  return unsaved ? <SaveFirst onSaved={() => setUnsaved(false)} onClose={props.onClose} /> : <Confirm {...props} />;
};
