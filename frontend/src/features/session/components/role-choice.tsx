/** The first question to a newcomer: what do you do here? */
import { Building2, UserRound } from "lucide-react";
import type { ComponentType } from "react";
import { FieldError } from "@/components/ui/field";
import type { Role } from "@/gql/graphql";
import { sentenceFor } from "@/lib/graph/problem";
import { useSelectRole } from "../api/use-select-role";

interface WayProps {
  Icon: ComponentType<{ className?: string }>;
  title: string;
  text: string;
  disabled: boolean;
  onChoose: () => void;
}

const Way = ({ Icon, title, text, disabled, onChoose }: WayProps) => (
  <button
    type="button"
    disabled={disabled}
    onClick={onChoose}
    className="grid content-start gap-3 rounded-lg border border-line-strong bg-surface p-6 text-left shadow-card transition-colors enabled:hover:border-accent enabled:hover:bg-accent-soft/40 disabled:opacity-55"
  >
    <Icon aria-hidden className="size-7 text-ink-soft" />
    <span className="text-lg font-semibold">{title}</span>
    <span className="text-sm text-ink-soft">{text}</span>
  </button>
);

export const RoleChoice = ({ firstName }: { firstName: string }) => {
  const [{ fetching, data, error }, selectRole] = useSelectRole();
  const refusal = error ? sentenceFor(error) : data?.selectRole.userErrors[0]?.message;
  const choose = (role: Role) => void selectRole({ input: { role } });

  return (
    <div className="grid gap-7">
      <div className="grid gap-2">
        <h1 className="text-3xl font-semibold">Welcome, {firstName}</h1>
        <p className="text-lg text-ink-soft">What brings you here?</p>
      </div>
      <div className="grid gap-4 sm:grid-cols-2">
        <Way
          Icon={Building2}
          title="I hire people"
          text="Write interviews, invite candidates, compare answers and decide."
          disabled={fetching}
          onChoose={() => choose("HR")}
        />
        <Way
          Icon={UserRound}
          title="I am a candidate"
          text="Take interviews you were invited to. Your personal links work without an account too."
          disabled={fetching}
          onChoose={() => choose("CANDIDATE")}
        />
      </div>
      {refusal ? <div role="alert"><FieldError>{refusal}</FieldError></div> : null}
    </div>
  );
};
