CREATE TABLE "model_fallbacks" (
	"provider" text NOT NULL,
	"model" text NOT NULL,
	"targets" jsonb NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "model_fallbacks_provider_model_pk" PRIMARY KEY("provider","model")
);
--> statement-breakpoint
ALTER TABLE "image_assets" DROP CONSTRAINT "image_assets_role";--> statement-breakpoint
ALTER TABLE "image_attempts" DROP CONSTRAINT "image_attempts_error_code";--> statement-breakpoint
ALTER TABLE "image_generations" DROP CONSTRAINT "image_generations_error_code";--> statement-breakpoint
ALTER TABLE "image_generations" DROP CONSTRAINT "image_generations_counts";--> statement-breakpoint
ALTER TABLE "image_attempts" DROP CONSTRAINT "image_attempts_generation_id_image_generations_id_fk";
--> statement-breakpoint
ALTER TABLE "image_attempts" ALTER COLUMN "generation_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "image_attempts" ADD COLUMN "session_id" text;--> statement-breakpoint
ALTER TABLE "image_attempts" ADD COLUMN "provider" text;--> statement-breakpoint
ALTER TABLE "image_attempts" ADD COLUMN "model" text;--> statement-breakpoint
ALTER TABLE "image_attempts" ADD COLUMN "with_own_key" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "image_generations" ADD COLUMN "requested_provider" text;--> statement-breakpoint
ALTER TABLE "image_generations" ADD COLUMN "requested_model" text;--> statement-breakpoint
ALTER TABLE "image_generations" ADD COLUMN "allows_fallback" boolean DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE "image_generations" ADD COLUMN "vendor_position" integer;--> statement-breakpoint
ALTER TABLE "image_generations" ADD COLUMN "retry_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "image_generations" ADD COLUMN "retry_count" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "image_generations" ADD COLUMN "retry_since_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "image_generations" ADD COLUMN "retry_reason" text;--> statement-breakpoint
ALTER TABLE "image_preferences" ADD COLUMN "monthly_budget_micros" bigint;--> statement-breakpoint
ALTER TABLE "image_sessions" ADD COLUMN "budget_micros" bigint;--> statement-breakpoint
ALTER TABLE "image_attempts" ADD CONSTRAINT "image_attempts_session_id_image_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."image_sessions"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "image_attempts" ADD CONSTRAINT "image_attempts_generation_id_image_generations_id_fk" FOREIGN KEY ("generation_id") REFERENCES "public"."image_generations"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "image_attempts_session" ON "image_attempts" USING btree ("session_id");--> statement-breakpoint
CREATE INDEX "image_generations_user_deleted" ON "image_generations" USING btree ("user_id","deleted_at") WHERE "image_generations"."deleted_at" is not null;--> statement-breakpoint
CREATE INDEX "image_generations_retry_at" ON "image_generations" USING btree ("retry_at") WHERE "image_generations"."retry_at" is not null;--> statement-breakpoint
ALTER TABLE "image_assets" ADD CONSTRAINT "image_assets_role" CHECK ("image_assets"."role" in ('input', 'mask', 'markup', 'reference', 'output', 'raw'));--> statement-breakpoint
ALTER TABLE "image_attempts" ADD CONSTRAINT "image_attempts_error_code" CHECK ("image_attempts"."error_code" in ('content_blocked', 'invalid_request', 'auth', 'unknown_model', 'rate_limited', 'out_of_credit', 'over_budget', 'unavailable', 'timeout', 'bad_output', 'interrupted', 'internal'));--> statement-breakpoint
ALTER TABLE "image_generations" ADD CONSTRAINT "image_generations_retry_waits" CHECK ("image_generations"."retry_at" is null or ("image_generations"."status" = 'queued' and "image_generations"."retry_reason" is not null));--> statement-breakpoint
ALTER TABLE "image_generations" ADD CONSTRAINT "image_generations_error_code" CHECK ("image_generations"."error_code" in ('content_blocked', 'invalid_request', 'auth', 'unknown_model', 'rate_limited', 'out_of_credit', 'over_budget', 'unavailable', 'timeout', 'bad_output', 'interrupted', 'internal'));--> statement-breakpoint
ALTER TABLE "image_generations" ADD CONSTRAINT "image_generations_counts" CHECK ("image_generations"."step_number" > 0 and "image_generations"."preview_count" >= 0 and "image_generations"."crash_count" >= 0 and "image_generations"."retry_count" >= 0 and "image_generations"."vendor_position" >= 0);--> statement-breakpoint
ALTER TABLE "image_sessions" ADD CONSTRAINT "image_sessions_budget" CHECK ("image_sessions"."budget_micros" >= 0);--> statement-breakpoint
UPDATE "image_attempts" SET "session_id" = "step"."session_id", "provider" = "step"."provider", "model" = "step"."model", "with_own_key" = EXISTS (SELECT 1 FROM "provider_settings" WHERE "provider_settings"."id" = "step"."provider" AND "provider_settings"."user_id" IS NOT NULL) FROM "image_generations" "step" WHERE "step"."id" = "image_attempts"."generation_id";
