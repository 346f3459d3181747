/** Fetches a draft anew after a save from an old state was refused, so that the form can show both sides. */
import { useCallback } from "react";
import { useClient } from "urql";
import { TemplateDocument } from "./use-template";

export const useFreshTemplate = (templateId: string) => {
  const client = useClient();
  return useCallback(
    () => client.query(TemplateDocument, { id: templateId }, { requestPolicy: "network-only" }).toPromise(),
    [client, templateId],
  );
};

export const isChangedMeanwhile = (payload: { userErrors: { code: string }[] } | null | undefined): boolean =>
  payload?.userErrors[0]?.code === "TEMPLATE_CHANGED";
