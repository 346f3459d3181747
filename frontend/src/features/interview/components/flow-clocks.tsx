/** The clocks of a running interview: this question's, and the whole's when it has one or nears its deadline. */
import type { Interview } from "../flow/server";
import { Countdown } from "./countdown";

/** Further away, a deadline is a date and not a countdown. */
const NEAR_SECONDS = 3_600;

interface FlowClocksProps {
  interview: Interview;
  questionLeft: number | null;
  totalLeft: number | null;
}

export const FlowClocks = ({ interview, questionLeft, totalLeft }: FlowClocksProps) => {
  const counted = totalLeft !== null && (interview.totalTimeLimitMinutes != null || totalLeft < NEAR_SECONDS);
  return (
    <div className="flex flex-wrap items-center gap-2">
      {questionLeft === null ? null : (
        <Countdown seconds={questionLeft} title="Question" label="Time left for this question" what="this question" inWordsToo={!counted} />
      )}
      {counted ? <Countdown seconds={totalLeft} title="In all" label="Time left in all" what="the whole interview" /> : null}
    </div>
  );
};
