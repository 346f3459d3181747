/** First steps after the first sign-in: a role, and for HR a company. */
import { Wordmark } from "@/components/ui/wordmark";
import { usePageTitle } from "@/lib/page-title";
import { usePerson } from "@/lib/person";
import { CompanyForm } from "./components/company-form";
import { MembershipInvitations } from "./components/membership-invitations";
import { RoleChoice } from "./components/role-choice";

interface WelcomePageProps {
  onDone: () => void;
}

export const WelcomePage = ({ onDone }: WelcomePageProps) => {
  usePageTitle("Welcome");
  const person = usePerson();
  const firstName = person.fullName.split(" ")[0] ?? person.fullName;
  return (
    <main className="mx-auto grid min-h-dvh w-full max-w-2xl content-center gap-10 px-5 py-12">
      <Wordmark />
      <MembershipInvitations />
      {person.roles.length === 0 ? <RoleChoice firstName={firstName} /> : <CompanyForm onDone={onDone} />}
    </main>
  );
};
