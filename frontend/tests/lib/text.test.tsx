/** Text that people type: cleaned by the server's rules, counted by a segmenter, shown in its own direction. */
import { render, screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { Input, Select, Textarea } from "@/components/ui/controls";
import { UserText } from "@/components/ui/user-text";
import { countWords, isBlank, manyLines, singleLine } from "@/lib/text";

const ENGLAND = "\u{1f3f4}\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}";

describe("typed text", () => {
  it.each([
    ["Ann\u200b Lee\n", "Ann Lee"],
    ["Ann\u202eLee", "AnnLee"],
    ["\u2067Ann\u2069 Lee\u200f", "Ann Lee"],
    ["Ann\r\nLee\u2028Reyes", "Ann Lee Reyes"],
    ["Ann\u00a0 \u3000\tLee", "Ann Lee"],
    ["Ann\u3164Lee\u00ad\ufeff\u2060", "AnnLee"],
    ["Ann\u200dLee", "AnnLee"],
    ["A\u{e0068}\u{e0069}", "A"],
    ["A\u0000\u001bB", "AB"],
    ["Zoe\u0308", "Zoë"],
    ["half \ud83d", "half \ufffd"],
  ])("loses what has no place in a name: %j", (typed, kept) => {
    expect(singleLine(typed)).toBe(kept);
  });

  it.each(["نمی\u200cخواهم", "क्\u200dष", "ന\u0d4d\u200d", "👩🏽\u200d💻", "❤️\u200d🔥", ENGLAND, "\u0600١٢", "Nguyễn Thị Ánh", "山田 太郎", "O’Brien"])(
    "keeps what scripts and emoji need: %s",
    (name) => {
      expect(singleLine(name)).toBe(name);
    },
  );

  it("keeps lines, tabs and the marks of right-to-left text where several lines have their place", () => {
    expect(manyLines("one\r\n\ttwo\u2029שלום\u200f!\u0007\u202e")).toBe("one\n\ttwo\nשלום\u200f!");
  });

  it.each(["", " \n", "\u200b", "\u3164", "\u2800", "\ufe0f", "\u200d\u00ad", "\u115f", "\u0000", "\u{1d159}", "\u{16fe4}", "\u2065", "\u0378", "\ue000"])("is blank when nothing is seen: %j", (text) => {
    expect([isBlank(text), singleLine(text), manyLines(text)]).toEqual([true, "", ""]);
  });

  it("is not blank when something is", () => {
    expect(["a", "🙂", "\u0600", "한", "."].map(isBlank)).toEqual([false, false, false, false, false]);
  });
});

describe("words", () => {
  it.each([
    ["I like it, don't I?", 5],
    ["", 0],
    ["— … !", 0],
  ])("are counted as a reader does: %s", (text, words) => {
    expect(countWords(text)).toBe(words);
  });

  it("are counted in scripts without spaces", () => {
    expect(countWords("私は毎日東京で働いています")).toBeGreaterThan(4);
    expect(countWords("ผมทำงานที่กรุงเทพทุกวัน")).toBeGreaterThan(3);
  });
});

describe("direction", () => {
  it("is that of the text, where it is typed and where it is shown", () => {
    render(
      <>
        <Input aria-label="line" />
        <Textarea aria-label="lines" />
        <Select aria-label="choice" />
        <UserText>نعم</UserText>
        <UserText as="p">שלום</UserText>
      </>,
    );
    for (const label of ["line", "lines", "choice"]) expect(screen.getByLabelText(label)).toHaveAttribute("dir", "auto");
    expect(screen.getByText("نعم").outerHTML).toBe('<bdi dir="auto">نعم</bdi>');
    expect(screen.getByText("שלום").outerHTML).toBe('<p dir="auto">שלום</p>');
  });
});
