/** One question of the interview: what was asked, what was answered, what it scored and why. */
import { useState } from "react";
import { Card } from "@/components/ui/card";
import { Notice } from "@/components/ui/notice";
import type { Criterion, InvitationQuery, QuestionAnalysisFieldsFragment } from "@/gql/graphql";
import { classNames } from "@/lib/class-names";
import { durationInWords } from "@/lib/time";
import { AnswerText } from "./answer-text";
import { ChoiceAnswer } from "./choice-answer";
import { QuestionEvidence } from "./question-evidence";
import { QuestionState } from "./question-state";

type Invitation = NonNullable<InvitationQuery["invitation"]>;
export type Question = Invitation["template"]["questions"][number];
export type Response = Invitation["responses"][number];

interface QuestionResultProps {
  number: number;
  question: Question;
  response?: Response;
  analysis?: QuestionAnalysisFieldsFragment;
  hidden: boolean;
  fresh: boolean;
}

const about = ({ wordCount, durationSeconds }: Response): string =>
  [wordCount ? `${wordCount} words` : "", durationSeconds ? `answered in ${durationInWords(durationSeconds)}` : ""].filter(Boolean).join(", ");

interface AnswerProps extends Pick<QuestionResultProps, "question" | "response" | "analysis" | "hidden"> {
  focus: Criterion | null;
  id: string;
}

const Answer = ({ question, response, analysis, hidden, focus, id }: AnswerProps) => {
  if (!response) return <p className="text-ink-faint">No answer was given.</p>;
  if (response.type === "CHOICE") return <ChoiceAnswer options={question.options} chosen={response.chosenOptionIds} />;
  const evidence = hidden ? [] : (analysis?.criteria ?? []).flatMap(({ criterion, quotes }) => quotes.map(({ start, end }) => ({ criterion, start, end })));
  // Offsets belong to the text that was scored; without one there is nothing to mark.
  return <AnswerText id={id} text={analysis?.answerText ?? response.text ?? ""} evidence={analysis?.answerText ? evidence : []} focus={focus} />;
};

export const QuestionResult = ({ number, question, response, analysis, hidden, fresh }: QuestionResultProps) => {
  const [focus, setFocus] = useState<Criterion | null>(null);
  const answerId = `answer-${question.id}`;
  const titleId = `result-${question.id}`;

  const showQuote = (start: number) => {
    const mark = document.getElementById(`${answerId}-${start}`);
    mark?.scrollIntoView({ block: "center", behavior: "smooth" });
    mark?.focus({ preventScroll: true });
  };

  return (
    <Card aria-labelledby={titleId} className={classNames("grid gap-5", fresh && "animate-arrive")}>
      <div className="flex items-start justify-between gap-5">
        <div className="grid gap-1">
          <p className="tabular text-sm text-ink-faint">
            Question {number}, weight {question.weight}
            {response ? <span>{about(response) ? ` · ${about(response)}` : ""}</span> : null}
          </p>
          <h3 id={titleId} className="text-lg leading-snug font-semibold">{question.text}</h3>
        </div>
        {analysis ? <div className="shrink-0"><QuestionState analysis={analysis} hidden={hidden} /></div> : null}
      </div>
      <Answer question={question} response={response} analysis={analysis} hidden={hidden} focus={focus} id={answerId} />
      {analysis?.status === "FAILED" ? (
        <Notice tone="danger">{analysis.failureReason ?? "Scoring this answer failed."} It does not count as a low score; read it yourself or try again.</Notice>
      ) : null}
      {analysis && analysis.status === "SCORED" && !hidden ? (
        <div className="border-t border-line pt-5">
          <QuestionEvidence analysis={analysis} onFocus={setFocus} onQuote={showQuote} />
        </div>
      ) : null}
    </Card>
  );
};
