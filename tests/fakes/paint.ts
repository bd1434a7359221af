/** Makes a fake's pictures, as PNG, instead of the fake: one is finished at the vendor when this resolves. */
export type Paint = () => Promise<Buffer>;
