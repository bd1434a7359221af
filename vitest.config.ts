import { defineConfig } from "vitest/config";

const everywhere = ["**/node_modules/**", "**/.next/**", "data/**", "tests/e2e/**"];

export default defineConfig({
  test: {
    // One for each processor: many tests wait for a database or a process, and would keep a second one idle.
    maxWorkers: "100%",
    projects: [
      {
        test: {
          name: "unit",
          include: ["**/*.test.{ts,tsx}"],
          exclude: ["**/*.int.test.ts", ...everywhere],
          globalSetup: ["tests/setup-real-servers.ts"],
          setupFiles: ["tests/setup-unit.ts"],
        },
      },
      {
        test: {
          name: "integration",
          include: ["**/*.int.test.ts"],
          exclude: everywhere,
          globalSetup: ["tests/setup-database.ts"],
          setupFiles: ["tests/setup-integration.ts"],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
