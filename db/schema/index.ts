export * from "./auth.ts";
export * from "./images.ts";
export * from "./limits.ts";
export * from "./providers.ts";
