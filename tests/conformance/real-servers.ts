/**
 * Where the suite can be tried for real. The keys have names of their own: whoever runs the studio with a key does not
 * mean to pay for its tests.
 */
const VARIABLES = [
  "SD_SERVER_URL",
  "A1111_URL",
  "COMFY_URL",
  "LOCALAI_URL",
  "VLLM_OMNI_URL",
  "OPENAI_TEST_API_KEY",
  "GEMINI_TEST_API_KEY",
  "STABILITY_TEST_API_KEY",
  "BFL_TEST_API_KEY",
  "FAL_TEST_KEY",
  "REPLICATE_TEST_API_TOKEN",
  "XAI_TEST_API_KEY",
] as const;

/** A picture may take minutes there, and some tests make several. */
export const REAL_TIMEOUT_MS = 20 * 60_000;

/** The address or key of a real server, where there is one. */
export function realServer(variable: (typeof VARIABLES)[number]): string | undefined {
  return process.env[variable] || undefined;
}

/** For whoever runs the tests: what is tried only on fakes. */
export function describeRealServers(): string {
  const isThere = (variable: (typeof VARIABLES)[number]) => realServer(variable) !== undefined;
  const tried = VARIABLES.filter(isThere);
  const missing = VARIABLES.filter((variable) => !isThere(variable));
  const lines = [
    tried.length > 0 && `Tried on real servers as well: ${tried.join(", ")}.`,
    missing.length > 0 && `Tried on fakes alone, as these are not set: ${missing.join(", ")}.`,
  ];
  return lines.filter(Boolean).join("\n");
}
