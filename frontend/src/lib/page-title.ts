/** Names the page in the browser's tab and history. */
import { useEffect } from "react";

export const usePageTitle = (title: string): void => {
  useEffect(() => {
    document.title = `${title} · Viva Voce`;
  }, [title]);
};
