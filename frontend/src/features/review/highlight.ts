/** Cuts an answer at its quotes. Offsets count code points, as the scoring side does; a string's own index would not. */
export interface QuoteSpan {
  start: number;
  end: number;
}

export interface Segment {
  text: string;
  start: number;
  /** Indexes of the spans that cover this piece; several where quotes overlap. */
  spans: number[];
}

export const cutAtQuotes = (text: string, spans: QuoteSpan[]): Segment[] => {
  const points = [...text];
  const inside = (at: number) => Math.min(Math.max(at, 0), points.length);
  const borders = new Set([0, points.length]);
  for (const { start, end } of spans) {
    borders.add(inside(start));
    borders.add(inside(end));
  }
  const cuts = [...borders].toSorted((one, other) => one - other);
  return cuts.slice(0, -1).map((start, index) => {
    const end = cuts[index + 1] ?? points.length;
    return {
      text: points.slice(start, end).join(""),
      start,
      spans: spans.flatMap((span, number) => (span.start <= start && span.end >= end ? [number] : [])),
    };
  });
};
