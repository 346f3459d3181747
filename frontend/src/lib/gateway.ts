/** The gateway's few plain HTTP endpoints (sign-in, sessions), for the hooks under features to build on. */
import { createContext, useContext } from "react";

/** Whom a candidate can turn to when a link opens nothing. */
export interface Contact {
  companyName: string | null;
  personName: string | null;
  email: string | null;
}

export interface GatewayErrorBody {
  code: string;
  message: string;
  contact?: Contact;
}

export class GatewayRefusal extends Error {
  constructor(readonly code: string, message: string, readonly contact?: Contact) {
    super(message);
    this.name = "GatewayRefusal";
  }
}

export interface Gateway {
  url: string;
  get<T>(path: string): Promise<T>;
  post<T>(path: string, body: unknown): Promise<T>;
}

const readRefusal = async (response: Response): Promise<GatewayRefusal> => {
  try {
    const body = (await response.json()) as { error?: Partial<GatewayErrorBody> };
    return new GatewayRefusal(body.error?.code ?? `HTTP_${response.status}`, body.error?.message ?? "", body.error?.contact);
  } catch {
    return new GatewayRefusal(`HTTP_${response.status}`, "");
  }
};

const answer = async <T>(response: Response): Promise<T> => {
  if (!response.ok) throw await readRefusal(response);
  return (await response.json()) as T;
};

export const createGateway = (url: string, fetcher: typeof fetch = (...args) => fetch(...args)): Gateway => ({
  url,
  get: async (path) => answer(await fetcher(url + path, { credentials: "include", cache: "no-store" })),
  post: async (path, body) =>
    answer(
      await fetcher(url + path, {
        method: "POST",
        credentials: "include",
        headers: { "content-type": "application/json" },
        body: JSON.stringify(body),
      }),
    ),
});

const GatewayContext = createContext<Gateway | null>(null);
export const GatewayProvider = GatewayContext.Provider;

export const useGateway = (): Gateway => {
  const gateway = useContext(GatewayContext);
  if (!gateway) throw new Error("useGateway is used outside GatewayProvider");
  return gateway;
};

export const signInAddress = (gatewayUrl: string, returnTo: string): string =>
  `${gatewayUrl}/auth/sign-in?returnTo=${encodeURIComponent(returnTo)}`;
