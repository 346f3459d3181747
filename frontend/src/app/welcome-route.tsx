/** The welcome page, until there is nothing left to ask. */
import { Navigate, useNavigate } from "@tanstack/react-router";
import { WelcomePage } from "@/features/session/welcome-page";
import { usePerson } from "@/lib/person";

export const WelcomeRoute = () => {
  const person = usePerson();
  const navigate = useNavigate();
  const nothingLeft = person.roles.length > 0 && (!person.roles.includes("HR") || person.company);
  if (nothingLeft) return <Navigate to="/" replace />;
  return <WelcomePage onDone={() => void navigate({ to: "/", replace: true })} />;
};
