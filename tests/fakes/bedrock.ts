import { serve } from "./serve.ts";

export type FakeBedrock = {
  /** Of the list of models, as the real one is in each region. */
  listUrl: string;
  apiKey: string;
  /** Of somebody whose policy does not let them list models. */
  limitedKey: string;
  /** What there is in its region. */
  modelIds: string[];
  close(): Promise<void>;
};

/** The part of Amazon Bedrock that says what there is, over real HTTP, with its real refusals. */
export async function startFakeBedrock(): Promise<FakeBedrock> {
  const fake = { apiKey: "bedrock-key-0123456789", limitedKey: "bedrock-limited-0123456789" };
  const modelIds = ["amazon.nova-canvas-v1:0", "amazon.titan-image-generator-v2:0"];
  const { origin, close } = await serve(async (request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? "/", "http://fake");
    const say = (status: number, body: object) =>
      response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
    const key = request.headers.authorization?.replace(/^Bearer /, "");
    if (key === fake.limitedKey) {
      const who = "arn:aws:iam::123456789012:user/BedrockAPIKey-1234";
      const what = "is not authorized to perform: bedrock:ListFoundationModels";
      return void say(403, { Message: `User: ${who} ${what} because no identity-based policy allows it` });
    }
    if (key !== fake.apiKey) {
      return void say(403, { Message: "Authentication failed: Please make sure your API Key is valid." });
    }
    if (request.method !== "GET" || pathname !== "/foundation-models") {
      return void say(404, { message: "UnknownOperationException" });
    }
    if (searchParams.get("byOutputModality") !== "IMAGE") return void say(400, { message: "Too many." });
    say(200, { modelSummaries: modelIds.map((modelId) => ({ modelId, outputModalities: ["IMAGE"] })) });
  });
  return {
    ...fake,
    listUrl: `${origin}/foundation-models?byOutputModality=IMAGE`,
    modelIds,
    close,
  };
}
