import { sketch } from "#lib/images/providers/sketch.ts";
import { describeProvider } from "#tests/conformance.ts";

for (const model of sketch.models) {
  describeProvider(model.id, { model, create: async () => ({ provider: sketch, close: async () => {} }) });
}
