/** Counting words the way a writer would. */
import { countWords } from "@/lib/text";

export const wordsInWords = (text: string): string => {
  const count = countWords(text);
  return count === 1 ? "1 word" : `${count} words`;
};
