/** Approving shows what is approved: every sentence, in the dialog that asks. */
import { Button } from "@/components/ui/button";
import { Dialog, DialogActions, DialogCancel } from "@/components/ui/dialog";
import { Notice } from "@/components/ui/notice";
import type { Criterion } from "@/gql/graphql";
import { CRITERION_WORDS } from "@/lib/words";

interface ApproveRubricDialogProps {
  criteria: { criterion: Criterion; weight: string | number; levels: string[] }[];
  hints: string[];
  action: string;
  busy: boolean;
  onApprove: () => void;
  onClose: () => void;
}

export const ApproveRubricDialog = ({ criteria, hints, action, busy, onApprove, onClose }: ApproveRubricDialogProps) => (
  <Dialog open title="Approve this rubric?" description="Every answer to this question is measured by these sentences." className="w-[min(46rem,calc(100vw-2rem))]" onClose={onClose}>
    {hints.length > 0 ? (
      <Notice tone="warn" title="Too vague to score well">
        <ul className="list-disc pl-4">{hints.map((hint) => <li key={hint}>{hint}</li>)}</ul>
      </Notice>
    ) : null}
    <div className="grid gap-4">
      {criteria.map(({ criterion, weight, levels }) => (
        <section key={criterion} aria-label={CRITERION_WORDS[criterion]} className="grid gap-1.5">
          <h3 className="text-sm font-semibold">{CRITERION_WORDS[criterion]} <span className="tabular font-normal text-ink-faint">weight {weight}</span></h3>
          <ol start={0} className="grid gap-1 text-sm text-ink-soft">
            {levels.map((sentence, level) => (
              <li key={`${level}-${sentence}`} className="flex gap-3"><span className="tabular w-4 shrink-0 font-semibold">{level}</span><span className="min-w-0 break-words">{sentence}</span></li>
            ))}
          </ol>
        </section>
      ))}
    </div>
    <DialogActions>
      <DialogCancel>Go on editing</DialogCancel>
      <Button look="primary" busy={busy} onClick={onApprove}>{action}</Button>
    </DialogActions>
  </Dialog>
);
