/** The questions in order, to be rearranged by pointer, by keys on the handle, or by the arrow buttons. */
import { type Announcements, closestCenter, DndContext, type DragEndEvent, KeyboardSensor, PointerSensor, useSensor, useSensors } from "@dnd-kit/core";
import { arrayMove, SortableContext, sortableKeyboardCoordinates, verticalListSortingStrategy } from "@dnd-kit/sortable";
import { useEffect, useState } from "react";
import { FieldError } from "@/components/ui/field";
import type { TemplateFieldsFragment } from "@/gql/graphql";
import { refusalIn } from "@/lib/graph/refusal";
import { useReorderQuestions } from "../api/use-reorder-questions";
import { QuestionCard } from "./question-card";

interface QuestionListProps {
  template: TemplateFieldsFragment;
  readOnly: boolean;
  openId: string | null;
  onOpen: (questionId: string | null) => void;
}

const INSTRUCTIONS = { draggable: "Press Space to lift the question, the arrow keys to move it, Space again to put it down, Escape to cancel." };

const movedSentence = (from: number, to: number) => `Question ${from} is now question ${to}.`;

/** What a screen reader hears while a question is moved: its numbers, not its ids. */
const announce = (order: string[]): Announcements => {
  const number = (id: string | number) => order.indexOf(String(id)) + 1;
  return {
    onDragStart: ({ active }) => `Question ${number(active.id)} is lifted.`,
    onDragOver: ({ active, over }) => (over ? `Question ${number(active.id)} would become question ${number(over.id)}.` : undefined),
    onDragEnd: ({ active, over }) => (over ? movedSentence(number(active.id), number(over.id)) : undefined),
    onDragCancel: ({ active }) => `Question ${number(active.id)} stays where it was.`,
  };
};

export const QuestionList = ({ template, readOnly, openId, onOpen }: QuestionListProps) => {
  const [order, setOrder] = useState(() => template.questions.map((question) => question.id));
  const [problem, setProblem] = useState<string>();
  const [spoken, setSpoken] = useState("");
  const [, reorder] = useReorderQuestions();
  const sensors = useSensors(
    useSensor(PointerSensor, { activationConstraint: { distance: 5 } }),
    useSensor(KeyboardSensor, { coordinateGetter: sortableKeyboardCoordinates }),
  );

  useEffect(() => setOrder(template.questions.map((question) => question.id)), [template.questions]);

  const move = async (from: number, to: number) => {
    if (from === to || from < 0 || to < 0 || to >= order.length) return;
    const before = order;
    const after = arrayMove(order, from, to);
    setOrder(after);
    const { data, error } = await reorder({ input: { templateId: template.id, questionIds: after, expectedQuestionIds: before } });
    const refusal = refusalIn(error, data?.reorderQuestions);
    setProblem(refusal);
    if (refusal) setOrder(before);
  };

  const dropped = ({ active, over }: DragEndEvent) => {
    if (over) void move(order.indexOf(String(active.id)), order.indexOf(String(over.id)));
  };

  const byId = new Map(template.questions.map((question) => [question.id, question]));
  return (
    <DndContext sensors={sensors} collisionDetection={closestCenter} onDragEnd={dropped} accessibility={{ announcements: announce(order), screenReaderInstructions: INSTRUCTIONS }}>
      <SortableContext items={order} strategy={verticalListSortingStrategy} disabled={readOnly}>
        <ol aria-label="Questions" className="grid gap-3">
          {order.map((id, index) => {
            const question = byId.get(id);
            return question ? (
              <QuestionCard
                key={id}
                templateId={template.id}
                question={question}
                number={index + 1}
                total={order.length}
                defaultTimeLimitSeconds={template.settings.defaultTimeLimitSeconds}
                readOnly={readOnly}
                open={openId === id}
                onOpen={(open) => onOpen(open ? id : null)}
                onMove={(by) => {
                  setSpoken(movedSentence(index + 1, index + 1 + by));
                  void move(index, index + by);
                }}
              />
            ) : null;
          })}
        </ol>
      </SortableContext>
      <p role="status" className="sr-only">{spoken}</p>
      {problem ? <div role="alert"><FieldError>{problem}</FieldError></div> : null}
    </DndContext>
  );
};
