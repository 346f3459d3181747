/** A gateway in memory: answers the app's fetches by running each operation against the real API schema. */
import { buildSchema, execute, type ExecutionResult, graphql, parse } from "graphql";
import sdl from "../../../schema/api.graphql?raw";
import type { FeedRequest, FeedSink, LineState, LiveFeed } from "@/lib/graph/live-feed";
import type { ScreenReads } from "@/lib/graph/screen-reads";

const schema = buildSchema(sdl);

// A resolver gets the field's arguments, already checked by the schema.
export type Root = Record<string, (args: never) => unknown>;

export interface Call {
  operation: string;
  variables: Record<string, unknown>;
  headers: Headers;
  keepalive: boolean;
}

type Rest = (body: unknown) => { status?: number; body: unknown };

const json = (body: unknown, status = 200) => new Response(JSON.stringify(body), { status, headers: { "content-type": "application/json" } });

/** What every page of the workspace asks for. */
const EVERYWHERE: Root = { myMembershipInvitations: () => [], newestInvitationChange: () => 0 };

export class FakeServer {
  readonly calls: Call[] = [];
  readonly posts: { path: string; body: unknown }[] = [];
  offline = false;
  root: Root = {};
  /** Top-level errors by operation name, as the router would answer. */
  errors: Record<string, { code: string; message: string; requestId?: string }> = {};
  rest: Record<string, Rest> = {
    "/auth/session": () => ({ body: { user: { id: "usr_1", roles: ["HR"] }, invitations: [{ id: "inv_1" }] } }),
    "/auth/invitation": () => ({ body: { invitationId: "inv_1" } }),
  };

  readonly fetch: typeof fetch = async (input, init) => {
    if (this.offline) throw new TypeError("Failed to fetch");
    const path = new URL(String(input)).pathname;
    const body: unknown = init?.body ? JSON.parse(String(init.body)) : undefined;
    if (path === "/graphql") return this.answer(body as { query: string; variables: Record<string, unknown>; operationName: string }, init);
    this.posts.push({ path, body });
    const handler = this.rest[path];
    if (!handler) return json({ error: { code: "NOT_FOUND", message: path } }, 404);
    const { status, body: answer } = handler(body);
    return json(answer, status);
  };

  private async answer(request: { query: string; variables: Record<string, unknown>; operationName: string }, init?: RequestInit): Promise<Response> {
    this.calls.push({ operation: request.operationName, variables: request.variables, headers: new Headers(init?.headers), keepalive: init?.keepalive ?? false });
    const error = this.errors[request.operationName];
    if (error) return json({ data: null, errors: [{ message: error.message, extensions: { code: error.code, requestId: error.requestId } }] });
    return json(
      await graphql({ schema, source: request.query, variableValues: request.variables, operationName: request.operationName, rootValue: { ...EVERYWHERE, ...this.root } }),
    );
  }

  called(operation: string): Call[] {
    return this.calls.filter((call) => call.operation === operation);
  }
}

/** The live line in memory: a test says what happens on it. */
export class FakeFeed implements LiveFeed {
  readonly followers = new Set<{ payload: FeedRequest; sink: FeedSink }>();
  private lastHeard: number | null = null;
  private line: LineState = "connected";
  private readonly listeners = new Set<() => void>();

  private reads: ScreenReads | undefined;

  readonly open = (reads: ScreenReads) => {
    this.reads = reads;
    return this;
  };

  readonly follow = (payload: FeedRequest, sink: FeedSink) => {
    const follower = { payload, sink };
    this.followers.add(follower);
    return () => {
      this.followers.delete(follower);
    };
  };

  readonly state = () => this.line;

  readonly watch = (listener: () => void) => {
    this.listeners.add(listener);
    return () => {
      this.listeners.delete(listener);
    };
  };

  readonly heardAt = () => this.lastHeard;

  become(line: LineState, lastHeard: number | null = null): void {
    if (line === "connected") this.reads?.readSince(this.reads.mark());
    this.line = line;
    this.lastHeard = lastHeard;
    for (const listener of this.listeners) listener();
  }

  follows(field: string): boolean {
    return [...this.followers].some(({ payload }) => payload.query.includes(field));
  }

  /** Sends an event to everyone who follows this field, shaped by what each selected. */
  async emit(field: string, event: Record<string, unknown>): Promise<void> {
    for (const { payload, sink } of this.followers) {
      if (!payload.query.includes(field)) continue;
      const result = (await execute({
        schema,
        document: parse(payload.query),
        rootValue: { [field]: event },
        variableValues: payload.variables,
      })) as ExecutionResult;
      sink.next(result);
    }
  }
}
