import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";
import { env } from "./env.ts";
import { AppError } from "./errors.ts";

const VERSION = "v1";
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/**
 * AES-256-GCM of a secret for keeping it in the database: `v1.` and base64url of nonce, tag and ciphertext. It opens
 * only for the same `place` (a row's id), so that nobody who can write rows can use another row's secret.
 * @throws {AppError} unavailable without PROVIDER_KEYS_SECRET
 */
export function seal(secret: string, place: string): string {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv("aes-256-gcm", sealingKey(), nonce).setAAD(Buffer.from(place));
  const text = Buffer.concat([cipher.update(secret, "utf8"), cipher.final()]);
  return `${VERSION}.${Buffer.concat([nonce, cipher.getAuthTag(), text]).toString("base64url")}`;
}

/** @returns null for what was changed, moved, or sealed with another PROVIDER_KEYS_SECRET */
export function unseal(sealed: string, place: string): string | null {
  const [version, encoded = ""] = sealed.split(".");
  const bytes = Buffer.from(encoded, "base64url");
  if (version !== VERSION || bytes.length < NONCE_BYTES + TAG_BYTES) return null;
  const nonce = bytes.subarray(0, NONCE_BYTES);
  const tag = bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES);
  try {
    const decipher = createDecipheriv("aes-256-gcm", sealingKey(), nonce, { authTagLength: TAG_BYTES });
    decipher.setAAD(Buffer.from(place)).setAuthTag(tag);
    return (
      decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES), undefined, "utf8") + decipher.final("utf8")
    );
  } catch {
    return null;
  }
}

function sealingKey(): Buffer {
  const secret = env().PROVIDER_KEYS_SECRET;
  if (!secret) {
    throw new AppError("unavailable", "No key can be kept until PROVIDER_KEYS_SECRET is set on the server.");
  }
  return Buffer.from(hkdfSync("sha256", secret, "", "image-studio provider keys", 32));
}
