import sharp from "sharp";

/** PNG of about the size that a provider sends: noise does not compress. */
export async function noisyPicture(side = 1024): Promise<Buffer> {
  const noise = { type: "gaussian", mean: 128, sigma: 12 } as const;
  return await sharp({ create: { width: side, height: side, channels: 3, background: "#888", noise } })
    .png()
    .toBuffer();
}
