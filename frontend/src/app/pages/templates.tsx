/** The list of templates with its filters in the address. */
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { useEffect } from "react";
import { TemplatesPage } from "@/features/templates/templates-page";
import { rememberSearch } from "@/lib/last-search";

export const TemplatesRoute = () => {
  const search = useSearch({ from: "/staff/workspace/templates" });
  const navigate = useNavigate();
  useEffect(() => rememberSearch("templates", search), [search]);
  return (
    <TemplatesPage
      search={search}
      onSearch={(next) => void navigate({ to: "/templates", search: next, replace: true })}
      onCreated={(templateId) => void navigate({ to: "/templates/$templateId", params: { templateId } })}
      link={(template, children) => (
        <Link
          to="/templates/$templateId"
          params={{ templateId: template.id }}
          className="rounded-sm font-semibold underline-offset-4 hover:underline"
        >
          {children}
        </Link>
      )}
    />
  );
};
