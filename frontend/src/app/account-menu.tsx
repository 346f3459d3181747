/** Who is signed in, the theme, settings, and the way out. */
import { useNavigate } from "@tanstack/react-router";
import { ChevronDown, Keyboard, LogOut, Monitor, Moon, Settings, Sun } from "lucide-react";
import { Button } from "@/components/ui/button";
import { Menu, MenuItem, MenuLabel, MenuLine, MenuRadio, MenuRadioGroup } from "@/components/ui/menu";
import { UserText } from "@/components/ui/user-text";
import { useSignOut } from "@/features/session/api/use-sign-out";
import { setPreferences, type Theme, usePreferences } from "@/lib/preferences";
import { usePerson } from "@/lib/person";
import { useLeave } from "@/lib/unsaved";
import { initials } from "@/lib/words";
import { openShortcuts } from "./shortcuts";

export const AccountMenu = () => {
  const person = usePerson();
  const { theme } = usePreferences();
  const navigate = useNavigate();
  const signOut = useSignOut();
  const leave = useLeave();

  return (
    <Menu
      trigger={
        <Button look="quiet" className="px-2">
          <span className="sr-only">Account of <UserText>{person.fullName}</UserText></span>
          <span aria-hidden className="grid size-8 place-items-center rounded-full bg-sunken text-xs font-bold text-ink-soft">
            {initials(person.fullName)}
          </span>
          <ChevronDown aria-hidden />
        </Button>
      }
    >
      <div className="max-w-64 px-2.5 pt-1.5 pb-2">
        <p dir="auto" className="text-sm font-semibold">{person.fullName}</p>
        <p dir="auto" className="text-xs text-ink-faint">{person.company?.name ?? person.email}</p>
      </div>
      <MenuLine />
      <MenuItem onSelect={() => void navigate({ to: "/settings" })}><Settings aria-hidden />Settings</MenuItem>
      <MenuItem onSelect={openShortcuts}><Keyboard aria-hidden />Keyboard shortcuts</MenuItem>
      <MenuLine />
      <MenuLabel>Theme</MenuLabel>
      <MenuRadioGroup value={theme} onValueChange={(value) => setPreferences({ theme: value as Theme })}>
        <MenuRadio value="system"><Monitor aria-hidden />As the system</MenuRadio>
        <MenuRadio value="light"><Sun aria-hidden />Light</MenuRadio>
        <MenuRadio value="dark"><Moon aria-hidden />Dark</MenuRadio>
      </MenuRadioGroup>
      <MenuLine />
      <MenuItem onSelect={() => leave(() => void signOut())}><LogOut aria-hidden />Sign out</MenuItem>
    </Menu>
  );
};
