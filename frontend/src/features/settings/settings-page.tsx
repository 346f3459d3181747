/** Profile, device preferences, company and sessions. */
import type { ReactNode } from "react";
import { Card, CardTitle } from "@/components/ui/card";
import { usePageTitle } from "@/lib/page-title";
import { usePerson } from "@/lib/person";
import { CompanyCard } from "./components/company-card";
import { PreferencesCard } from "./components/preferences-card";
import { ProfileCard } from "./components/profile-card";
import { SessionsCard } from "./components/sessions-card";

export const SettingsPage = ({ createCompany }: { createCompany: ReactNode }) => {
  usePageTitle("Settings");
  const person = usePerson();
  return (
    <div className="grid gap-7">
      <h1 className="text-2xl font-semibold">Settings</h1>
      <div className="grid items-start gap-6 lg:grid-cols-2">
        <div className="grid gap-6">
          <ProfileCard />
          <PreferencesCard />
        </div>
        <div className="grid gap-6">
          {person.company ? (
            <CompanyCard companyId={person.company.id} />
          ) : (
            <Card aria-labelledby="no-company-title" className="grid justify-items-start gap-3">
              <CardTitle id="no-company-title">Company</CardTitle>
              <p className="text-sm text-ink-soft">You work on your own so far. With a company, colleagues share templates and results.</p>
              {createCompany}
            </Card>
          )}
          <SessionsCard />
        </div>
      </div>
    </div>
  );
};
