import { availableParallelism } from "node:os";
import { resolve } from "node:path";
import { z } from "zod";

const optionalText = z.string().optional();
const httpUrl = z.url({ protocol: /^https?$/ }).optional();
const flag = (fallback: boolean) =>
  z
    .enum(["true", "false", "1", "0"])
    .default(fallback ? "true" : "false")
    .transform((value) => value === "true" || value === "1");
const count = (fallback: number) => z.coerce.number().int().min(0).default(fallback);
const list = z
  .string()
  .default("")
  .transform((value) =>
    value
      .split(",")
      .map((item) => item.trim())
      .filter(Boolean),
  );

/** Either spelling, as everywhere. */
const proxyUrl = z
  .url({ protocol: /^https?$/, error: "must be an address such as http://proxy.example:3128" })
  .optional();
const ProxyEnv = z.object({ HTTPS_PROXY: proxyUrl, https_proxy: proxyUrl, NO_PROXY: list, no_proxy: list });

const Env = z
  .object({
    ...ProxyEnv.shape,
    NODE_ENV: z.enum(["development", "production", "test"]).default("production"),
    PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
    HOST: z.string().default("127.0.0.1"),
    STUDIO_DATA_DIR: z
      .string()
      .default("./data")
      .transform((path) => resolve(path)),
    /** `npm start` fills these two in when they are not set. */
    DATABASE_URL: z.url({
      protocol: /^postgres(ql)?$/,
      error: "must look like postgresql://user:password@host:5432/name",
    }),
    BETTER_AUTH_SECRET: z.string().min(32, "must have at least 32 characters"),
    BETTER_AUTH_URL: z.url().optional(),
    /** Seals the providers' keys in the database; `npm start` fills it in too. Without it none can be kept. */
    PROVIDER_KEYS_SECRET: z.string().min(32, "must have at least 32 characters").optional(),
    PROVIDERS_ALLOW_PRIVATE: flag(false),
    ALLOW_OWN_KEYS: flag(false),
    ADMIN_EMAILS: list,
    GITHUB_CLIENT_ID: optionalText,
    GITHUB_CLIENT_SECRET: optionalText,
    GOOGLE_CLIENT_ID: optionalText,
    GOOGLE_CLIENT_SECRET: optionalText,
    STORAGE_PROVIDER: z.enum(["local"]).default("local"),
    OPENAI_API_KEY: optionalText,
    OPENAI_BASE_URL: z.url().optional(),
    OPENAI_IMAGE_MODERATION: z.enum(["auto", "low"]).optional(),
    SD_SERVER_URL: httpUrl,
    LOCALAI_URL: httpUrl,
    LOCALAI_API_KEY: optionalText,
    VLLM_OMNI_URL: httpUrl,
    VLLM_OMNI_API_KEY: optionalText,
    OPENAI_COMPATIBLE_URL: httpUrl,
    OPENAI_COMPATIBLE_API_KEY: optionalText,
    /** Empty: what it lists. */
    OPENAI_COMPATIBLE_MODELS: list,
    /** Either name: Google uses both. */
    GEMINI_API_KEY: optionalText,
    GOOGLE_GENERATIVE_AI_API_KEY: optionalText,
    GOOGLE_GEMINI_BASE_URL: z.url().optional(),
    XAI_API_KEY: optionalText,
    TOGETHER_API_KEY: optionalText,
    FIREWORKS_API_KEY: optionalText,
    DEEPINFRA_API_KEY: optionalText,
    AI_GATEWAY_API_KEY: optionalText,
    AWS_BEARER_TOKEN_BEDROCK: optionalText,
    AWS_REGION: z.string().default("us-east-1"),
    BFL_API_KEY: optionalText,
    /** Also one of its regions: https://api.eu.bfl.ai or https://api.us.bfl.ai. */
    BFL_BASE_URL: z.url().optional(),
    STABILITY_API_KEY: optionalText,
    /** A gateway of one's own in front of it. */
    STABILITY_BASE_URL: z.url().optional(),
    FAL_KEY: optionalText,
    REPLICATE_API_TOKEN: optionalText,
    SDAPI_URL: httpUrl,
    SDAPI_USERNAME: optionalText,
    SDAPI_PASSWORD: optionalText,
    COMFYUI_URL: httpUrl,
    COMFYUI_API_KEY: optionalText,
    COMFYUI_GRAPHS_DIR: optionalText,
    SKETCH_STEP_MS: count(60),
    LIMIT_GENERATIONS_PER_DAY: count(200),
    LIMIT_CONCURRENT_GENERATIONS: count(4),
    LIMIT_REQUESTS_PER_MINUTE: count(120),
    LIMIT_SESSION_GENERATIONS_PER_MINUTE: count(30),
    /** Dollars; 0 means no limit. */
    LIMIT_SPEND_PER_MONTH: z.coerce.number().min(0).max(1_000_000).default(0),
    LIMIT_UPLOAD_BYTES: z.coerce
      .number()
      .int()
      .min(1)
      .default(20 * 1024 * 1024),
    LIMIT_IMAGE_PIXELS: z.coerce.number().int().min(1).default(40_000_000),
    MODERATION_BLOCKED_WORDS: list,
    MODERATION_OPENAI: flag(true),
    TRUSTED_PROXIES: list,
    WORKER_CONCURRENCY: z.coerce.number().int().min(1).max(64).default(Math.max(4, availableParallelism())),
    PROVIDER_TIMEOUT_SECONDS: z.coerce.number().int().min(1).default(600),
    PROVIDER_IDLE_TIMEOUT_SECONDS: z.coerce.number().int().min(1).default(180),
    FEATURE_IMAGES: flag(true),
    LOG_LEVEL: z.enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"]).default("info"),
  })
  .refine((env) => Boolean(env.GITHUB_CLIENT_ID) === Boolean(env.GITHUB_CLIENT_SECRET), {
    path: ["GITHUB_CLIENT_SECRET"],
    error: "must be set together with GITHUB_CLIENT_ID",
  })
  .refine((env) => Boolean(env.GOOGLE_CLIENT_ID) === Boolean(env.GOOGLE_CLIENT_SECRET), {
    path: ["GOOGLE_CLIENT_SECRET"],
    error: "must be set together with GOOGLE_CLIENT_ID",
  });

