/** The questions in order, to be rearranged by pointer, by keys on the handle, or by the arrow buttons. */
import { closestCenter, DndContext, type DragEndEvent, KeyboardSensor, PointerSensor, useSensor, useSensors } from "@dnd-kit/core";
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
    setSpoken(`Question ${from + 1} is now question ${to + 1}.`);
    const { data, error } = await reorder({ input: { templateId: template.id, questionIds: after } });
    const refusal = refusalIn(error, data?.reorderQuestions);
    setProblem(refusal);
    if (refusal) setOrder(before);
  };

  const dropped = ({ active, over }: DragEndEvent) => {
    if (over) void move(order.indexOf(String(active.id)), order.indexOf(String(over.id)));
  };

  const byId = new Map(template.questions.map((question) => [question.id, question]));
  return (
    <DndContext sensors={sensors} collisionDetection={closestCenter} onDragEnd={dropped}>
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
                onMove={(by) => void move(index, index + by)}
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
