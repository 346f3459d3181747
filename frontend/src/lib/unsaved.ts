/** Which forms hold input that no server has: forms report themselves to the scope that they stand in, and whatever ends a scope asks first. */
import { createContext, useCallback, useContext, useEffect, useLayoutEffect, useMemo, useRef } from "react";

interface FormState {
  dirty: boolean;
  /** Set once its input may go: saved, or discarded on purpose. */
  released: boolean;
  what: string;
  save?: () => Promise<boolean>;
}

export interface UnsavedScope {
  add: (form: FormState) => () => void;
  /** The forms inside, at any depth, that hold unsaved input. */
  dirtyForms: () => FormState[];
  /** What is typed inside may go without a question. */
  release: () => void;
}

const createScope = (): UnsavedScope => {
  const forms = new Set<FormState>();
  const dirtyForms = () => [...forms].filter((form) => form.dirty && !form.released);
  return {
    add: (form) => {
      forms.add(form);
      return () => void forms.delete(form);
    },
    dirtyForms,
    release: () => {
      for (const form of forms) form.released = true;
    },
  };
};

const inside = (parent: UnsavedScope): UnsavedScope => {
  const own = createScope();
  return {
    ...own,
    add: (form) => {
      const leaveOwn = own.add(form);
      const leaveParent = parent.add(form);
      return () => {
        leaveOwn();
        leaveParent();
      };
    },
  };
};

/** The whole tab: there is one window to close, so there is one. */
export const tabScope = createScope();

const ScopeContext = createContext(tabScope);
export const ScopeProvider = ScopeContext.Provider;

/** What can be left on its own, such as a dialog: its forms also count for everything around it. */
export const useNewScope = (): UnsavedScope => {
  const parent = useContext(ScopeContext);
  return useMemo(() => inside(parent), [parent]);
};

interface UnsavedOptions {
  /** How the question names it, such as "Question 2". */
  what?: string;
  /** Saves it and answers whether that worked; without it the input can only be kept or discarded. */
  save?: () => Promise<boolean>;
}

/** Every form calls it. The answer releases the input, for a form that leaves by itself once it has saved. */
export const useUnsaved = (dirty: boolean, { what = "", save }: UnsavedOptions = {}): (() => void) => {
  const scope = useContext(ScopeContext);
  const form = useRef<FormState>({ dirty, released: false, what, save });
  useLayoutEffect(() => {
    form.current.dirty = dirty;
    form.current.what = what;
    form.current.save = save;
    if (!dirty) form.current.released = false;
  });
  useEffect(() => scope.add(form.current), [scope]);
  return useCallback(() => {
    form.current.released = true;
  }, []);
};

export const useUnsavedScope = () => useContext(ScopeContext);

/** Runs what leaves a scope, at once or after a question. */
export type Leave = (go: () => void, scope?: UnsavedScope) => void;

const LeaveContext = createContext<Leave>((go) => go());
export const LeaveProvider = LeaveContext.Provider;
export const useLeave = () => useContext(LeaveContext);
