const KEY = /^[A-Za-z0-9_-][A-Za-z0-9._-]*(\/[A-Za-z0-9_-][A-Za-z0-9._-]*)*$/;

/** @throws {Error} for a key that could leave the store or name a hidden file */
export function assertStorageKey(key: string): void {
  if (key.length > 500 || !KEY.test(key)) throw new Error("Not a storage key");
}
