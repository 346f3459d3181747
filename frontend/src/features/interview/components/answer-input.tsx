/** Where the candidate answers: a text box, or options by pointer and keys. */
import { useId } from "react";
import { Checkbox, Radio, Textarea } from "@/components/ui/controls";
import { classNames } from "@/lib/class-names";
import type { Answer } from "../flow/autosave";
import { roomIn } from "../flow/sentences";
import type { CandidateQuestion } from "../flow/server";
import { wordsInWords } from "../flow/words";

interface AnswerInputProps {
  question: Pick<CandidateQuestion, "id" | "type" | "options" | "multipleCorrect">;
  answer: Answer;
  disabled?: boolean;
  labelledBy: string;
  onChange: (answer: Answer) => void;
}

const TextAnswer = ({ answer, disabled, labelledBy, onChange }: AnswerInputProps) => {
  const countId = useId();
  const room = roomIn(answer.text);
  return (
    <div className="grid gap-2">
      <Textarea
        aria-labelledby={labelledBy}
        aria-describedby={countId}
        placeholder="Write your answer here"
        value={answer.text}
        disabled={disabled}
        onChange={(event) => onChange({ ...answer, text: event.target.value })}
        className="min-h-64 p-4 text-base leading-7 sm:text-base"
      />
      <p id={countId} className="tabular text-sm text-ink-faint">
        {wordsInWords(answer.text)}
        {room ? <span className="font-semibold text-warn"> · {room}</span> : null}
      </p>
    </div>
  );
};

const toggled = (chosen: string[], id: string, several: boolean): string[] => {
  if (!several) return [id];
  return chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id];
};

const ChoiceAnswer = ({ question, answer, disabled, labelledBy, onChange }: AnswerInputProps) => {
  const Control = question.multipleCorrect ? Checkbox : Radio;
  return (
    <fieldset aria-labelledby={labelledBy} disabled={disabled} className="grid gap-3">
      <legend className="pb-3 text-sm text-ink-faint">{question.multipleCorrect ? "Choose all that apply." : "Choose one."}</legend>
      {question.options.map((option) => {
        const chosen = answer.chosenOptionIds.includes(option.id);
        return (
          <label
            key={option.id}
            className={classNames(
              "flex min-h-12 cursor-pointer items-center gap-3.5 rounded-lg border bg-surface px-4 py-3 transition-colors has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent",
              chosen ? "border-accent bg-accent-soft/50 ring-1 ring-accent" : "border-line-strong hover:bg-sunken",
            )}
          >
            <Control
              name={`question-${question.id}`}
              checked={chosen}
              onChange={() => onChange({ ...answer, chosenOptionIds: toggled(answer.chosenOptionIds, option.id, question.multipleCorrect) })}
            />
            <span dir="auto">{option.text}</span>
          </label>
        );
      })}
    </fieldset>
  );
};

export const AnswerInput = (props: AnswerInputProps) =>
  props.question.type === "MULTIPLE_CHOICE" ? <ChoiceAnswer {...props} /> : <TextAnswer {...props} />;
