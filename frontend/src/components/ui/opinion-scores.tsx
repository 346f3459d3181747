/** Each reviewer's own score beside the others', the viewer's first. */
import { type Opinion, ownOpinion } from "@/lib/reviews";
import { usePerson } from "@/lib/person";
import { initials } from "@/lib/words";

const SHOWN = 3;

interface OpinionScoresProps {
  opinions: readonly Opinion[];
  hidden: boolean;
}

export const OpinionScores = ({ opinions, hidden }: OpinionScoresProps) => {
  const person = usePerson();
  const own = ownOpinion(opinions, person.id);
  const scored = opinions.filter(({ score }) => score != null).toSorted((one, other) => Number(other === own) - Number(one === own));
  if (scored.length === 0) return <span className="text-ink-faint"><span aria-hidden>–</span><span className="sr-only">Nobody has scored</span></span>;
  if (hidden) return <span className="text-sm text-ink-faint">Hidden</span>;
  return (
    <ul className="flex flex-wrap items-center gap-x-3 text-sm">
      {scored.slice(0, SHOWN).map(({ id, reviewer, score }) => (
        <li key={id} title={`${reviewer.fullName}: ${score} of 100`} className="inline-flex items-baseline gap-1">
          <span className="text-xs text-ink-faint">
            <span aria-hidden>{reviewer.id === person.id ? "You" : initials(reviewer.fullName)}</span>
            <span className="sr-only">{reviewer.id === person.id ? "You" : reviewer.fullName}</span>
          </span>
          <span className="tabular font-semibold">{score}<span className="sr-only"> of 100</span></span>
        </li>
      ))}
      {scored.length > SHOWN ? <li className="text-xs text-ink-faint">and {scored.length - SHOWN} more</li> : null}
    </ul>
  );
};
