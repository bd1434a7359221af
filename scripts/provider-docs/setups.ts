/** How one provider is set up: lines for `.env`, three at most, and a page with more where there is one. */
export type Setup = { lines: readonly string[]; page?: string };

/** By kind. The page is made with providers that these very lines configure, so they cannot be wrong. */
export const SETUPS: Readonly<Record<string, Setup>> = {
  openai: {
    lines: [
      "OPENAI_API_KEY=sk-...",
      "OPENAI_BASE_URL=https://api.openai.com/v1",
      "OPENAI_IMAGE_MODERATION=auto",
    ],
  },
  google: { lines: ["GEMINI_API_KEY=AIza..."] },
  "black-forest-labs": { lines: ["BFL_API_KEY=...", "BFL_BASE_URL=https://api.eu.bfl.ai"] },
  stability: { lines: ["STABILITY_API_KEY=sk-..."] },
  fal: { lines: ["FAL_KEY=..."] },
  replicate: { lines: ["REPLICATE_API_TOKEN=r8_..."] },
  sdapi: {
    lines: ["SDAPI_URL=http://127.0.0.1:7860", "SDAPI_USERNAME=...", "SDAPI_PASSWORD=..."],
    page: "webui.md",
  },
  comfyui: {
    lines: ["COMFYUI_URL=http://127.0.0.1:8188", "COMFYUI_API_KEY=...", "COMFYUI_GRAPHS_DIR=./graphs"],
    page: "comfyui.md",
  },
  "sd-server": { lines: ["SD_SERVER_URL=http://127.0.0.1:1234"], page: "own-servers.md" },
  "local-ai": {
    lines: ["LOCALAI_URL=http://127.0.0.1:8080", "LOCALAI_API_KEY=..."],
    page: "own-servers.md",
  },
  "vllm-omni": {
    lines: ["VLLM_OMNI_URL=http://127.0.0.1:8000", "VLLM_OMNI_API_KEY=..."],
    page: "own-servers.md",
  },
  "openai-compatible": {
    lines: [
      "OPENAI_COMPATIBLE_URL=https://gateway.example/v1",
      "OPENAI_COMPATIBLE_API_KEY=...",
      "OPENAI_COMPATIBLE_MODELS=flux-dev, sdxl",
    ],
    page: "own-servers.md",
  },
  xai: { lines: ["XAI_API_KEY=xai-..."] },
  together: { lines: ["TOGETHER_API_KEY=..."] },
  fireworks: { lines: ["FIREWORKS_API_KEY=..."] },
  deepinfra: { lines: ["DEEPINFRA_API_KEY=..."] },
  vercel: { lines: ["AI_GATEWAY_API_KEY=..."] },
  bedrock: { lines: ["AWS_BEARER_TOKEN_BEDROCK=...", "AWS_REGION=us-east-1"] },
};
