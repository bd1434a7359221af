import { z } from "zod";
import { invalidField } from "#lib/errors.ts";

/** A place in a list that is ordered by an instant and then by id. */
export type Cursor = { at: Date; id: string };

const Cursor = z.tuple([z.int().min(0).max(8_640_000_000_000_000), z.string().regex(/^\w[\w-]{0,99}$/)]);

export function encodeCursor({ at, id }: Cursor): string {
  return Buffer.from(JSON.stringify([at.getTime(), id])).toString("base64url");
}

/** @throws {AppError} invalid_input for anything that `encodeCursor` did not make */
export function decodeCursor(text: string): Cursor {
  try {
    const [at, id] = Cursor.parse(JSON.parse(Buffer.from(text, "base64url").toString()));
    return { at: new Date(at), id };
  } catch (cause) {
    throw invalidField("cursor", "This page of the list cannot be found. Start again from the first.", cause);
  }
}
