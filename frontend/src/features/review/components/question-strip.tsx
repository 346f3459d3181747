/** The questions with their scores in one line that stays in view: the page's outline, and its picture. */
import { ScoreBar } from "@/components/ui/score-chip";
import type { InvitationQuery } from "@/gql/graphql";
import { questionTitleId } from "./question-result";

type Invitation = NonNullable<InvitationQuery["invitation"]>;

interface QuestionStripProps {
  invitation: Invitation;
  hidden: boolean;
}

const WORDS = { PENDING: "Waiting", PROCESSING: "Scoring", FAILED: "Failed", LEFT_OUT: "Left out", SCORED: "Scored" } as const;

const goTo = (questionId: string) => {
  const title = document.getElementById(questionTitleId(questionId));
  title?.scrollIntoView({ block: "start", behavior: "smooth" });
  title?.focus({ preventScroll: true });
};

export const QuestionStrip = ({ invitation: { questions, analysis, responses }, hidden }: QuestionStripProps) => {
  const scores = new Map(analysis?.questions.map((question) => [question.questionId, question]));
  const answered = new Set(responses.map(({ question }) => question.id));
  const wordFor = (questionId: string): string => {
    const score = scores.get(questionId);
    if (!answered.has(questionId)) return "No answer";
    return score ? WORDS[score.status] : "Answered";
  };
  return (
    <nav aria-label="Questions" className="sticky top-[calc(var(--bar,3.5rem)-1px)] z-20 -mx-4 border-y border-line bg-canvas/95 px-4 py-1.5 backdrop-blur-sm max-sm:top-[5.9rem] sm:-mx-6 sm:px-6">
      <ol className="flex flex-wrap gap-1 sm:-mx-2">
        {questions.map(({ id, text }, index) => {
          const score = hidden ? null : scores.get(id)?.score;
          return (
            <li key={id} className="max-w-64 min-w-0 flex-1 basis-16 sm:basis-28">
              <a
                href={`#${questionTitleId(id)}`}
                title={text}
                onClick={(event) => {
                  event.preventDefault();
                  goTo(id);
                }}
                className="grid grid-cols-[minmax(0,1fr)] gap-1 rounded-md px-2 py-1 text-sm hover:bg-sunken"
              >
                <span className="flex items-baseline gap-2">
                  <span className="tabular text-ink-faint"><span className="sr-only">Question </span>{index + 1}</span>
                  <span className="line-clamp-1 min-w-0 flex-1 text-ink-soft max-lg:hidden">{text}</span>
                  {score == null ? <span className="text-xs whitespace-nowrap text-ink-faint">{wordFor(id)}</span> : <span className="tabular font-semibold">{score}<span className="sr-only"> of 100</span></span>}
                </span>
                <ScoreBar score={score ?? 0} className="h-1 w-full" />
              </a>
            </li>
          );
        })}
      </ol>
    </nav>
  );
};
