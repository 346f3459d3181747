/** Starts the web app once it knows where the gateway is. */
import "@/app/no-eval";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import "@fontsource-variable/figtree/wght.css";
import "@/app/styles.css";
import { App } from "@/app/app";
import { loadConfig } from "@/lib/config";
import { createGateway } from "@/lib/gateway";
import { followSystemTheme } from "@/lib/preferences";

const start = async () => {
  const root = document.getElementById("root");
  if (!root) throw new Error("index.html has no #root");
  const { gatewayUrl } = await loadConfig();
  followSystemTheme();
  createRoot(root).render(
    <StrictMode>
      <App services={{ gateway: createGateway(gatewayUrl) }} />
    </StrictMode>,
  );
};

void start();
