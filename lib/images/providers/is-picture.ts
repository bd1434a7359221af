import sharp from "sharp";

/** Whether bytes begin as a picture does. Vendors answer with web pages, XML and nothing, all under status 200. */
export async function isPicture(bytes: Buffer): Promise<boolean> {
  try {
    await sharp(bytes).metadata();
    return true;
  } catch {
    return false;
  }
}
