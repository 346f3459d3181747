/** One question in the builder: a card to read, open, move and remove. */
import { useSortable } from "@dnd-kit/sortable";
import { CSS } from "@dnd-kit/utilities";
import { ArrowDown, ArrowUp, ChevronDown, GripVertical, Trash2 } from "lucide-react";
import { useState } from "react";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import type { QuestionFieldsFragment } from "@/gql/graphql";
import { classNames } from "@/lib/class-names";
import { refusalIn } from "@/lib/graph/refusal";
import { durationInWords } from "@/lib/time";
import { QUESTION_TYPE_WORDS } from "@/lib/words";
import { useRemoveQuestion } from "../api/use-remove-question";
import { QuestionEditor } from "./question-editor";

interface QuestionCardProps {
  templateId: string;
  question: QuestionFieldsFragment;
  number: number;
  total: number;
  defaultTimeLimitSeconds: number;
  readOnly: boolean;
  open: boolean;
  onOpen: (open: boolean) => void;
  onMove: (by: -1 | 1) => void;
}

const share = ({ weight, sharePercent, required }: QuestionFieldsFragment): string => {
  if (weight === 0) return "not scored";
  return required ? `${sharePercent} % of the result` : `up to ${sharePercent} % of the result`;
};

const facts = (question: QuestionFieldsFragment, defaultSeconds: number): string =>
  [
    QUESTION_TYPE_WORDS[question.type],
    durationInWords(question.timeLimitSeconds ?? defaultSeconds),
    share(question),
    question.required ? "" : "optional",
  ]
    .filter(Boolean)
    .join(" · ");

const Remove = ({ templateId, question, number }: Pick<QuestionCardProps, "templateId" | "question" | "number">) => {
  const [asking, setAsking] = useState(false);
  const [{ fetching, data, error }, removeQuestion] = useRemoveQuestion();
  return (
    <>
      <Button look="quiet" size="icon-sm" aria-label={`Remove question ${number}`} onClick={() => setAsking(true)}><Trash2 aria-hidden /></Button>
      <ConfirmDialog
        open={asking}
        title={`Remove question ${number}?`}
        description="The question and its rubric are deleted from this draft."
        action="Remove question"
        danger
        busy={fetching}
        error={refusalIn(error, data?.removeQuestion)}
        onConfirm={() => void removeQuestion({ input: { templateId, questionId: question.id, expectedRevision: question.revision } })}
        onClose={() => setAsking(false)}
      />
    </>
  );
};

export const QuestionCard = ({ templateId, question, number, total, defaultTimeLimitSeconds, readOnly, open, onOpen, onMove }: QuestionCardProps) => {
  const [dirty, setDirty] = useState(false);
  const { attributes, listeners, setNodeRef, setActivatorNodeRef, transform, transition, isDragging } = useSortable({ id: question.id, disabled: readOnly });
  return (
    <li
      ref={setNodeRef}
      id={`question-${question.id}`}
      style={{ transform: CSS.Translate.toString(transform), transition }}
      className={classNames("scroll-mt-24 rounded-lg border border-line bg-surface shadow-card", isDragging && "relative z-10 shadow-raised")}
    >
      <div className="flex flex-wrap items-center gap-x-2 gap-y-1 p-3 sm:flex-nowrap sm:p-4">
        {readOnly ? null : (
          <button
            type="button"
            ref={setActivatorNodeRef}
            {...attributes}
            {...listeners}
            aria-label={`Move question ${number}`}
            className="grid size-8 shrink-0 cursor-grab touch-none place-items-center rounded-md text-ink-faint hover:bg-sunken"
          >
            <GripVertical aria-hidden className="size-4.5" />
          </button>
        )}
        <button
          type="button"
          aria-expanded={open}
          aria-controls={`editor-${question.id}`}
          onClick={() => onOpen(!open)}
          className="flex min-w-0 flex-1 basis-64 items-center gap-3 rounded-md p-1 text-left"
        >
          <span className="tabular grid size-7 shrink-0 place-items-center rounded-full bg-sunken text-sm font-semibold text-ink-soft">{number}</span>
          <span className="min-w-0 flex-1">
            <span dir="auto" className={classNames("block font-semibold", !open && "line-clamp-2")}>{question.text}</span>
            <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
              <span className="tabular text-sm text-ink-faint">{facts(question, defaultTimeLimitSeconds)}</span>
              {question.rubric && !question.rubric.approved ? <Badge tone="warn">Approve the rubric</Badge> : null}
              {dirty ? <Badge tone="warn">Not saved yet</Badge> : null}
            </span>
          </span>
          <ChevronDown aria-hidden className={classNames("size-5 shrink-0 text-ink-faint transition-transform", open && "rotate-180")} />
        </button>
        {readOnly ? null : (
          <span className="ml-auto flex">
            <Button look="quiet" size="icon-sm" aria-label={`Move question ${number} up`} disabled={number === 1} onClick={() => onMove(-1)}><ArrowUp aria-hidden /></Button>
            <Button look="quiet" size="icon-sm" aria-label={`Move question ${number} down`} disabled={number === total} onClick={() => onMove(1)}><ArrowDown aria-hidden /></Button>
            <Remove templateId={templateId} question={question} number={number} />
          </span>
        )}
      </div>
      {/* A closed card keeps what is typed in it. */}
      {open || dirty ? (
        <div id={`editor-${question.id}`} hidden={!open} className="border-t border-line p-4 sm:p-6">
          <QuestionEditor
            templateId={templateId}
            question={question}
            number={number}
            defaultTimeLimitSeconds={defaultTimeLimitSeconds}
            readOnly={readOnly}
            onDirty={setDirty}
          />
        </div>
      ) : null}
    </li>
  );
};
