/**
 * The question on screen, from its first key to its end: drafts, the final answer, the time that runs out, and what
 * happened to it on another device meanwhile. Knows nothing of React or GraphQL.
 */
import { isBlank } from "@/lib/text";
import { type Answer, answerOf, Autosave, isEmpty, sameAnswer, type SendOutcome } from "./autosave";
import { beginningOf, dropCopy, dropDraft, keepDraft } from "./device-drafts";
import type { InterviewSession } from "./interview-session";
import { sentenceWithText, wholeText } from "./sentences";
import type { CandidateQuestion, Edition, Outcome } from "./server";
import { earliest, secondsUntil } from "./server-clock";

/**
 * sent: the server has it; late: the limit came first, a draft counts if there is one; elsewhere: another page gave the
 * answer; newer: another page's draft counts; unanswered: time was up and there is nothing; over: the interview ended.
 */
export type Ending =
  | { how: "sent"; timeIsUp: boolean }
  | { how: "late"; saved: boolean }
  | { how: "elsewhere"; unsent: string | null }
  | { how: "newer" }
  | { how: "unanswered" }
  | { how: "over" };

export interface Progress {
  sending: boolean;
  problem: string | null;
}

const RETRY_MS = 2_000;
/** The server grants 15 seconds of grace; after that another attempt is of no use. */
const GIVE_UP_MS = 20_000;

const OVER = new Set(["INVITATION_ALREADY_COMPLETED", "INVITATION_EXPIRED", "INVITATION_REVOKED"]);
const AFTER_A_REFUSAL = new Set(["RESPONSE_ALREADY_SUBMITTED", "TIME_LIMIT_EXCEEDED", "DRAFT_OUTDATED", ...OVER]);

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

export class OpenQuestion {
  readonly autosave: Autosave;
  private progress: Progress = { sending: false, problem: null };
  private passing = false;
  private ended = false;
  private gone = false;
  private onEnd: (ending: Ending) => void = () => undefined;
  private readonly listeners = new Set<() => void>();

  constructor(
    private readonly session: InterviewSession,
    private readonly invitationId: string,
    private readonly question: CandidateQuestion,
    writer: string = crypto.randomUUID(),
  ) {
    const { adopted, ...beginning } = beginningOf(invitationId, question);
    this.autosave = new Autosave({
      ...beginning,
      writer,
      keep: (unsent, revision) => {
        keepDraft(invitationId, question.id, writer, unsent, revision);
        if (!unsent && adopted) dropCopy(adopted);
      },
      send: async (answer, edition) => this.told(await session.saveDraft(question.id, answer, edition)),
    });
  }

  readonly state = (): Progress => this.progress;

  readonly watch = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** Returns how to stop. */
  open(onEnd: (ending: Ending) => void): () => void {
    this.onEnd = onEnd;
    this.gone = false;
    const stopHearing = this.session.watch(this.hear);
    const stopWatching = this.autosave.watch(this.forgetWhatHasPassed);
    window.addEventListener("pagehide", this.sayLastWords);
    this.autosave.start();
    return () => {
      this.gone = true;
      stopHearing();
      stopWatching();
      window.removeEventListener("pagehide", this.sayLastWords);
      this.autosave.stop();
    };
  }

  change(answer: Answer): void {
    this.become({ problem: null });
    this.autosave.change({ ...answer, text: wholeText(answer.text) });
  }

  /** The candidate sends the answer. */
  async send(): Promise<void> {
    if (this.progress.sending || this.ended) return;
    if (isEmpty(this.answer)) return this.become({ problem: this.askForAnAnswer() });
    if (this.autosave.newer()) return this.become({ problem: "Choose first which text to keep." });
    this.become({ sending: true, problem: null });
    const goOn = () => !this.gone && !this.ended && !this.isOver();
    const ending = await this.attempt(false, (sent, edition) => this.session.submitInsisting(this.question.id, sent, edition, goOn));
    if (this.gone || this.ended) return;
    this.become({ sending: false });
    if (ending) this.end(ending);
  }

  /** The countdown says so; the server has the last word. */
  async timeIsUp(): Promise<void> {
    if (this.progress.sending || this.ended) return;
    this.become({ sending: true, problem: null });
    await this.session.refresh();
    if (this.gone || this.ended) return;
    if (!this.isOver()) return this.become({ sending: false });
    const ending = isEmpty(this.answer) ? this.nothingHere() : await this.attemptUntilGrace();
    if (!this.gone && !this.ended) this.end(ending);
  }

  private get answer(): Answer {
    return this.autosave.current();
  }

  private get onServer(): CandidateQuestion {
    return this.session.question(this.question.id) ?? this.question;
  }

