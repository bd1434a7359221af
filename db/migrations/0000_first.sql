CREATE TABLE "account" (
	"id" text PRIMARY KEY NOT NULL,
	"account_id" text NOT NULL,
	"provider_id" text NOT NULL,
	"user_id" text NOT NULL,
	"access_token" text,
	"refresh_token" text,
	"id_token" text,
	"access_token_expires_at" timestamp (3) with time zone,
	"refresh_token_expires_at" timestamp (3) with time zone,
	"scope" text,
	"password" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "rate_limit" (
	"id" text PRIMARY KEY NOT NULL,
	"key" text NOT NULL,
	"count" integer NOT NULL,
	"last_request" bigint NOT NULL,
	CONSTRAINT "rate_limit_key_unique" UNIQUE("key")
);
--> statement-breakpoint
CREATE TABLE "session" (
	"id" text PRIMARY KEY NOT NULL,
	"token" text NOT NULL,
	"user_id" text NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"ip_address" text,
	"user_agent" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "session_token_unique" UNIQUE("token")
);
--> statement-breakpoint
CREATE TABLE "user" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"email" text NOT NULL,
	"email_verified" boolean DEFAULT false NOT NULL,
	"image" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "user_email_unique" UNIQUE("email")
);
--> statement-breakpoint
CREATE TABLE "verification" (
	"id" text PRIMARY KEY NOT NULL,
	"identifier" text NOT NULL,
	"value" text NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "image_assets" (
	"id" text PRIMARY KEY NOT NULL,
	"user_id" text NOT NULL,
	"session_id" text,
	"generation_id" text,
	"role" text NOT NULL,
	"position" integer DEFAULT 0 NOT NULL,
	"source_asset_id" text,
	"sha256" text NOT NULL,
	"mime_type" text NOT NULL,
	"size_bytes" integer NOT NULL,
	"width" integer NOT NULL,
	"height" integer NOT NULL,
	"seed" bigint,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"deleted_at" timestamp (3) with time zone,
	CONSTRAINT "image_assets_role" CHECK ("image_assets"."role" in ('input', 'mask', 'reference', 'output')),
	CONSTRAINT "image_assets_sha256" CHECK ("image_assets"."sha256" ~ '^[0-9a-f]{64}$'),
	CONSTRAINT "image_assets_numbers" CHECK ("image_assets"."size_bytes" > 0 and "image_assets"."width" > 0 and "image_assets"."height" > 0 and "image_assets"."position" >= 0),
	CONSTRAINT "image_assets_output_has_step" CHECK ("image_assets"."role" <> 'output' or "image_assets"."generation_id" is not null)
);
--> statement-breakpoint
CREATE TABLE "image_attempts" (
	"id" text PRIMARY KEY NOT NULL,
	"user_id" text NOT NULL,
	"generation_id" text NOT NULL,
	"number" integer NOT NULL,
	"state" text DEFAULT 'created' NOT NULL,
	"worker_id" text NOT NULL,
	"request_hash" text NOT NULL,
	"remote_id" text,
	"provider_request_id" text,
	"usage" jsonb,
	"estimated_cost_micros" bigint,
	"actual_cost_micros" bigint,
	"error_code" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"submitted_at" timestamp (3) with time zone,
	"finished_at" timestamp (3) with time zone,
	CONSTRAINT "image_attempts_state" CHECK ("image_attempts"."state" in ('created', 'submitted', 'succeeded', 'failed', 'unknown')),
	CONSTRAINT "image_attempts_error_code" CHECK ("image_attempts"."error_code" in ('content_blocked', 'invalid_request', 'auth', 'unknown_model', 'rate_limited', 'out_of_credit', 'unavailable', 'timeout', 'bad_output', 'interrupted', 'internal')),
	CONSTRAINT "image_attempts_number" CHECK ("image_attempts"."number" > 0),
	CONSTRAINT "image_attempts_cost" CHECK ("image_attempts"."estimated_cost_micros" >= 0 and "image_attempts"."actual_cost_micros" >= 0)
);
--> statement-breakpoint
CREATE TABLE "image_event_sequences" (
	"user_id" text PRIMARY KEY NOT NULL,
	"last_sequence" bigint DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "image_generation_events" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "image_generation_events_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"user_id" text NOT NULL,
	"sequence" bigint NOT NULL,
	"session_id" text NOT NULL,
	"generation_id" text,
	"type" text NOT NULL,
	"data" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "image_generation_events_type" CHECK ("image_generation_events"."type" in ('generation.queued', 'generation.started', 'generation.succeeded', 'generation.failed', 'generation.canceled', 'generation.deleted', 'generation.restored', 'session.updated'))
);
--> statement-breakpoint
CREATE TABLE "image_generations" (
	"id" text PRIMARY KEY NOT NULL,
	"user_id" text NOT NULL,
	"session_id" text NOT NULL,
	"parent_generation_id" text,
	"step_number" integer NOT NULL,
	"idempotency_key" text NOT NULL,
	"request_hash" text NOT NULL,
	"provider" text NOT NULL,
	"model" text NOT NULL,
	"operation" text NOT NULL,
	"prompt" text NOT NULL,
	"negative_prompt" text,
	"params" jsonb NOT NULL,
	"actual_params" jsonb,
	"revised_prompt" text,
	"warnings" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"status" text DEFAULT 'queued' NOT NULL,
	"progress" real,
	"preview_count" integer DEFAULT 0 NOT NULL,
	"error_code" text,
	"error_message" text,
	"error_retryable" boolean,
	"charged" text,
	"estimated_cost_micros" bigint,
	"cost_micros" bigint,
	"admitted_at" timestamp (3) with time zone,
	"worker_id" text,
	"claim_token" text,
	"lease_expires_at" timestamp (3) with time zone,
	"crash_count" integer DEFAULT 0 NOT NULL,
	"cancel_requested_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"started_at" timestamp (3) with time zone,
	"finished_at" timestamp (3) with time zone,
	"deleted_at" timestamp (3) with time zone,
	CONSTRAINT "image_generations_status" CHECK ("image_generations"."status" in ('queued', 'running', 'succeeded', 'failed', 'canceled')),
	CONSTRAINT "image_generations_operation" CHECK ("image_generations"."operation" in ('text-to-image', 'image-to-image', 'inpaint')),
	CONSTRAINT "image_generations_error_code" CHECK ("image_generations"."error_code" in ('content_blocked', 'invalid_request', 'auth', 'unknown_model', 'rate_limited', 'out_of_credit', 'unavailable', 'timeout', 'bad_output', 'interrupted', 'internal')),
	CONSTRAINT "image_generations_charged" CHECK ("image_generations"."charged" in ('no', 'yes', 'unknown')),
	CONSTRAINT "image_generations_progress" CHECK ("image_generations"."progress" between 0 and 1),
	CONSTRAINT "image_generations_counts" CHECK ("image_generations"."step_number" > 0 and "image_generations"."preview_count" >= 0 and "image_generations"."crash_count" >= 0),
	CONSTRAINT "image_generations_cost" CHECK ("image_generations"."cost_micros" >= 0 and "image_generations"."estimated_cost_micros" >= 0),
	CONSTRAINT "image_generations_running_has_lease" CHECK ("image_generations"."status" <> 'running' or ("image_generations"."worker_id" is not null and "image_generations"."claim_token" is not null and "image_generations"."lease_expires_at" is not null)),
	CONSTRAINT "image_generations_finished" CHECK (("image_generations"."status" in ('succeeded', 'failed', 'canceled')) = ("image_generations"."finished_at" is not null)),
	CONSTRAINT "image_generations_failure_has_reason" CHECK ("image_generations"."status" <> 'failed' or ("image_generations"."error_code" is not null and "image_generations"."error_message" is not null))
);
--> statement-breakpoint
CREATE TABLE "image_sessions" (
	"id" text PRIMARY KEY NOT NULL,
	"user_id" text NOT NULL,
	"title" text,
	"provider" text,
	"model" text,
	"thumbnail_asset_id" text,
	"version" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"deleted_at" timestamp (3) with time zone,
	CONSTRAINT "image_sessions_title_length" CHECK (char_length("image_sessions"."title") between 1 and 200)
);
--> statement-breakpoint
CREATE TABLE "rate_limiter_counters" (
	"key" text PRIMARY KEY NOT NULL,
	"points" integer DEFAULT 0 NOT NULL,
	"expire" bigint
);
--> statement-breakpoint
ALTER TABLE "account" ADD CONSTRAINT "account_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session" ADD CONSTRAINT "session_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "image_assets" ADD CONSTRAINT "image_assets_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "image_assets" ADD CONSTRAINT "image_assets_session_id_image_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."image_sessions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "image_assets" ADD CONSTRAINT "image_assets_generation_id_image_generations_id_fk" FOREIGN KEY ("generation_id") REFERENCES "public"."image_generations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "image_assets" ADD CONSTRAINT "image_assets_source_asset_id_image_assets_id_fk" FOREIGN KEY ("source_asset_id") REFERENCES "public"."image_assets"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "image_attempts" ADD CONSTRAINT "image_attempts_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "image_attempts" ADD CONSTRAINT "image_attempts_generation_id_image_generations_id_fk" FOREIGN KEY ("generation_id") REFERENCES "public"."image_generations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "image_event_sequences" ADD CONSTRAINT "image_event_sequences_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "image_generation_events" ADD CONSTRAINT "image_generation_events_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "image_generation_events" ADD CONSTRAINT "image_generation_events_session_id_image_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."image_sessions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "image_generation_events" ADD CONSTRAINT "image_generation_events_generation_id_image_generations_id_fk" FOREIGN KEY ("generation_id") REFERENCES "public"."image_generations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "image_generations" ADD CONSTRAINT "image_generations_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "image_generations" ADD CONSTRAINT "image_generations_session_id_image_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."image_sessions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "image_generations" ADD CONSTRAINT "image_generations_parent_generation_id_image_generations_id_fk" FOREIGN KEY ("parent_generation_id") REFERENCES "public"."image_generations"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "image_sessions" ADD CONSTRAINT "image_sessions_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "image_sessions" ADD CONSTRAINT "image_sessions_thumbnail_asset_id_image_assets_id_fk" FOREIGN KEY ("thumbnail_asset_id") REFERENCES "public"."image_assets"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "account_user_id_index" ON "account" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "account_provider_id_account_id_index" ON "account" USING btree ("provider_id","account_id");--> statement-breakpoint
CREATE INDEX "session_user_id_index" ON "session" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "verification_identifier_index" ON "verification" USING btree ("identifier");--> statement-breakpoint
CREATE INDEX "image_assets_generation_role" ON "image_assets" USING btree ("generation_id","role");--> statement-breakpoint
CREATE INDEX "image_assets_user_sha256" ON "image_assets" USING btree ("user_id","sha256");--> statement-breakpoint
CREATE INDEX "image_assets_session" ON "image_assets" USING btree ("session_id");--> statement-breakpoint
CREATE INDEX "image_assets_source" ON "image_assets" USING btree ("source_asset_id");--> statement-breakpoint
CREATE UNIQUE INDEX "image_attempts_generation_number" ON "image_attempts" USING btree ("generation_id","number");--> statement-breakpoint
CREATE INDEX "image_attempts_user_created" ON "image_attempts" USING btree ("user_id","created_at");--> statement-breakpoint
CREATE INDEX "image_generation_events_generation" ON "image_generation_events" USING btree ("generation_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "image_generation_events_user_sequence" ON "image_generation_events" USING btree ("user_id","sequence");--> statement-breakpoint
CREATE INDEX "image_generation_events_session" ON "image_generation_events" USING btree ("session_id");--> statement-breakpoint
CREATE INDEX "image_generation_events_created" ON "image_generation_events" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "image_generations_session_created" ON "image_generations" USING btree ("session_id","created_at","id");--> statement-breakpoint
CREATE INDEX "image_generations_parent" ON "image_generations" USING btree ("parent_generation_id");--> statement-breakpoint
CREATE UNIQUE INDEX "image_generations_user_idempotency" ON "image_generations" USING btree ("user_id","idempotency_key");--> statement-breakpoint
CREATE UNIQUE INDEX "image_generations_session_step" ON "image_generations" USING btree ("session_id","step_number");--> statement-breakpoint
CREATE INDEX "image_generations_user_created" ON "image_generations" USING btree ("user_id","created_at");--> statement-breakpoint
CREATE INDEX "image_generations_unfinished" ON "image_generations" USING btree ("user_id","created_at","id") WHERE "image_generations"."status" in ('queued', 'running');--> statement-breakpoint
CREATE INDEX "image_sessions_user_updated" ON "image_sessions" USING btree ("user_id","updated_at" DESC NULLS FIRST,"id") WHERE "image_sessions"."deleted_at" is null;