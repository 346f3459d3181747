/** What this person prefers on this device: theme, shortcuts, and whether to score before the AI's score is shown. */
import { useSyncExternalStore } from "react";

export type Theme = "system" | "light" | "dark";

export interface Preferences {
  theme: Theme;
  scoreFirst: boolean;
  /** Single-key shortcuts can be in the way of speech input, so they can be switched off. */
  shortcuts: boolean;
}

const KEY = "viva.preferences";
const DEFAULTS: Preferences = { theme: "system", scoreFirst: false, shortcuts: true };
const listeners = new Set<() => void>();

const read = (): Preferences => {
  try {
    const stored = JSON.parse(localStorage.getItem(KEY) ?? "{}") as Partial<Preferences>;
    const theme = stored.theme === "light" || stored.theme === "dark" ? stored.theme : "system";
    return { theme, scoreFirst: stored.scoreFirst === true, shortcuts: stored.shortcuts !== false };
  } catch {
    return DEFAULTS;
  }
};

let current = read();

const systemIsDark = () => matchMedia("(prefers-color-scheme: dark)");

export const applyTheme = (theme: Theme): void => {
  const dark = theme === "dark" || (theme === "system" && systemIsDark().matches);
  document.documentElement.dataset.theme = dark ? "dark" : "light";
};

export const followSystemTheme = (): void => {
  systemIsDark().addEventListener("change", () => applyTheme(current.theme));
};

export const setPreferences = (change: Partial<Preferences>): void => {
  current = { ...current, ...change };
  try {
    localStorage.setItem(KEY, JSON.stringify(current));
  } catch {
    // Storage may be full or blocked: the choice then holds for this visit.
  }
  applyTheme(current.theme);
  for (const listener of listeners) listener();
};

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

export const usePreferences = (): Preferences => useSyncExternalStore(subscribe, () => current);
