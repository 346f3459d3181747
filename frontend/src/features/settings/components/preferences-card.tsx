/** How Viva Voce looks and behaves on this device. */
import { Card, CardTitle } from "@/components/ui/card";
import { Radio } from "@/components/ui/controls";
import { Switch } from "@/components/ui/switch";
import { setPreferences, type Theme, usePreferences } from "@/lib/preferences";

const THEMES: { value: Theme; text: string }[] = [
  { value: "system", text: "As the system" },
  { value: "light", text: "Light" },
  { value: "dark", text: "Dark" },
];

export const PreferencesCard = () => {
  const { theme, scoreFirst, shortcuts } = usePreferences();
  return (
    <Card aria-labelledby="preferences-title" className="grid gap-5">
      <CardTitle id="preferences-title">On this device</CardTitle>
      <fieldset>
        <legend className="pb-2 text-sm font-semibold">Theme</legend>
        <div className="flex flex-wrap gap-x-6 gap-y-2 text-sm">
          {THEMES.map(({ value, text }) => (
            <label key={value} className="flex min-h-8 items-center gap-2.5">
              <Radio name="theme" value={value} checked={theme === value} onChange={() => setPreferences({ theme: value })} />
              {text}
            </label>
          ))}
        </div>
      </fieldset>
      <Switch
        label="I score first"
        hint="Hide the AI's scores until I have saved my own."
        checked={scoreFirst}
        onChange={(on) => setPreferences({ scoreFirst: on })}
      />
      <Switch
        label="Keyboard shortcuts"
        hint="Single keys such as g, t and ?. Press ? for the list."
        checked={shortcuts}
        onChange={(on) => setPreferences({ shortcuts: on })}
      />
    </Card>
  );
};
