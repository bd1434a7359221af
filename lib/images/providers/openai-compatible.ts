import { type Address, createClient, secretsOf } from "./openai/client.ts";
import { listModels } from "./openai/list-models.ts";
import { run } from "./openai/run.ts";
import type { Order, Service } from "./openai/service.ts";
import { describeServer, shortName, withoutList } from "./openai-compatible/describe-server.ts";
import type { Dialect } from "./openai-compatible/dialect.ts";
import { DIALECTS, type DialectName } from "./openai-compatible/dialects.ts";
import { download } from "./openai-compatible/download.ts";
import type { ImageProvider, ModelCapabilities, ProviderRequest } from "./types.ts";

export type CompatibleSettings = Address & {
  baseURL: string;
  dialect: DialectName;
  /** Exactly these, whatever the server lists. Absent: what it lists. */
  models?: readonly string[];
};

/** A server that speaks OpenAI's protocol in a dialect of its own. */
export function createOpenAiCompatible({
  dialect: name,
  models,
  ...given
}: CompatibleSettings): ImageProvider {
  const dialect: Dialect = DIALECTS[name];
  const address = { ...given, baseURL: withVersion(given.baseURL) };
  const service = createService(dialect, address);
  const toModels = (ids: readonly string[]) => ids.map((id) => capabilitiesOf(dialect, id));
  const list = async (signal: AbortSignal) => {
    const listed = await listModels(service, signal, dialect.modelsPath).catch((error: unknown) => {
      throw withoutList(dialect, error);
    });
    return listed.map((model) => ({ id: model.id, draws: dialect.draws(model) }));
  };
  const discover = async (signal: AbortSignal) => {
    const drawing = (await list(signal)).filter(({ draws }) => draws).map(({ id }) => id);
    // A server may list none of what it serves.
    return toModels(drawing.length > 0 ? drawing : dialect.modelIds);
  };
  return {
    id: dialect.id,
    label: dialect.label,
    models: toModels(models ?? dialect.modelIds),
    estimateCostMicros: ({ model }) => (model.cost === "free" ? 0 : null),
    generate: (request, signal) => run(service, request, signal),
    ...(!models && { discover }),
    check: (signal) => describeServer({ ...dialect, named: models ?? null }, () => list(signal)),
    timeouts: dialect.timeouts,
  };
}

function createService(dialect: Dialect, address: Address & { baseURL: string }): Service {
  const client = createClient(address);
  const { baseURL, allowPrivate = false } = address;
  return {
    name: dialect.label,
    client,
    secrets: secretsOf(client, address),
    inTurn: dialect.abilities.cost === "free",
    prepare: (request) => prepare(client, dialect, request),
    download: (url, signal) => download(url, { name: dialect.label, baseURL, allowPrivate }, signal),
    costMicros: () => (dialect.abilities.cost === "free" ? 0 : null),
  };
}

async function prepare(
  client: Service["client"],
  dialect: Dialect,
  request: ProviderRequest,
): Promise<Order[]> {
  const encoded = await dialect.encode(request);
  return Array.from({ length: request.params.count ?? 1 }, (_, index) => {
    const seed = seedOf(request, index);
    const send = async (signal: AbortSignal) => {
      const { path, body } = encoded(seed);
      const response = await client.post(path, { body, signal }).asResponse();
      return { response, requestId: response.headers.get("x-request-id") };
    };
    return { seed, send };
  });
}

/** Each picture has the next seed, so that it can be made again alone. Also set where a caller left it out. */
function seedOf({ model: { seed: range }, params }: ProviderRequest, index: number): number | null {
  if (!range) return null;
  const first = params.seed ?? Math.floor(Math.random() * range.max);
  return range.min + ((Math.max(first - range.min, 0) + index) % (range.max - range.min + 1));
}

function capabilitiesOf(dialect: Dialect, id: string): ModelCapabilities {
  const label = dialect.modelIds.includes(id) ? dialect.label : shortName(id);
  return { provider: dialect.id, id, label, ...dialect.abilities };
}

/** People give `http://127.0.0.1:1234` as often as with the path. */
function withVersion(baseURL: string): string {
  const url = URL.parse(baseURL);
  return url?.pathname === "/" ? new URL("/v1", url).href : baseURL.replace(/\/+$/, "");
}
