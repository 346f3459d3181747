/** A page whose line was lost shows what happened meanwhile, whatever it had heard before and however often reading fails. */
import { render, screen, waitFor } from "@testing-library/react";
import { expect, it } from "vitest";
import { App } from "@/app/app";
import { createGateway } from "@/lib/gateway";
import { createLiveFeed } from "@/lib/graph/live-feed";
import { FakeServer } from "../support/fake-server";
import { counts, invitation } from "../support/interviews";
import { FakeSocket } from "../support/live-line";
import { connection, hanna } from "../support/people";
import { GATEWAY } from "../support/render-app";

const openList = () => {
  const server = new FakeServer();
  const socket = new FakeSocket();
  const nodes = [invitation()];
  server.root = {
    me: () => hanna,
    invitations: () => connection(nodes),
    invitationCounts: () => counts({ total: 1 }),
    templates: () => connection([]),
    newestInvitationChange: () => 7,
  };
  render(
    <App
      startAt="/invitations"
      services={{ gateway: createGateway(GATEWAY, server.fetch), fetcher: server.fetch, openFeed: (reads) => createLiveFeed(socket, reads, () => 0) }}
    />,
  );
  return { server, socket, nodes };
};

it("reads again what was withdrawn while the line was lost, and says Live only then", async () => {
  const { server, socket, nodes } = openList();
  await screen.findByRole("link", { name: "Priya Raman" });
  await waitFor(() => expect(socket.attempts).toHaveLength(1));
  socket.tell("connected");
  expect(await screen.findByText("Live")).toBeVisible();

  window.dispatchEvent(new Event("offline"));
  expect(await screen.findByText(/Live updates are paused/)).toBeVisible();
  nodes[0] = invitation({ status: "REVOKED" });
  // The line is back, but the first read fails in passing: no event has ever been heard that could bring the row.
  server.errors["Invitations"] = { code: "SUBGRAPH_UNAVAILABLE", message: "away" };
  window.dispatchEvent(new Event("online"));
  await waitFor(() => expect(socket.attempts).toHaveLength(2));
  const before = server.called("Invitations").length;
  socket.tell("connected");
  await waitFor(() => expect(server.called("Invitations").length).toBeGreaterThan(before));
  expect(screen.queryByText("Live")).not.toBeInTheDocument();

  delete server.errors["Invitations"];
  expect(await screen.findByText("Live", undefined, { timeout: 5_000 })).toBeVisible();
  expect(screen.getByRole("row", { name: /Priya Raman/ })).toHaveTextContent("Withdrawn");
});
