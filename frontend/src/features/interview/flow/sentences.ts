/** What a candidate reads when something does not work: what happened, what is kept, what to do. */
import type { Failure } from "./server";

const FAILURES: Record<Failure, string> = {
  offline: "The server cannot be reached. Check your connection",
  stranger: "This browser lost its place. Open your personal link again to go on",
  busy: "The server has too much to do at the moment. Try again in a moment",
  broken: "The server could not do this. Try again in a moment",
};

/** Where nothing has been typed: at the start, between questions. */
export const sentenceFor = (failure: Failure): string => `${FAILURES[failure]}.`;

export const sentenceWithText = (failure: Failure): string => {
  const advice = failure === "busy" ? "The server has too much to do at the moment. It is tried again" : FAILURES[failure];
  return `${advice}; what you typed is kept on this device.`;
};

const WHY: Record<Failure, string> = {
  offline: "The server cannot be reached at the moment",
  stranger: "This browser lost its place",
  busy: "The server has too much to do at the moment",
  broken: "The server could not do this just now",
};

/** While what the candidate asked for is tried again. */
export const sentenceWhileTrying = (failure: Failure): string => `${WHY[failure]}. It is tried again by itself; nothing is lost. You can stay on this page.`;

export const MOST_CHARACTERS = 20_000;

/** The server counts characters, not the halves that some of them are made of here. */
export const charactersIn = (text: string): number => Array.from(text).length;

const thousands = (count: number): string => new Intl.NumberFormat("en").format(count);

/** Null while there is room; from the last tenth on, how much. */
export const roomIn = (text: string): string | null => {
  const used = charactersIn(text);
  if (used > MOST_CHARACTERS) {
    return `${thousands(used - MOST_CHARACTERS)} ${used - MOST_CHARACTERS === 1 ? "character" : "characters"} too many: an answer has at most ${thousands(MOST_CHARACTERS)}. Shorten it and it is saved.`;
  }
  return used > MOST_CHARACTERS * 0.9 ? `${thousands(MOST_CHARACTERS - used)} ${MOST_CHARACTERS - used === 1 ? "character" : "characters"} left` : null;
};

/** Half an emoji (cut by another program, say) is no text that can be sent or stored. */
export const wholeText = (text: string): string =>
  text.replaceAll(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g, "\uFFFD");
