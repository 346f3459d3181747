/** One idempotency key per intent: kept while the same is asked again without an answer, new for anything else. */
import { act, renderHook } from "@testing-library/react";
import type { ReactNode } from "react";
import { Provider } from "urql";
import { describe, expect, it } from "vitest";
import { DuplicateTemplateDocument } from "@/features/templates/api/use-duplicate-template";
import { createGraph } from "@/lib/graph/client";
import { useCreatingMutation } from "@/lib/graph/use-creating-mutation";
import { FakeFeed, FakeServer } from "@tests/support/fake-server";
import { template } from "@tests/support/templates";

const lost = { code: "INTERNAL_SERVER_ERROR", message: "lost" };

const ready = () => {
  const server = new FakeServer();
  server.root = { duplicateTemplate: () => ({ template: template({ id: "tpl_copy" }), userErrors: [] }) };
  const { client } = createGraph({ gatewayUrl: "http://gateway.test", session: "user", onSignedOut: () => undefined, fetcher: server.fetch, openFeed: new FakeFeed().open });
  const wrapper = ({ children }: { children: ReactNode }) => <Provider value={client}>{children}</Provider>;
  const { result } = renderHook(() => useCreatingMutation(DuplicateTemplateDocument), { wrapper });
  const press = (title: string, seen?: string) => act(() => result.current[1]({ input: { templateId: "tpl_1", title } }, seen));
  const keys = () => server.called("DuplicateTemplate").map((call) => (call.variables["input"] as { idempotencyKey: string }).idempotencyKey);
  return { server, press, keys };
};

const different = (keys: string[]) => new Set(keys).size;

describe("a mutation that creates", () => {
  it("keeps its key until the server has answered, and takes a new one then", async () => {
    const { server, press, keys } = ready();
    server.errors["DuplicateTemplate"] = lost;
    await press("Copy");
    await press("Copy");
    delete server.errors["DuplicateTemplate"];
    await press("Copy");
    expect(keys()).toHaveLength(3);
    expect(different(keys())).toBe(1);
    await press("Copy");
    expect(different(keys())).toBe(2);
  });

  it("keeps its key when the server created and could not tell what", async () => {
    const { server, press, keys } = ready();
    server.root["duplicateTemplate"] = () => ({ template: new Error("away"), userErrors: [] });
    await press("Copy");
    await press("Copy");
    expect(different(keys())).toBe(1);
  });

  it("takes a new key after a refusal", async () => {
    const { server, press, keys } = ready();
    server.root["duplicateTemplate"] = () => ({ template: null, userErrors: [{ code: "INVALID_INPUT", message: "Too long." }] });
    await press("Copy");
    await press("Copy");
    expect(different(keys())).toBe(2);
  });

  it("takes a new key for other input, and when what the input names has changed", async () => {
    const { server, press, keys } = ready();
    server.errors["DuplicateTemplate"] = lost;
    await press("Copy", "r1");
    await press("Other copy", "r1");
    await press("Other copy", "r2");
    expect(different(keys())).toBe(3);
  });
});
