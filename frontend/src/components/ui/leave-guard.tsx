/** Stands around all pages: asks before a navigation, the Back button, a reload, a closed tab or a closed dialog takes unsaved input away. */
import { useBlocker } from "@tanstack/react-router";
import { type ReactNode, useCallback, useEffect, useState } from "react";
import { type Leave, LeaveProvider, tabScope, type UnsavedScope } from "@/lib/unsaved";
import { Button } from "./button";
import { DialogActions, Modal } from "./dialog";

interface Question {
  scope: UnsavedScope;
  go: () => void;
  stay: () => void;
}

// A change of filters keeps the page and with it what is typed there.
const leavesPage = ({ current, next }: { current: { pathname: string }; next: { pathname: string } }) =>
  current.pathname !== next.pathname && tabScope.dirtyForms().length > 0;

const sentence = (names: string[]): string => {
  if (names.length === 0) return "What you typed is not saved yet.";
  return `Not saved yet: ${names.join(", ")}.`;
};

const LeaveQuestion = ({ scope, go, stay }: Question) => {
  const [saving, setSaving] = useState(false);
  const [forms] = useState(() => scope.dirtyForms());
  const names = [...new Set(forms.map((form) => form.what).filter(Boolean))];
  const saveAll = async () => {
    setSaving(true);
    for (const { save } of forms) {
      if (!(await save?.())) return stay();
    }
    go();
  };
  const discard = () => {
    scope.release();
    go();
  };
  return (
    <Modal title="Leave without saving?" description={sentence(names)} onClose={stay}>
      <DialogActions>
        <Button look="danger" disabled={saving} onClick={discard}>Discard changes</Button>
        {forms.every((form) => form.save) ? <Button busy={saving} onClick={() => void saveAll()}>Save and leave</Button> : null}
        <Button look="primary" data-first-focus disabled={saving} onClick={stay}>Keep editing</Button>
      </DialogActions>
    </Modal>
  );
};

const useAskingBrowser = () => {
  useEffect(() => {
    const ask = (event: BeforeUnloadEvent) => {
      if (tabScope.dirtyForms().length > 0) event.preventDefault();
    };
    window.addEventListener("beforeunload", ask);
    return () => window.removeEventListener("beforeunload", ask);
  }, []);
};

export const LeaveGuard = ({ children }: { children: ReactNode }) => {
  const blocker = useBlocker({ shouldBlockFn: leavesPage, enableBeforeUnload: false, withResolver: true });
  const [question, setQuestion] = useState<Question | null>(null);
  useAskingBrowser();

  const leave = useCallback<Leave>((go, scope = tabScope) => {
    if (scope.dirtyForms().length === 0) return go();
    const end = () => setQuestion(null);
    setQuestion({ scope, stay: end, go: () => (end(), go()) });
  }, []);

  return (
    <LeaveProvider value={leave}>
      {children}
      {question ? <LeaveQuestion {...question} /> : null}
      {blocker.status === "blocked" ? <LeaveQuestion scope={tabScope} go={blocker.proceed} stay={blocker.reset} /> : null}
    </LeaveProvider>
  );
};
