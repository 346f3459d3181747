/** Deadlines as the date fields of forms hold them: a local day and time, sent as UTC. */
const pad = (value: number) => String(value).padStart(2, "0");

export const toLocalInput = (at: Date): string =>
  `${at.getFullYear()}-${pad(at.getMonth() + 1)}-${pad(at.getDate())}T${pad(at.getHours())}:${pad(at.getMinutes())}`;

export const fromLocalInput = (value: string): Date => new Date(value);

/** The end of the working day, some days from now. */
export const daysFromNow = (days: number, now: Date = new Date()): Date => {
  const at = new Date(now);
  at.setDate(at.getDate() + days);
  at.setHours(18, 0, 0, 0);
  return at;
};
