/**
 * Keeps an answer safe while it is typed: on this device at every key, on the server a moment later, and again when
 * the line comes back. What another device or tab has saved is never undone: it is taken over, or the candidate chooses.
 * Knows nothing of React or GraphQL, so that its timing can be tested.
 */
import { isBlank } from "@/lib/text";
import type { Edition, ServerDraft } from "./server";

export interface Answer {
  text: string;
  chosenOptionIds: string[];
}

/** device: only here so far; sending: on its way; saved: on the server; waiting: no line, will be sent; refused: the
 * server does not take it as it is; conflict: another page has saved something else, and the candidate is asked. */
export type SaveState = "untouched" | "device" | "sending" | "saved" | "waiting" | "refused" | "conflict";

export type SendOutcome =
  | { is: "saved"; revision: number }
  | { is: "unreachable"; why: string | null }
  | { is: "refused"; why: string }
  | { is: "outdated"; newer: ServerDraft };

export interface AutosaveOptions {
  initial: Answer;
  initialState: SaveState;
  /** The revision of the server's draft that `initial` was made from; 0 for none. */
  revision: number;
  newer?: ServerDraft | null;
  writer: string;
  /** What the server does not have yet stays on this device; null once it has everything. */
  keep: (unsent: Answer | null, revision: number) => void;
  send: (answer: Answer, edition: Edition) => Promise<SendOutcome>;
}

const QUIET_MS = 1_000;
const LONGEST_UNSENT_MS = 5_000;
const RETRY_MS = [2_000, 4_000, 8_000, 15_000];

export const sameAnswer = (one: Answer, other: Answer): boolean =>
  one.text === other.text && one.chosenOptionIds.join() === other.chosenOptionIds.join();

export const isEmpty = (answer: Answer): boolean => isBlank(answer.text) && answer.chosenOptionIds.length === 0;

export const answerOf = (draft: ServerDraft | null | undefined): Answer => ({
  text: draft?.text ?? "",
  chosenOptionIds: draft?.chosenOptionIds ?? [],
});

export class Autosave {
  private answer: Answer;
  private saveState: SaveState;
  private revision: number;
  private theirs: ServerDraft | null;
  private why: string | null = null;
  private edition = 0;
  private sent = 0;
  private sending = false;
  private unsentSince: number | null = null;
  private attempt = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private stopped = false;
  private readonly listeners = new Set<() => void>();

  constructor(private readonly options: AutosaveOptions) {
    this.answer = options.initial;
    this.saveState = options.initialState;
    this.revision = options.revision;
    this.theirs = options.newer ?? null;
  }

  readonly current = (): Answer => this.answer;
  readonly state = (): SaveState => this.saveState;
  /** Why the server did not take it, in its own words. */
  readonly reason = (): string | null => this.why;
  /** What another page saved meanwhile, while the candidate is asked which to keep. */
  readonly newer = (): ServerDraft | null => this.theirs;

  readonly watch = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  start(): void {
    this.stopped = false;
    window.addEventListener("online", this.flush);
    document.addEventListener("visibilitychange", this.flush);
    if (this.saveState === "device") this.plan(0);
  }

  stop(): void {
    this.stopped = true;
    clearTimeout(this.timer);
    window.removeEventListener("online", this.flush);
    document.removeEventListener("visibilitychange", this.flush);
  }

  change(answer: Answer): void {
    this.answer = answer;
    this.edition += 1;
    this.options.keep(answer, this.revision);
    if (this.theirs) return this.tell();
    this.why = null;
    this.become("device");
    this.unsentSince ??= performance.now();
    const waited = performance.now() - this.unsentSince;
    this.plan(Math.max(0, Math.min(QUIET_MS, LONGEST_UNSENT_MS - waited)));
  }

  readonly flush = (): void => {
    if (this.saveState === "device" || this.saveState === "waiting") this.plan(0);
  };

  /** What the server holds now. */
  hear(draft: ServerDraft | null | undefined): void {
    if (!draft || draft.revision <= this.revision) return;
    if (sameAnswer(answerOf(draft), this.answer)) {
      this.takeOver(draft);
    } else if (draft.writer === this.options.writer || (this.hasUnsentWords && isEmpty(answerOf(draft)))) {
      // What another page has emptied has no words to choose: those of this page follow it.
      this.revision = draft.revision;
    } else if (this.hasUnsentWords) {
      this.ask(draft);
    } else {
      this.takeOver(draft);
    }
  }

  /** The candidate chose the words of this page. */
  keepMine(): void {
    if (!this.theirs) return;
    this.revision = this.theirs.revision;
    this.theirs = null;
    this.options.keep(this.answer, this.revision);
    this.become("device");
    this.plan(0);
  }

  /** The candidate chose what the other page had saved. */
  takeTheirs(): void {
    if (this.theirs) this.takeOver(this.theirs);
  }

  /** Who asks to send the answer for good, or at once: what a text is made from. */
  nextEdition(): Edition {
    this.sent += 1;
    return { revision: this.revision, writer: this.options.writer, edition: this.sent };
  }

  /** What the server does not have yet; null when it has everything, or the candidate must choose first. */
  lastWords(): Answer | null {
    return this.isUnsent && !this.theirs ? this.answer : null;
  }

  ask(newer: ServerDraft): void {
    clearTimeout(this.timer);
    this.theirs = newer;
    this.become("conflict");
  }

  private get isUnsent(): boolean {
    return this.saveState !== "untouched" && this.saveState !== "saved";
  }

  private get hasUnsentWords(): boolean {
    return this.isUnsent && !isEmpty(this.answer);
  }

  private takeOver(draft: ServerDraft): void {
    clearTimeout(this.timer);
    this.answer = answerOf(draft);
    this.edition += 1;
    this.revision = draft.revision;
    this.theirs = null;
    this.unsentSince = null;
    this.options.keep(null, this.revision);
    this.become("saved");
  }

  private plan(afterMs: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.sendNow(), afterMs);
  }

  private async sendNow(): Promise<void> {
    if (this.stopped || this.sending || this.theirs) return;
    const edition = this.edition;
    this.sending = true;
    this.become("sending");
    const outcome = await this.options.send(this.answer, this.nextEdition());
    this.sending = false;
    if (!this.stopped) this.settle(outcome, edition);
  }

  private settle(outcome: SendOutcome, edition: number): void {
    // While it was on its way the candidate took over what another page had saved, or was asked.
    if (this.theirs || this.saveState === "saved") return;
    switch (outcome.is) {
      case "refused":
        this.why = outcome.why;
        return this.become("refused");
      case "outdated":
        this.hear(outcome.newer);
        // What it was refused for is known by now, and these words follow it.
        return this.theirs || !this.isUnsent ? undefined : this.plan(0);
      case "unreachable":
        this.why = outcome.why;
        this.become("waiting");
        return this.plan(RETRY_MS[Math.min(this.attempt++, RETRY_MS.length - 1)] ?? QUIET_MS);
      case "saved":
        return this.saved(outcome.revision, edition);
    }
  }

  private saved(revision: number, edition: number): void {
    this.attempt = 0;
    this.unsentSince = null;
    this.why = null;
    this.revision = Math.max(this.revision, revision);
    this.options.keep(edition === this.edition ? null : this.answer, this.revision);
    if (edition === this.edition) return this.become("saved");
    // Typed on while it was on its way: the newer words follow.
    this.become("device");
    this.plan(QUIET_MS);
  }

  private become(state: SaveState): void {
    this.saveState = state;
    this.tell();
  }

  private tell(): void {
    for (const listener of this.listeners) listener();
  }
}
