import type { Refusal } from "./types.ts";

const STATUSES: Record<number, string> = {
  400: "INVALID_ARGUMENT",
  403: "PERMISSION_DENIED",
  404: "NOT_FOUND",
  429: "RESOURCE_EXHAUSTED",
  500: "INTERNAL",
  503: "UNAVAILABLE",
  504: "DEADLINE_EXCEEDED",
};

export function refusal(
  code: number,
  message: string,
  {
    details,
    status = STATUSES[code],
    headers,
  }: { details?: unknown[]; status?: string; headers?: Record<string, string> } = {},
): Refusal {
  const error = { code, message, status, ...(details && { details }) };
  return { status: code, body: { error }, ...(headers && { headers }) };
}

export function invalid(message: string): Refusal {
  return refusal(400, message);
}

/** A wrong key is a bad request. */
export function wrongKey(): Refusal {
  return refusal(400, "API key not valid. Please pass a valid API key.", {
    details: [
      {
        "@type": "type.googleapis.com/google.rpc.ErrorInfo",
        reason: "API_KEY_INVALID",
        domain: "googleapis.com",
        metadata: { service: "generativelanguage.googleapis.com" },
      },
    ],
  });
}

export function noKey(): Refusal {
  return refusal(403, "Method doesn't allow unregistered callers (callers without established identity).");
}

export function unknownModel(id: string): Refusal {
  return refusal(
    404,
    `models/${id} is not found for API version v1beta, or is not supported for generateContent. Call ListModels to see the list of available models and their supported methods.`,
  );
}

/** `retryDelay` as "34s"; `quotaId` says which quota it is. */
export function quotaExceeded({
  quotaId = "GenerateRequestsPerMinutePerProjectPerModel",
  retryDelay,
  headers,
}: {
  quotaId?: string;
  retryDelay?: string;
  headers?: Record<string, string>;
} = {}): Refusal {
  const details = [
    {
      "@type": "type.googleapis.com/google.rpc.QuotaFailure",
      violations: [{ quotaMetric: "requests", quotaId }],
    },
    ...(retryDelay ? [{ "@type": "type.googleapis.com/google.rpc.RetryInfo", retryDelay }] : []),
  ];
  const message = "You exceeded your current quota, please check your plan and billing details.";
  return refusal(429, message, { details, ...(headers && { headers }) });
}

export function overloaded(): Refusal {
  return refusal(503, "The model is overloaded. Please try again later.");
}

export function badGateway(): Refusal {
  const body = "<html><body><h1>502 Bad Gateway</h1></body></html>";
  return { status: 502, body, headers: { "content-type": "text/html" } };
}
