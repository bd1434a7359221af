import type { NextConfig } from "next";

const config: NextConfig = {
  // TypeScript 7 has no JavaScript API for Next to call; `npm run check` and `npm test` run its own `tsc`.
  typescript: { ignoreBuildErrors: true },
  // Native code, worker threads and files found at run time: none of it survives being bundled.
  serverExternalPackages: ["sharp", "pg", "pg-boss", "pino"],
  poweredByHeader: false,
  reactStrictMode: true,
  compress: true,
};

export default config;