export type Env = z.infer<typeof Env>;

let parsed: Env | undefined;

/**
 * The settings, read once. A function rather than a value, because Next evaluates modules while building,
 * when no settings are there.
 * @throws {Error} naming each wrong setting, one a line
 */
export function env(): Env {
  parsed ??= parseEnv(process.env);
  return parsed;
}

/** `except`: names that are reached without it, with all that end in them; `*` is all. */
export type ProxySettings = { url: URL | null; except: readonly string[] };
export const NO_PROXY: ProxySettings = { url: null, except: [] };

/** The proxy for vendors. Apart from the other settings: scripts call out that have none of those. */
export function proxySettings(): ProxySettings {
  const {
    HTTPS_PROXY,
    https_proxy = HTTPS_PROXY,
    NO_PROXY,
    no_proxy,
  } = ProxyEnv.parse(withoutEmpty(process.env));
  return { url: URL.parse(https_proxy ?? ""), except: [...NO_PROXY, ...no_proxy] };
}

/** Exported for the start script, which checks what it can before it has a database. */
export function parseEnv(source: Record<string, string | undefined>): Env {
  const result = Env.safeParse(withoutEmpty(source));
  if (result.success) return result.data;
  const lines = result.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`);
  throw new Error(`Wrong settings:\n  ${lines.join("\n  ")}`);
}

/** "" counts as not set, as in a copied .env.example. */
function withoutEmpty(source: Record<string, string | undefined>): Record<string, string | undefined> {
  return Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ""));
}
