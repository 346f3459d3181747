/** A form over values that others change too: what nobody touched here follows the server, what was typed stays. */
import { useEffect, useRef, useState } from "react";
import type { DefaultValues, FieldValues, Path, PathValue, UseFormReturn } from "react-hook-form";

/** A place that both sides changed, differently: the form holds what was typed, `theirs` is what the server has. */
export interface Conflict {
  path: string;
  theirs: unknown;
}

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

type Parts = Record<string, unknown>;
const isParts = (value: unknown): value is Parts => typeof value === "object" && value !== null;

/** Lists are merged place by place only while all sides have the same places. */
const mergeable = (...values: unknown[]): boolean =>
  values.every(isParts) && new Set(values.map((value) => Object.keys(value as Parts).join())).size === 1;

/**
 * Base "a b", mine "A b", theirs "a B" become "A B"; where both changed the same place, mine stays and is a conflict.
 */
export const mergeThree = (base: unknown, mine: unknown, theirs: unknown, path = ""): { merged: unknown; conflicts: Conflict[] } => {
  if (same(mine, base) || same(mine, theirs)) return { merged: theirs, conflicts: [] };
  if (same(theirs, base)) return { merged: mine, conflicts: [] };
  if (!mergeable(base, mine, theirs)) return { merged: mine, conflicts: [{ path, theirs }] };
  const parts = Object.keys(theirs as Parts).map((key) => {
    const at = (value: unknown) => (value as Parts)[key];
    return { key, ...mergeThree(at(base), at(mine), at(theirs), path ? `${path}.${key}` : key) };
  });
  const entries = parts.map(({ key, merged }) => [key, merged] as const);
  return {
    merged: Array.isArray(theirs) ? entries.map(([, merged]) => merged) : Object.fromEntries(entries),
    conflicts: parts.flatMap(({ conflicts }) => conflicts),
  };
};

export interface Merge {
  conflicts: Conflict[];
  takeTheirs: (conflict: Conflict) => void;
}

export const useMergedForm = <Values extends FieldValues, Checked extends FieldValues>(
  form: UseFormReturn<Values, unknown, Checked>,
  theirs: Values,
): Merge => {
  const base = useRef(theirs);
  const [conflicts, setConflicts] = useState<Conflict[]>([]);

  useEffect(() => {
    const before = base.current;
    if (same(before, theirs)) return;
    base.current = theirs;
    const merge = mergeThree(before, structuredClone(form.getValues()), theirs);
    setConflicts(merge.conflicts);
    form.reset(theirs as DefaultValues<Values> & Values);
    for (const [key, value] of Object.entries(merge.merged as Values)) {
      if (!same(value, theirs[key])) form.setValue(key as Path<Values>, value as PathValue<Values, Path<Values>>, { shouldDirty: true });
    }
  }, [theirs, form]);

  const takeTheirs = (conflict: Conflict) => {
    form.setValue(conflict.path as Path<Values>, conflict.theirs as PathValue<Values, Path<Values>>, { shouldDirty: true });
    setConflicts((all) => all.filter((other) => other.path !== conflict.path));
  };
  return { conflicts, takeTheirs };
};
