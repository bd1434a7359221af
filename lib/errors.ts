/** Every way a request can fail, with its HTTP status. A new code does not compile without one. */
const STATUS = {
  invalid_input: 400,
  unauthenticated: 401,
  wrong_origin: 403,
  not_found: 404,
  conflict: 409,
  too_large: 413,
  unsupported_media: 415,
  content_blocked: 422,
  limit_exceeded: 429,
  internal: 500,
  unavailable: 503,
} as const;

export type ErrorCode = keyof typeof STATUS;

/** Invalid fields by dotted path ("params.width"), each with a sentence for the person. */
export type FieldErrors = Record<string, string>;

type Details = { fields?: FieldErrors; retryAfterMs?: number; cause?: unknown };

/** An expected failure. Its message is written for the person who sees it. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly fields: FieldErrors | undefined;
  readonly retryAfterMs: number | undefined;

  constructor(code: ErrorCode, message: string, { fields, retryAfterMs, cause }: Details = {}) {
    super(message, { cause });
    this.name = "AppError";
    this.code = code;
    this.fields = fields;
    this.retryAfterMs = retryAfterMs;
  }

  get status(): number {
    return STATUS[this.code];
  }
}

/** The one answer for a missing row and for a row of somebody else. */
export function notFound(): AppError {
  return new AppError("not_found", "Not found.");
}

export function invalidField(field: string, message: string, cause?: unknown): AppError {
  return new AppError("invalid_input", message, { fields: { [field]: message }, cause });
}
