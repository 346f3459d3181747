/** Build, development server and unit tests of the web app. */
import { fileURLToPath } from "node:url";
import tailwindcss from "@tailwindcss/vite";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));

export default defineConfig({
  plugins: [react(), tailwindcss()],
  resolve: { alias: { "@": path("./src"), "@tests": path("./tests") } },
  // The unit tests read the API schema next door.
  server: { port: 3000, strictPort: true, fs: { allow: [path("."), path("../schema")] } },
  build: {
    // Fonts and icons stay files, so that the content security policy needs no data: for them.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  test: {
    environment: "happy-dom",
    setupFiles: ["tests/setup.ts"],
    include: ["tests/**/*.test.{ts,tsx}"],
    restoreMocks: true,
    testTimeout: 90_000,
    env: { DEBUG_PRINT_LIMIT: "2000" },
    pool: "threads",
    maxWorkers: 2,
  },
});
