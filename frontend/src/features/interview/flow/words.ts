/** Counting words the way a writer would. */
export const countWords = (text: string): number => text.trim().split(/\s+/u).filter(Boolean).length;

export const wordsInWords = (text: string): string => {
  const count = countWords(text);
  return count === 1 ? "1 word" : `${count} words`;
};
