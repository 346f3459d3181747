/**
 * After a navigation the focus stands at the new page's heading: a screen reader says where one is, and Tab goes on from there.
 * The heading may come later than the page (its data is on its way); whoever has taken the focus meanwhile keeps it.
 */
import { useRouter } from "@tanstack/react-router";
import { useEffect } from "react";

const PATIENCE_MS = 10_000;

const heading = () => document.querySelector<HTMLElement>("#content h1");

const focusHeading = (): boolean => {
  const title = heading();
  if (!title) return false;
  title.tabIndex = -1;
  title.focus({ preventScroll: true });
  return true;
};

/** Somebody is at work in the new page: a field was clicked, a dialog opened. */
const isTaken = (): boolean => {
  const active = document.activeElement;
  return document.querySelector("dialog[open]") !== null || (active !== null && active.closest("#content") !== null && active.id !== "content");
};

/** Calls back once there is a heading; the answer stops waiting. */
const waitForHeading = (): (() => void) => {
  const observer = new MutationObserver(() => {
    if (isTaken() || focusHeading()) stop();
  });
  const timer = setTimeout(() => stop(), PATIENCE_MS);
  const stop = () => {
    observer.disconnect();
    clearTimeout(timer);
  };
  observer.observe(document.body, { childList: true, subtree: true });
  return stop;
};

export const useFocusHeading = (): void => {
  const router = useRouter();
  useEffect(() => {
    let stop = () => undefined as void;
    const forget = router.subscribe("onRendered", ({ fromLocation, pathChanged }) => {
      if (!fromLocation || !pathChanged) return;
      stop();
      if (!focusHeading()) stop = waitForHeading();
    });
    return () => {
      forget();
      stop();
    };
  }, [router]);
};
