/** After a refused save: what somebody else changed, with the way to take it over. What was typed here is still in the form. */
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";

/** A value of a form as people read it. */
export const inWords = (value: unknown): string => {
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (Array.isArray(value)) return value.map((entry: { text?: string; correct?: boolean }) => `${entry.text ?? ""}${entry.correct ? " (correct)" : ""}`).join("; ");
  return String(value) || "nothing";
};

interface ChangedMeanwhileProps {
  what: string;
  fields: { name: string; theirs: string; onTake: () => void }[];
}

export const ChangedMeanwhile = ({ what, fields }: ChangedMeanwhileProps) => (
  <Notice tone="warn" role="alert" title={`Somebody changed ${what} while you were writing. Yours is not saved yet.`}>
    <div className="grid gap-3">
      <p>
        {fields.length > 0
          ? "Everything that you had not touched shows their version now. Both of you changed:"
          : "You changed different things: their changes are in the form beside yours. Save again to keep both."}
      </p>
      {fields.map(({ name, theirs, onTake }) => (
        <div key={name} className="grid gap-1.5 border-t border-warn/25 pt-2">
          <p className="break-words whitespace-pre-line"><span className="font-semibold">{name}, theirs:</span> {theirs}</p>
          <div><Button size="sm" onClick={onTake}>Take theirs</Button></div>
        </div>
      ))}
      {fields.length > 0 ? <p>Save again to keep yours.</p> : null}
    </div>
  </Notice>
);
