/** The list of invitations over a server that knows these. */
import { counts, type invitation } from "./interviews";
import { connection, hanna } from "./people";
import { renderApp } from "./render-app";
import { template } from "./templates";

type Invitation = ReturnType<typeof invitation>;

export const list = (nodes: Invitation[], path = "/invitations", page = {}) =>
  renderApp(path, (server) => {
    server.root = {
      me: () => hanna,
      invitations: () => connection(nodes, page),
      invitationCounts: () => counts({ total: 81, undecided: 62, disagreed: 2, pending: 6, started: 4, advance: 3, decline: 1 }),
      templates: () => connection([template()]),
    };
  });
