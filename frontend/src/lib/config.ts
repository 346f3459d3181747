/** Where the gateway is: read from /config.json at start, so that one build runs on any port. */
export interface WebConfig {
  gatewayUrl: string;
}

export const DEFAULT_CONFIG: WebConfig = { gatewayUrl: "http://localhost:8001" };

export const loadConfig = async (fetcher: typeof fetch = fetch): Promise<WebConfig> => {
  try {
    const response = await fetcher("/config.json", { cache: "no-store" });
    const served: unknown = await response.json();
    if (typeof served === "object" && served !== null && "gatewayUrl" in served && typeof served.gatewayUrl === "string") {
      return { gatewayUrl: served.gatewayUrl.replace(/\/+$/, "") };
    }
  } catch {
    // No such file (development server) or not JSON: the default holds.
  }
  return DEFAULT_CONFIG;
};
