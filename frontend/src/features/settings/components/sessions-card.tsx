/** Where one is signed in, with a way to sign other browsers out. */
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Card, CardTitle } from "@/components/ui/card";
import { Skeleton } from "@/components/ui/skeleton";
import { useToast } from "@/components/ui/toast";
import type { MySessionsQuery } from "@/gql/graphql";
import { refusalIn } from "@/lib/graph/refusal";
import { sentenceFor } from "@/lib/graph/problem";
import { dateTime, relative } from "@/lib/time";
import { useEndSession } from "../api/use-end-session";
import { useMySessions } from "../api/use-my-sessions";

const BROWSERS: [RegExp, string][] = [
  [/Edg(e|A|iOS)?\//, "Edge"],
  [/OPR\//, "Opera"],
  [/SamsungBrowser\//, "Samsung Internet"],
  [/(Firefox|FxiOS)\//, "Firefox"],
  [/(Headless)?(Chrom(e|ium)|CriOS)\//, "Chrome"],
  [/Safari\//, "Safari"],
];
const SYSTEMS: [RegExp, string][] = [
  [/Android/, "Android"],
  [/iPhone|iPad/, "iOS"],
  [/CrOS/, "ChromeOS"],
  [/Mac OS X/, "macOS"],
  [/Windows/, "Windows"],
  [/Linux/, "Linux"],
];

const find = (names: [RegExp, string][], userAgent: string): string | undefined => names.find(([pattern]) => pattern.test(userAgent))?.[1];

/** Programs that are no browsers name themselves first: "python-httpx/0.28" is "python-httpx". */
const programIn = (userAgent: string): string | undefined => {
  const name = /^[\w.-]{2,40}(?=\/)/.exec(userAgent)?.[0];
  return name === "Mozilla" ? undefined : name;
};

export const deviceName = (userAgent: string | null | undefined): string => {
  const browser = find(BROWSERS, userAgent ?? "");
  const system = find(SYSTEMS, userAgent ?? "");
  if (browser && system) return `${browser} on ${system}`;
  return browser ?? system ?? programIn(userAgent ?? "") ?? "A browser that gave no name";
};

const SessionRow = ({ session }: { session: MySessionsQuery["mySessions"][number] }) => {
  const [{ fetching }, endSession] = useEndSession();
  const toast = useToast();
  const name = deviceName(session.userAgent);
  const end = async () => {
    const { data, error } = await endSession({ input: { sessionId: session.id } });
    toast(refusalIn(error, data?.endSession) ?? "Signed out there");
  };
  return (
    <li className="flex flex-wrap items-center justify-between gap-3 border-b border-line py-3 last:border-b-0 last:pb-0">
      <div>
        <p className="flex items-center gap-2 text-sm font-semibold">{name}{session.current ? <Badge tone="neutral">This device</Badge> : null}</p>
        <p className="text-sm text-ink-faint">
          Signed in {dateTime(session.createdAt)}; {session.current ? "in use now" : `last used ${relative(session.lastSeenAt)}`}
        </p>
      </div>
      {session.current ? null : <Button size="sm" busy={fetching} aria-label={`Sign out ${name}, signed in ${dateTime(session.createdAt)}`} onClick={() => void end()}>Sign out</Button>}
    </li>
  );
};

export const SessionsCard = () => {
  const [{ data, error }] = useMySessions();
  return (
    <Card aria-labelledby="sessions-title" className="grid gap-2">
      <CardTitle id="sessions-title">Where you are signed in</CardTitle>
      {!data && !error ? <Skeleton className="h-16" /> : null}
      {!data && error ? <p className="text-sm text-ink-soft">{sentenceFor(error)}</p> : null}
      <ul>{data?.mySessions.map((session) => <SessionRow key={session.id} session={session} />)}</ul>
    </Card>
  );
};
