/** Renders the whole app at an address, against the fake server. */
import { render } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { App } from "@/app/app";
import { createGateway } from "@/lib/gateway";
import { setPreferences } from "@/lib/preferences";
import { FakeFeed, FakeServer } from "./fake-server";

export const GATEWAY = "http://gateway.test";

export const renderApp = (path: string, arrange: (server: FakeServer) => void = () => undefined) => {
  const server = new FakeServer();
  const feed = new FakeFeed();
  arrange(server);
  setPreferences({ theme: "system", scoreFirst: false, shortcuts: true });
  const view = render(<App startAt={path} services={{ gateway: createGateway(GATEWAY, server.fetch), fetcher: server.fetch, openFeed: feed.open }} />);
  return { server, feed, user: userEvent.setup(), ...view };
};
