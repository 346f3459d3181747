/** The frame of every staff page: navigation, account, live line, shortcuts. */
import { Navigate, Outlet } from "@tanstack/react-router";
import { MembershipInvitations } from "@/features/session/components/membership-invitations";
import { usePerson } from "@/lib/person";
import { CandidateHome } from "./candidate-home";
import { LiveLine } from "./live-line";
import { Shortcuts } from "./shortcuts";
import { TopBar } from "./top-bar";
import { useFocusHeading } from "./use-focus-heading";

export const Workspace = () => {
  const person = usePerson();
  useFocusHeading();
  if (person.roles.length === 0) return <Navigate to="/welcome" replace />;
  const staff = person.roles.includes("HR") || person.roles.includes("ADMIN");
  return (
    <>
      <a href="#content" className="sr-only z-50 rounded-md bg-accent px-4 py-2 text-on-accent focus:not-sr-only focus:fixed focus:top-3 focus:left-3">
        Skip to content
      </a>
      <TopBar staff={staff} below={staff ? <LiveLine /> : null} />
      <main id="content" tabIndex={-1} className="mx-auto w-full max-w-[100rem] px-4 py-6 outline-none sm:px-6 sm:py-7">
        <MembershipInvitations />
        {staff ? <Outlet /> : <CandidateHome />}
      </main>
      <Shortcuts staff={staff} />
    </>
  );
};
