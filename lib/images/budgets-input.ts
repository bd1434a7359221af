import { z } from "zod";
import { OPERATIONS } from "./constants.ts";
import { BudgetMicros, GenerateInput } from "./schemas.ts";

export const MonthlyBudgetInput = z.strictObject({ monthlyMicros: BudgetMicros });

/** The parts of a request that its price depends on. */
export const CostPreviewInput = GenerateInput.pick({ provider: true, model: true, params: true }).extend({
  /** Absent: of a session that is yet to be begun. */
  sessionId: GenerateInput.shape.sessionId.optional(),
  operation: z.enum(OPERATIONS),
});
export type CostPreviewInput = z.infer<typeof CostPreviewInput>;

export const BudgetsQuery = z.object({ sessionId: GenerateInput.shape.sessionId.optional() });
