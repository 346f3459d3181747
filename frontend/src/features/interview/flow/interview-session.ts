/**
 * The one truth of a candidate's page: the server's state, as it was last heard. Asked again when the page comes back
 * to the candidate, when the line comes back, after every refusal, when a time is over, and when a clock jumped.
 * Knows nothing of React or GraphQL.
 */
import type { ConsentChoice } from "@/gql/graphql";
import type { Answer } from "./autosave";
import type { CandidateQuestion, Edition, Failure, Interview, InterviewServer, Outcome } from "./server";
import { keepTrying } from "./keep-trying";
import { earliest, ServerClock } from "./server-clock";

export interface Standing {
  /** Null until the server has answered once, and for a browser without a session. */
  interview: Interview | null;
  failure: Failure | null;
  asking: boolean;
  /** Why the last attempt of what the candidate asked for failed, while it is tried again. */
  trying: Failure | null;
}

/** The server grants 15 seconds of grace before it ends what is over: until then it is asked often, then calmly. */
const AFTER_ZERO_MS = [500, 2_000, 2_000, 2_000, 2_000, 2_000, 2_000, 2_000, 2_000, 2_000];
const LATER_MS = 15_000;
const LONGEST_TIMER_MS = 2_000_000_000;
const WATCH_CLOCKS_MS = 1_000;
const JUMP_MS = 2_000;

export class InterviewSession {
  readonly clock: ServerClock;
  private current: Standing = { interview: null, failure: null, asking: false, trying: null };
  private readonly listeners = new Set<() => void>();
  // Answers can overtake each other: one to an earlier request never replaces one to a later.
  private asked = 0;
  private heard = 0;
  private running: Promise<void> | null = null;
  private again = false;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private overdue = 0;
  private left = false;

  constructor(
    readonly server: InterviewServer,
    private readonly monotonic: () => number = () => performance.now(),
  ) {
    this.clock = new ServerClock(monotonic);
  }

  readonly standing = (): Standing => this.current;

  readonly watch = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  question(questionId: string): CandidateQuestion | undefined {
    return this.current.interview?.questions.find((question) => question.id === questionId);
  }

  /** Begins to listen; returns how to stop. */
  open(): () => void {
    const look = () => void this.refresh();
    const lookIfSeen = () => {
      if (document.visibilityState === "visible") look();
    };
    window.addEventListener("focus", look);
    window.addEventListener("online", look);
    window.addEventListener("pageshow", look);
    document.addEventListener("visibilitychange", lookIfSeen);
    const clocks = this.watchClocks();
    this.left = false;
    look();
    return () => {
      this.left = true;
      window.removeEventListener("focus", look);
      window.removeEventListener("online", look);
      window.removeEventListener("pageshow", look);
      document.removeEventListener("visibilitychange", lookIfSeen);
      clearInterval(clocks);
      clearTimeout(this.timer);
    };
  }

  /** Asks the server; a call while it is being asked waits for an answer that is newer than the call. */
  refresh(): Promise<void> {
    if (this.running) {
      this.again = true;
      return this.running;
    }
    this.running = this.ask().finally(() => {
      this.running = null;
    });
    return this.running;
  }

  start(consent: ConsentChoice, textVersion: string) {
    return this.insist(() => this.act(() => this.server.start(consent, textVersion), (interview) => this.hear(interview)));
  }

  show(questionId: string) {
    return this.insist(() => this.act(() => this.server.show(questionId), (question) => this.hearQuestion(question)));
  }

  skip(questionId: string) {
    return this.insist(() => this.act(() => this.server.skip(questionId), (question) => this.hearQuestion(question)));
  }

  saveDraft(questionId: string, answer: Answer, edition: Edition) {
    return this.act(() => this.server.saveDraft(questionId, answer, edition), (question) => this.hearQuestion(question));
  }

  submit(questionId: string, answer: Answer, edition: Edition) {
    return this.act(() => this.server.submit(questionId, answer, edition), (question) => this.hearQuestion(question));
  }

  /** As `submit`, and again while it fails in passing. */
  submitInsisting(questionId: string, answer: Answer, edition: Edition, goOn: () => boolean) {
    return this.insist(() => this.submit(questionId, answer, edition), goOn);
  }

  complete() {
    return this.insist(() => this.act(() => this.server.complete(), (interview) => this.hear(interview)));
  }

  /** What the candidate asked for is tried until the server has answered: each act is done once, however often it is sent. */
  private async insist<T>(act: () => Promise<Outcome<T>>, goOn: () => boolean = () => true): Promise<Outcome<T>> {
    const outcome = await keepTrying(act, { goOn: () => !this.left && goOn(), onFailure: (trying) => this.become({ trying }) });
    if (this.current.trying) this.become({ trying: null });
    return outcome;
  }

  private async ask(): Promise<void> {
    do {
      this.again = false;
      this.become({ asking: true });
      const number = (this.asked += 1);
      const outcome = await this.server.load();
      if (outcome.is !== "done") this.become({ asking: false, failure: outcome.is === "failed" ? outcome.failure : "broken" });
      else if (outcome.value === null) this.become({ asking: false, failure: "stranger" });
      else if (number > this.heard) this.take(number, outcome.value);
      else this.become({ asking: false });
    } while (this.again);
    this.planNextLook();
  }

  private async act<T>(send: () => Promise<Outcome<T>>, hear: (value: T) => void): Promise<Outcome<T>> {
    const number = (this.asked += 1);
    const outcome = await send();
    if (outcome.is === "done" && number > this.heard) {
      this.heard = number;
      hear(outcome.value);
      this.planNextLook();
    }
    // A refusal means that the page was wrong about something.
    if (outcome.is === "refused") await this.refresh();
    return outcome;
  }

  private take(number: number, interview: Interview): void {
    this.heard = number;
    this.hear(interview);
  }

  private hear(interview: Interview): void {
    this.clock.hear(interview.serverNow);
    this.become({ interview, failure: null, asking: false });
  }

  private hearQuestion(question: CandidateQuestion): void {
    const { interview } = this.current;
    if (!interview) return;
    const questions = interview.questions.map((other) => (other.id === question.id ? question : other));
    this.become({ interview: { ...interview, questions }, failure: null });
  }

  private become(change: Partial<Standing>): void {
    this.current = { ...this.current, ...change };
    for (const listener of this.listeners) listener();
  }

  /** At the next zero, and after one until the server has drawn its conclusion. */
  private planNextLook(): void {
    clearTimeout(this.timer);
    const { interview } = this.current;
    if (interview?.status !== "STARTED") return;
    const now = this.clock.now();
    if (interview.endsAt && new Date(interview.endsAt).getTime() <= now) {
      this.timer = setTimeout(() => void this.refresh(), AFTER_ZERO_MS[this.overdue] ?? LATER_MS);
      this.overdue += 1;
      return;
    }
    this.overdue = 0;
    const open = interview.questions.filter((question) => !question.submitted).map((question) => question.deadlineAt);
    const next = earliest(interview.endsAt, ...open.filter((moment) => moment && new Date(moment).getTime() > now));
    if (next !== null) this.timer = setTimeout(() => void this.refresh(), Math.min(LONGEST_TIMER_MS, next - now));
  }

  /** A sleeping device stops one clock, somebody who sets the time moves the other: either way the server is asked. */
  private watchClocks(): ReturnType<typeof setInterval> {
    let apart = Date.now() - this.monotonic();
    return setInterval(() => {
      const now = Date.now() - this.monotonic();
      if (Math.abs(now - apart) > JUMP_MS) void this.refresh();
      apart = now;
    }, WATCH_CLOCKS_MS);
  }
}
