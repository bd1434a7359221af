import { auth } from "#lib/auth.ts";
import { readBody } from "#lib/body.ts";
import { AppError } from "#lib/errors.ts";

const BODY_MAX_BYTES = 16 * 1024;

export async function GET(request: Request): Promise<Response> {
  return auth().handler(request);
}

export async function POST(request: Request): Promise<Response> {
  try {
    const body = new Uint8Array(await readBody(request, BODY_MAX_BYTES));
    const { url, headers } = request;
    return await auth().handler(new Request(url, { method: "POST", headers, body }));
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return Response.json({ code: error.code, message: error.message }, { status: error.status });
  }
}
