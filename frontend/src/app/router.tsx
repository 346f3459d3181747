/** All routes: which page stands at which address, and who is let in. */
import {
  createBrowserHistory,
  createMemoryHistory,
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Navigate,
} from "@tanstack/react-router";
import { mendAddress } from "@/features/interview/flow/link";
import { invitationSearch } from "@/features/invitations/search";
import { templateSearch } from "@/features/templates/search";
import { GuardedRoot } from "./guarded-root";
import { NotFoundPage } from "./not-found-page";
import { SignInRoute } from "./sign-in-route";
import { signInSearch } from "./sign-in-search";

const root = createRootRoute({ component: GuardedRoot, notFoundComponent: NotFoundPage });

const signIn = createRoute({
  getParentRoute: () => root,
  path: "/sign-in",
  validateSearch: signInSearch,
  component: SignInRoute,
});

const interview = createRoute({
  getParentRoute: () => root,
  path: "/interview",
  component: lazyRouteComponent(() => import("./interview-shell"), "InterviewShell"),
});

const interviewOf = createRoute({
  getParentRoute: () => root,
  path: "/interview/$invitationId",
  component: lazyRouteComponent(() => import("./interview-shell"), "InterviewShell"),
});

const staff = createRoute({
  getParentRoute: () => root,
  id: "staff",
  component: lazyRouteComponent(() => import("./staff-shell"), "StaffShell"),
});

const welcome = createRoute({
  getParentRoute: () => staff,
  path: "/welcome",
  component: lazyRouteComponent(() => import("./welcome-route"), "WelcomeRoute"),
});

const workspace = createRoute({
  getParentRoute: () => staff,
  id: "workspace",
  component: lazyRouteComponent(() => import("./workspace"), "Workspace"),
});

const home = createRoute({
  getParentRoute: () => workspace,
  path: "/",
  component: lazyRouteComponent(() => import("./pages/home"), "HomeRoute"),
});

export const templates = createRoute({
  getParentRoute: () => workspace,
  path: "/templates",
  validateSearch: templateSearch,
  component: lazyRouteComponent(() => import("./pages/templates"), "TemplatesRoute"),
});

const template = createRoute({
  getParentRoute: () => workspace,
  path: "/templates/$templateId",
  component: lazyRouteComponent(() => import("./pages/template"), "TemplateRoute"),
});

const templatePreview = createRoute({
  getParentRoute: () => workspace,
  path: "/templates/$templateId/preview",
  component: lazyRouteComponent(() => import("./pages/template-preview"), "TemplatePreviewRoute"),
});

export const invitations = createRoute({
  getParentRoute: () => workspace,
  path: "/invitations",
  validateSearch: invitationSearch,
  component: lazyRouteComponent(() => import("./pages/invitations"), "InvitationsRoute"),
});

const invitation = createRoute({
  getParentRoute: () => workspace,
  path: "/invitations/$invitationId",
  component: lazyRouteComponent(() => import("./pages/invitation"), "InvitationRoute"),
});

const settings = createRoute({
  getParentRoute: () => workspace,
  path: "/settings",
  component: lazyRouteComponent(() => import("./pages/settings"), "SettingsRoute"),
});

const routeTree = root.addChildren([
  signIn,
  interview,
  interviewOf,
  staff.addChildren([
    welcome,
    workspace.addChildren([home, templates, template, templatePreview, invitations, invitation, settings]),
  ]),
]);

export const createAppRouter = (startAt?: string) => {
  if (startAt === undefined) mendAddress();
  return createRouter({
    routeTree,
    history: startAt === undefined ? createBrowserHistory() : createMemoryHistory({ initialEntries: [startAt] }),
    scrollRestoration: startAt === undefined,
    defaultNotFoundComponent: () => <Navigate to="/" />,
  });
};

declare module "@tanstack/react-router" {
  interface Register {
    router: ReturnType<typeof createAppRouter>;
  }
}
