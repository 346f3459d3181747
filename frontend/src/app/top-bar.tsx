/** Navigation and account, at the top on every width. */
import { Link } from "@tanstack/react-router";
import { House, LayoutTemplate, Users } from "lucide-react";
import type { ReactNode } from "react";
import { Wordmark } from "@/components/ui/wordmark";
import { AccountMenu } from "./account-menu";

const PLACES = [
  { to: "/", label: "Home", Icon: House },
  { to: "/templates", label: "Templates", Icon: LayoutTemplate },
  { to: "/invitations", label: "Invitations", Icon: Users },
] as const;

const Places = () => (
  <nav aria-label="Main" className="order-last flex basis-full gap-1 overflow-x-auto pb-2 sm:order-none sm:basis-auto sm:pb-0">
    {PLACES.map(({ to, label, Icon }) => (
      <Link
        key={to}
        to={to}
        activeOptions={{ exact: to === "/", includeSearch: false }}
        className="inline-flex min-h-9 items-center gap-2 rounded-md px-2.5 whitespace-nowrap sm:px-3 text-sm font-semibold text-ink-soft transition-colors hover:bg-sunken hover:text-ink data-[status=active]:bg-sunken data-[status=active]:text-ink"
      >
        <Icon aria-hidden className="size-4" />
        {label}
      </Link>
    ))}
  </nav>
);

interface TopBarProps {
  staff: boolean;
  /** Stays in view with the bar, however far one has scrolled. */
  below: ReactNode;
}

export const TopBar = ({ staff, below }: TopBarProps) => (
  <header className="sticky top-0 z-30 border-b border-line bg-canvas/95 backdrop-blur-sm">
    <div className="mx-auto flex w-full max-w-[100rem] flex-wrap items-center gap-x-8 gap-y-1 px-4 sm:px-6">
      <Link to="/" aria-label="Viva Voce, home" className="flex min-h-13 items-center sm:min-h-14">
        <Wordmark />
      </Link>
      {staff ? <Places /> : null}
      <div className="ml-auto">
        <AccountMenu />
      </div>
    </div>
    {below}
  </header>
);
