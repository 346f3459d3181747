/**
 * Keeps an answer safe while it is typed: on this device at every key, on the server a moment later, and again when
 * the line comes back. Knows nothing of React or GraphQL, so that its timing can be tested.
 */
export interface Answer {
  text: string;
  chosenOptionIds: string[];
}

/** device: only here so far; sending: on its way; saved: on the server; waiting: no line, will be sent; refused: the server will not take it. */
export type SaveState = "untouched" | "device" | "sending" | "saved" | "waiting" | "refused";

export type SendOutcome = "saved" | "unreachable" | "refused";

export interface AutosaveOptions {
  initial: Answer;
  initialState: SaveState;
  keep: (answer: Answer) => void;
  send: (answer: Answer) => Promise<SendOutcome>;
}

const QUIET_MS = 1_000;
const LONGEST_UNSENT_MS = 5_000;
const RETRY_MS = [2_000, 4_000, 8_000, 15_000];

export class Autosave {
  private answer: Answer;
  private saveState: SaveState;
  private edition = 0;
  private sending = false;
  private unsentSince: number | null = null;
  private attempt = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private stopped = false;
  private readonly listeners = new Set<() => void>();

  constructor(private readonly options: AutosaveOptions) {
    this.answer = options.initial;
    this.saveState = options.initialState;
  }

  readonly current = (): Answer => this.answer;
  readonly state = (): SaveState => this.saveState;

  readonly watch = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  start(): void {
    this.stopped = false;
    window.addEventListener("online", this.flush);
    if (this.saveState === "device") this.plan(0);
  }

  stop(): void {
    this.stopped = true;
    clearTimeout(this.timer);
    window.removeEventListener("online", this.flush);
  }

  change(answer: Answer): void {
    this.answer = answer;
    this.edition += 1;
    this.options.keep(answer);
    this.become("device");
    this.unsentSince ??= Date.now();
    const waited = Date.now() - this.unsentSince;
    this.plan(Math.max(0, Math.min(QUIET_MS, LONGEST_UNSENT_MS - waited)));
  }

  readonly flush = (): void => {
    if (this.saveState === "device" || this.saveState === "waiting") this.plan(0);
  };

  private plan(afterMs: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.sendNow(), afterMs);
  }

  private async sendNow(): Promise<void> {
    if (this.stopped || this.sending) return;
    const edition = this.edition;
    this.sending = true;
    this.become("sending");
    const outcome = await this.options.send(this.answer);
    this.sending = false;
    if (this.stopped) return;
    this.settle(outcome, edition);
  }

  private settle(outcome: SendOutcome, edition: number): void {
    if (outcome === "refused") return this.become("refused");
    if (outcome === "unreachable") {
      this.become("waiting");
      this.plan(RETRY_MS[Math.min(this.attempt++, RETRY_MS.length - 1)] ?? QUIET_MS);
      return;
    }
    this.attempt = 0;
    this.unsentSince = null;
    if (edition === this.edition) return this.become("saved");
    // Typed on while it was on its way: the newer words follow.
    this.become("device");
    this.plan(QUIET_MS);
  }

  private become(state: SaveState): void {
    this.saveState = state;
    for (const listener of this.listeners) listener();
  }
}
