/**
 * Text that people type, on the web: every form passes here before it is sent, by the rules of the server's kernel/text.
 * Out goes what draws nothing or turns the direction; joiners that letters and emoji need stay.
 */
const LINE_ENDS = /\r\n?|[\u2028\u2029\u0085\v\f]/g;
const SPACES = /\s+/g;
/** Controls and format characters, but for tabs and line breaks, joiners and number signs that are seen. */
const UNSEEN = /[\p{Cc}\p{Cf}\u3164\uffa0]/gu;
const SEEN_FORMATS = /^[\t\n\u0600-\u0605\u06dd\u070f\u0890\u0891\u08e2\u{110bd}\u{110cd}]$/u;
const JOINERS = /^[\u200c\u200d]$/;
const DIRECTION_MARKS = /^[\u061c\u200e\u200f]$/;
/** Regions of flags (England's) are spelled with tags; anywhere else tags are hidden text. */
const TAGS = /(\u{1f3f4}[\u{e0020}-\u{e007f}]+)|[\u{e0001}-\u{e007f}]/gu;
const TAG = /^[\u{e0001}-\u{e007f}]$/u;
const HALVES = /\p{Surrogate}/gu;
/** Letters and pictures between which a joiner draws something; Latin and its like never join. */
const JOINED = /^(?![\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Armenian}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}])[\p{L}\p{M}\p{So}\p{Sk}\p{Sm}]$/u;
const VIRAMA = /^[\u094d\u09cd\u0a4d\u0acd\u0b4d\u0bcd\u0c4d\u0ccd\u0d4d\u0dca\u1039\u17d2]$/;
/** Characters that are none yet are blank too, but where new pictures and Chinese characters are added each year. */
const BLANK =
  /^(?:[\s\p{Cc}\p{Cf}\p{Co}\p{Variation_Selector}\u034f\u115f\u1160\u2800\u3164\uffa0\u{1d159}]|\u{16fe4}|\u17b4|\u17b5|(?![\u{1f000}-\u{1fbff}\u{20000}-\u{3fffd}])\p{Cn})*$/u;

/** Whether nothing of it would be seen. */
export const isBlank = (text: string): boolean => BLANK.test(text.replace(/[\u0600-\u0605\u06dd\u070f\u0890\u0891\u08e2]/g, "0"));

const joins = (before: string, after: string): boolean => VIRAMA.test(before) || (JOINED.test(before) && JOINED.test(after));

const seen = (text: string, marks: boolean): string => {
  const signs = [...text.replace(TAGS, "$1")];
  const kept = signs.filter((sign, place) => {
    if (JOINERS.test(sign)) return joins(signs[place - 1] ?? "", signs[place + 1] ?? "");
    if (SEEN_FORMATS.test(sign) || TAG.test(sign)) return true;
    if (marks && DIRECTION_MARKS.test(sign)) return true;
    return !sign.match(UNSEEN);
  });
  const cleaned = kept.join("").replace(HALVES, "\ufffd");
  return isBlank(cleaned) ? "" : cleaned;
};

/** For names, titles, addresses: composed, every run of white space one space. */
export const singleLine = (text: string): string => seen(text.replace(LINE_ENDS, " "), false).replace(SPACES, " ").trim().normalize("NFC");

/** For descriptions, questions and reasons: composed, with their line breaks. */
export const manyLines = (text: string): string => seen(text.replace(LINE_ENDS, "\n"), true).trim().normalize("NFC");

/** Whether it may be a mail address, international ones too; the server decides, and says what is wrong with it. */
export const isAddress = (text: string): boolean => /^[^\s@<>()"’‘,;:]+@[^\s@<>()"’‘,;:.]+(?:\.[^\s@<>()"’‘,;:.]+)+$/.test(text);

/** Words as a reader counts them, also where a script writes no spaces. */
export const countWords = (text: string): number => {
  let words = 0;
  for (const segment of new Intl.Segmenter(undefined, { granularity: "word" }).segment(text)) {
    if (segment.isWordLike) words += 1;
  }
  return words;
};
