/** The server's time on this device, carried by a clock that nobody can set: the device's own may be wrong, or jump. */
export class ServerClock {
  private offset: number | null = null;

  constructor(private readonly monotonic: () => number = () => performance.now()) {}

  /** With every answer that says what time it is there. */
  hear(serverNow: string): void {
    this.offset = new Date(serverNow).getTime() - this.monotonic();
  }

  /** Milliseconds since 1970, as the server counts them. */
  readonly now = (): number => (this.offset === null ? Date.now() : this.monotonic() + this.offset);
}

/** The earliest of several moments; null without any. */
export const earliest = (...moments: (string | null | undefined)[]): number | null => {
  const given = moments.filter((moment) => moment != null).map((moment) => new Date(moment).getTime());
  return given.length === 0 ? null : Math.min(...given);
};

/** Whole seconds left, never below 0. Rounded, so that it ends a breath before the server does. */
export const secondsUntil = (moment: number, now: number): number => Math.max(0, Math.round((moment - now) / 1000));
