/** Consent to AI as a free choice between two equal ways; neither is preselected. */
import { Radio } from "@/components/ui/controls";
import { FieldError } from "@/components/ui/field";
import { classNames } from "@/lib/class-names";
import type { ConsentChoice as Choice } from "@/gql/graphql";

const WAYS: { value: Choice; title: string; text: string }[] = [
  {
    value: "AI",
    title: "With AI assistance",
    text: "Software compares each answer with a written rubric and points at the passages it used. People read it all and decide.",
  },
  {
    value: "PEOPLE_ONLY",
    title: "People only",
    text: "No AI reads your answers. People read them against the same rubric and decide.",
  },
];

interface ConsentChoiceProps {
  value: Choice | null;
  error?: string;
  onChange: (choice: Choice) => void;
}

export const ConsentChoice = ({ value, error, onChange }: ConsentChoiceProps) => (
  <fieldset className="grid gap-5" aria-describedby="consent-about consent-error">
    <legend className="pb-2 text-xl font-semibold">How should your answers be assessed?</legend>
    <p id="consent-about" className="text-ink-soft">
      Both ways are equal: your choice does not count for or against you. If AI assists, it looks only at what you write, never at who you are, and
      a person always makes the decision.
    </p>
    <div className="grid gap-3 sm:grid-cols-2">
      {WAYS.map((way) => (
        <label
          key={way.value}
          className={classNames(
            "flex cursor-pointer items-start gap-3 rounded-lg border bg-surface p-4 transition-colors has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent",
            value === way.value ? "border-accent bg-accent-soft/50 ring-1 ring-accent" : "border-line-strong hover:bg-sunken",
          )}
        >
          <Radio
            name="consent"
            value={way.value}
            checked={value === way.value}
            aria-label={way.title}
            aria-describedby={`consent-${way.value}`}
            onChange={() => onChange(way.value)}
            className="mt-1"
          />
          <span className="grid gap-1">
            <span className="font-semibold">{way.title}</span>
            <span id={`consent-${way.value}`} className="text-sm text-ink-soft">{way.text}</span>
          </span>
        </label>
      ))}
    </div>
    {error ? <FieldError id="consent-error">{error}</FieldError> : null}
  </fieldset>
);
