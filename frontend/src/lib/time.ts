/** Times and durations in words a person reads at a glance. */
export const plural = (count: number, unit: string) => `${count} ${unit}${count === 1 ? "" : "s"}`;

/** "4 minutes 30 seconds", "45 seconds", "1 hour 10 minutes". */
export const durationInWords = (totalSeconds: number): string => {
  const seconds = Math.max(0, Math.round(totalSeconds));
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor((seconds % 3600) / 60);
  const rest = seconds % 60;
  const parts = [
    hours > 0 ? plural(hours, "hour") : "",
    minutes > 0 ? plural(minutes, "minute") : "",
    rest > 0 && hours === 0 ? plural(rest, "second") : "",
  ].filter(Boolean);
  return parts.join(" ") || "0 seconds";
};

/** "4:05", "1:02:03". */
export const clock = (totalSeconds: number): string => {
  const seconds = Math.max(0, Math.ceil(totalSeconds));
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor((seconds % 3600) / 60);
  const rest = String(seconds % 60).padStart(2, "0");
  return hours > 0 ? `${hours}:${String(minutes).padStart(2, "0")}:${rest}` : `${minutes}:${rest}`;
};

export const dateTime = (iso: string): string =>
  new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "short" }).format(new Date(iso));

/** "14:05:09": to the second, since it says how old a page is. */
export const timeOfDay = (at: number): string => new Intl.DateTimeFormat(undefined, { timeStyle: "medium" }).format(new Date(at));

export const date = (iso: string): string => new Intl.DateTimeFormat(undefined, { dateStyle: "medium" }).format(new Date(iso));

/** A deadline spelt out with the reader's own time zone: "Friday, 28 November at 17:00 (Europe/Berlin)". */
export const deadlineInWords = (iso: string): string => {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const text = new Intl.DateTimeFormat(undefined, {
    weekday: "long",
    day: "numeric",
    month: "long",
    hour: "2-digit",
    minute: "2-digit",
  }).format(new Date(iso));
  return zone ? `${text} (${zone.replaceAll("_", " ")})` : text;
};

const STEPS: [Intl.RelativeTimeFormatUnit, number][] = [
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
];

/** "in 3 days", "2 hours ago", "just now". */
export const relative = (iso: string, now: number = Date.now()): string => {
  const seconds = (new Date(iso).getTime() - now) / 1000;
  const format = new Intl.RelativeTimeFormat("en", { numeric: "auto" });
  for (const [unit, size] of STEPS) {
    if (Math.abs(seconds) >= size) return format.format(Math.trunc(seconds / size), unit);
  }
  return seconds > 0 ? "in less than a minute" : "just now";
};