  private isOver(): boolean {
    const end = earliest(this.onServer.deadlineAt, this.session.standing().interview?.endsAt);
    return end === null || secondsUntil(end, this.session.clock.now()) === 0;
  }

  private nothingHere(): Ending {
    return isEmpty(answerOf(this.onServer.draft)) ? { how: "unanswered" } : { how: "newer" };
  }

  /** What came of one attempt; null when the question stays open. */
  private async attempt(
    timeIsUp: boolean,
    submit = (answer: Answer, edition: Edition) => this.session.submit(this.question.id, answer, edition),
  ): Promise<Ending | null> {
    const sent = this.answer;
    const outcome = await submit(sent, this.autosave.nextEdition());
    if (outcome.is === "done") return { how: "sent", timeIsUp };
    if (outcome.is === "failed") {
      this.passing = true;
      this.become({ problem: sentenceWithText(outcome.failure) });
      return null;
    }
    return this.refused(outcome, sent, timeIsUp);
  }

  private refused(outcome: Extract<Outcome<CandidateQuestion>, { is: "refused" }>, sent: Answer, timeIsUp: boolean): Ending | null {
    if (OVER.has(outcome.code)) return { how: "over" };
    if (outcome.code === "RESPONSE_ALREADY_SUBMITTED") return this.answeredElsewhere(sent, timeIsUp);
    if (outcome.code === "TIME_LIMIT_EXCEEDED") return { how: "late", saved: !isEmpty(answerOf(this.onServer.draft)) };
    if (outcome.code === "DRAFT_OUTDATED") {
      const newer = outcome.value?.draft ?? this.onServer.draft;
      if (timeIsUp) return { how: "newer" };
      if (newer) this.autosave.ask(newer);
      return null;
    }
    this.passing = false;
    this.become({ problem: outcome.message });
    return null;
  }

  private async attemptUntilGrace(): Promise<Ending> {
    const began = performance.now();
    let ending = await this.attempt(true);
    while (ending === null && !this.gone && this.passing && performance.now() - began < GIVE_UP_MS) {
      await pause(RETRY_MS);
      ending = await this.attempt(true);
    }
    return ending ?? { how: "late", saved: !isEmpty(answerOf(this.onServer.draft)) };
  }

  private answeredElsewhere(mine: Answer, timeIsUp: boolean): Ending {
    const { submitted } = this.onServer;
    const given: Answer = { text: submitted?.text ?? "", chosenOptionIds: submitted?.chosenOptionIds ?? [] };
    // The answer to our own attempt was lost on the way.
    if (sameAnswer(given, mine)) return { how: "sent", timeIsUp };
    return { how: "elsewhere", unsent: isBlank(mine.text) ? null : mine.text };
  }

  private readonly hear = (): void => {
    if (this.ended) return;
    const question = this.onServer;
    if (question.submitted && !this.progress.sending) return this.end(this.answeredElsewhere(this.answer, false));
    this.autosave.hear(question.draft);
  };

  /** An error goes when it no longer holds. */
  private readonly forgetWhatHasPassed = (): void => {
    if (this.passing && this.progress.problem && !this.progress.sending && this.autosave.state() === "saved") {
      this.passing = false;
      this.become({ problem: null });
    }
  };

  private readonly sayLastWords = (): void => {
    const words = this.ended ? null : this.autosave.lastWords();
    if (words) this.session.server.sendLastWords(this.question.id, words, this.autosave.nextEdition());
  };

  private told(outcome: Outcome<CandidateQuestion>): SendOutcome {
    if (outcome.is === "done") return { is: "saved", revision: outcome.value.draft?.revision ?? 0 };
    if (outcome.is === "failed") return { is: "unreachable", why: outcome.failure === "offline" ? null : sentenceWithText(outcome.failure) };
    if (outcome.code === "DRAFT_OUTDATED" && outcome.value?.draft) return { is: "outdated", newer: outcome.value.draft };
    if (AFTER_A_REFUSAL.has(outcome.code)) this.hear();
    return { is: "refused", why: outcome.message };
  }

  private askForAnAnswer(): string {
    const how = this.question.type === "MULTIPLE_CHOICE" ? "Choose an answer first." : "Write an answer first.";
    return this.question.required ? `${how} One sentence is enough.` : `${how} Or skip this question.`;
  }

  private end(ending: Ending): void {
    this.ended = true;
    if (ending.how !== "over") dropDraft(this.invitationId, this.question.id);
    this.onEnd(ending);
  }

  private become(change: Partial<Progress>): void {
    this.progress = { ...this.progress, ...change };
    for (const listener of this.listeners) listener();
  }
}
