/** Everything around the routes. */
import { RouterProvider } from "@tanstack/react-router";
import { useState } from "react";
import { ToastProvider } from "@/components/ui/toast";
import { GatewayProvider } from "@/lib/gateway";
import { createAppRouter } from "./router";
import { type Services, ServicesProvider } from "./services";

interface AppProps {
  services: Services;
  /** Tests start at a path in memory instead of the address bar. */
  startAt?: string;
}

export const App = ({ services, startAt }: AppProps) => {
  const [router] = useState(() => createAppRouter(startAt));
  return (
    <ServicesProvider value={services}>
      <GatewayProvider value={services.gateway}>
        <ToastProvider>
          <RouterProvider router={router} />
        </ToastProvider>
      </GatewayProvider>
    </ServicesProvider>
  );
};
