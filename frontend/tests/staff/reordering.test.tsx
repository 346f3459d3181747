/** Questions change places by buttons, by keys and by dragging. */
import { fireEvent, screen, waitFor } from "@testing-library/react";
import { describe, expect, it, vi } from "vitest";
import { build, draftOf, titles } from "@tests/support/builder";

describe("reordering", () => {
  it("works by buttons and is announced", async () => {
    const { user, server } = build(draftOf());
    await user.click(await screen.findByRole("button", { name: "Move question 1 down" }));
    expect(titles()).toEqual(["Second question?", "First question?", "Third question?"]);
    expect(screen.getByText("Question 1 is now question 2.")).toHaveAttribute("role", "status");
    expect(server.called("ReorderQuestions")[0]?.variables).toEqual({
      input: { templateId: "tpl_1", questionIds: ["qst_2", "qst_1", "qst_3"], expectedQuestionIds: ["qst_1", "qst_2", "qst_3"] },
    });
  });

  it("goes back when the server refuses", async () => {
    const { user, server } = build(draftOf());
    server.root["reorderQuestions"] = () => ({ template: null, userErrors: [{ code: "TEMPLATE_NOT_EDITABLE", message: "It was published meanwhile." }] });
    await user.click(await screen.findByRole("button", { name: "Move question 3 up" }));
    expect(await screen.findByRole("alert")).toHaveTextContent("It was published meanwhile.");
    expect(titles()).toEqual(["First question?", "Second question?", "Third question?"]);
  });

  // The cards get places on screen, which the test browser does not lay out by itself.
  const layOut = () =>
    vi.spyOn(HTMLElement.prototype, "getBoundingClientRect").mockImplementation(function place(this: HTMLElement) {
      const card = this.closest("li[id^=question-]");
      const index = card ? [...(card.parentElement?.children ?? [])].indexOf(card) : 0;
      return new DOMRect(0, index * 100, 600, 90);
    });

  it("works by keys on the handle", async () => {
    layOut();
    const { user, server } = build(draftOf());
    (await screen.findByRole("button", { name: "Move question 1" })).focus();
    await user.keyboard(" ");
    await new Promise((resolve) => setTimeout(resolve, 50));
    await user.keyboard("{ArrowDown}");
    await new Promise((resolve) => setTimeout(resolve, 50));
    await user.keyboard(" ");
    await waitFor(() => expect(server.called("ReorderQuestions")).toHaveLength(1));
    expect(server.called("ReorderQuestions")[0]?.variables).toMatchObject({ input: { questionIds: ["qst_2", "qst_1", "qst_3"] } });
    expect(screen.getByText("Question 1 is now question 2.")).toBeInTheDocument();
  });

  it("works by dragging the handle", async () => {
    layOut();
    const { server } = build(draftOf());
    const handle = await screen.findByRole("button", { name: "Move question 1" });
    fireEvent.pointerDown(handle, { isPrimary: true, button: 0, clientX: 10, clientY: 40 });
    fireEvent.pointerMove(document, { clientX: 10, clientY: 60 });
    await new Promise((resolve) => setTimeout(resolve, 50));
    fireEvent.pointerMove(document, { clientX: 10, clientY: 245 });
    await new Promise((resolve) => setTimeout(resolve, 50));
    fireEvent.pointerUp(document, { clientX: 10, clientY: 245 });
    await waitFor(() => expect(server.called("ReorderQuestions")).toHaveLength(1));
    expect(server.called("ReorderQuestions")[0]?.variables).toMatchObject({ input: { questionIds: ["qst_2", "qst_3", "qst_1"] } });
  });
});
