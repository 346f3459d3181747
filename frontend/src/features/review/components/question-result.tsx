/** One question of the interview: what was asked, what was answered, and beside it what it scored and why. */
import { type ReactNode, useState } from "react";
import { Card } from "@/components/ui/card";
import { Notice } from "@/components/ui/notice";
import type { Criterion, InvitationQuery, QuestionAnalysisFieldsFragment } from "@/gql/graphql";
import { classNames } from "@/lib/class-names";
import { durationInWords, plural } from "@/lib/time";
import { type Evidence, markedEvidence } from "../evidence";
import { AnswerText } from "./answer-text";
import { ChoiceAnswer } from "./choice-answer";
import { QuestionEvidence } from "./question-evidence";
import { QuestionState } from "./question-state";

type Invitation = NonNullable<InvitationQuery["invitation"]>;
export type Question = Invitation["questions"][number];
export type Response = Invitation["responses"][number];

interface QuestionResultProps {
  number: number;
  question: Question;
  response?: Response;
  analysis?: QuestionAnalysisFieldsFragment;
  hidden: boolean;
  fresh: boolean;
  /** The person's own levels, once the interview has ended. */
  levels?: ReactNode;
}

export const questionTitleId = (questionId: string): string => `result-${questionId}`;

const counting = ({ weight, required }: Question, analysis?: QuestionAnalysisFieldsFragment): string => {
  if (weight === 0) return "not scored";
  if (analysis?.sharePercent != null) return analysis.sharePercent > 0 ? `${analysis.sharePercent} % of the result` : "does not count in the result";
  return `weight ${weight}${required ? "" : ", optional"}`;
};

const about = ({ wordCount, durationSeconds }: Response): string[] => [
  ...(wordCount ? [plural(wordCount, "word")] : []),
  ...(durationSeconds ? [`answered in ${durationInWords(durationSeconds)}`] : []),
];

interface AnswerProps extends Pick<QuestionResultProps, "question" | "response" | "analysis"> {
  evidence: Evidence[];
  id: string;
}

const Answer = ({ question, response, analysis, evidence, id }: AnswerProps) => {
  if (!response) return <p className="text-ink-faint">No answer was given.</p>;
  if (response.type === "CHOICE") return <ChoiceAnswer options={question.options} chosen={response.chosenOptionIds} />;
  // Offsets belong to the text that was scored; without one there is nothing to mark.
  return <AnswerText id={id} text={analysis?.answerText ?? response.text ?? ""} evidence={analysis?.answerText ? evidence : []} />;
};

const lookAt = (mark: HTMLElement | null) => {
  mark?.scrollIntoView({ block: "nearest", behavior: "smooth" });
  mark?.focus({ preventScroll: true });
};

export const QuestionResult = ({ number, question, response, analysis, hidden, fresh, levels }: QuestionResultProps) => {
  const [chosen, setChosen] = useState<Criterion | null>(null);
  const answerId = `answer-${question.id}`;
  const titleId = questionTitleId(question.id);
  const scored = analysis?.status === "SCORED" && !hidden;
  const evidence = scored ? markedEvidence(analysis.criteria, chosen) : [];

  return (
    <Card aria-labelledby={titleId} className={classNames("grid scroll-mt-36 grid-cols-[minmax(0,1fr)] gap-4", fresh && "animate-arrive")}>
      <div className="flex flex-wrap items-start justify-between gap-x-5 gap-y-2">
        <div className="grid min-w-0 flex-1 basis-80 gap-0.5">
          <p className="tabular text-sm text-ink-faint">
            {[`Question ${number}`, counting(question, analysis), ...(response ? about(response) : [])].join(" · ")}
          </p>
          <h3 dir="auto" id={titleId} tabIndex={-1} className="scroll-mt-36 text-lg leading-snug font-semibold outline-none">{question.text}</h3>
        </div>
        {analysis ? <div className="shrink-0"><QuestionState analysis={analysis} hidden={hidden} /></div> : null}
      </div>
      <div className={classNames("grid grid-cols-[minmax(0,1fr)] gap-x-8 gap-y-5", scored && "md:grid-cols-[minmax(0,1fr)_minmax(0,20rem)] 2xl:grid-cols-[minmax(0,1fr)_minmax(0,25rem)]")}>
        <Answer question={question} response={response} analysis={analysis} evidence={evidence} id={answerId} />
        {scored ? (
          <QuestionEvidence
            analysis={analysis}
            chosen={chosen}
            onChoose={setChosen}
            onQuote={(start) => lookAt(document.getElementById(`${answerId}-${start}`))}
          />
        ) : null}
      </div>
      {analysis?.status === "FAILED" ? (
        <Notice tone="danger">{analysis.failureReason ?? "Scoring this answer failed."} It does not count as a low score; read it yourself or try again.</Notice>
      ) : null}
      {response?.choicePoints == null || analysis ? null : (
        <p className="tabular text-sm text-ink-soft">{response.choicePoints} of 100, counted from the chosen options.</p>
      )}
      {levels}
    </Card>
  );
};
