CREATE TABLE "image_drafts" (
	"user_id" text NOT NULL,
	"session_id" text,
	"body" jsonb NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "image_drafts_user_session" UNIQUE NULLS NOT DISTINCT("user_id","session_id")
);
--> statement-breakpoint
CREATE TABLE "image_preferences" (
	"user_id" text PRIMARY KEY NOT NULL,
	"queue_paused_at" timestamp (3) with time zone,
	"dismissed_tips" jsonb DEFAULT '[]'::jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "image_sweeps" (
	"id" text PRIMARY KEY NOT NULL,
	"user_id" text NOT NULL,
	"session_id" text NOT NULL,
	"axes" jsonb NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "image_generation_events" DROP CONSTRAINT "image_generation_events_type";--> statement-breakpoint
DROP INDEX "image_generations_unfinished";--> statement-breakpoint
ALTER TABLE "image_generation_events" ALTER COLUMN "session_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "image_assets" ADD COLUMN "strokes" jsonb;--> statement-breakpoint
ALTER TABLE "image_assets" ADD COLUMN "changed_fraction" real;--> statement-breakpoint
ALTER TABLE "image_generations" ADD COLUMN "settings_hash" text;--> statement-breakpoint
ALTER TABLE "image_generations" ADD COLUMN "queue_position" double precision DEFAULT extract(epoch from clock_timestamp()) NOT NULL;--> statement-breakpoint
UPDATE "image_generations" SET "queue_position" = extract(epoch from "created_at") WHERE "status" in ('queued', 'running');--> statement-breakpoint
ALTER TABLE "image_generations" ADD COLUMN "waits_for_generation_id" text;--> statement-breakpoint
ALTER TABLE "image_generations" ADD COLUMN "replay_of_generation_id" text;--> statement-breakpoint
ALTER TABLE "image_generations" ADD COLUMN "sweep_id" text;--> statement-breakpoint
ALTER TABLE "image_generations" ADD COLUMN "sweep_cell" integer;--> statement-breakpoint
ALTER TABLE "image_generations" ADD COLUMN "expected_duration_ms" integer;--> statement-breakpoint
ALTER TABLE "image_generations" ADD COLUMN "label" text;--> statement-breakpoint
ALTER TABLE "image_generations" ADD COLUMN "starred_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "image_generations" ADD COLUMN "folded" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "image_sessions" ADD COLUMN "starred_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "image_drafts" ADD CONSTRAINT "image_drafts_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "image_drafts" ADD CONSTRAINT "image_drafts_session_id_image_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."image_sessions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "image_preferences" ADD CONSTRAINT "image_preferences_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "image_sweeps" ADD CONSTRAINT "image_sweeps_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "image_sweeps" ADD CONSTRAINT "image_sweeps_session_id_image_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."image_sessions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "image_drafts_session" ON "image_drafts" USING btree ("session_id");--> statement-breakpoint
CREATE INDEX "image_sweeps_session" ON "image_sweeps" USING btree ("session_id");--> statement-breakpoint
CREATE INDEX "image_sweeps_user" ON "image_sweeps" USING btree ("user_id");--> statement-breakpoint
ALTER TABLE "image_generations" ADD CONSTRAINT "image_generations_waits_for_generation_id_image_generations_id_fk" FOREIGN KEY ("waits_for_generation_id") REFERENCES "public"."image_generations"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "image_generations" ADD CONSTRAINT "image_generations_replay_of_generation_id_image_generations_id_fk" FOREIGN KEY ("replay_of_generation_id") REFERENCES "public"."image_generations"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "image_generations" ADD CONSTRAINT "image_generations_sweep_id_image_sweeps_id_fk" FOREIGN KEY ("sweep_id") REFERENCES "public"."image_sweeps"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "image_generations_waits_for" ON "image_generations" USING btree ("waits_for_generation_id") WHERE "image_generations"."waits_for_generation_id" is not null;--> statement-breakpoint
CREATE INDEX "image_generations_replay_of" ON "image_generations" USING btree ("replay_of_generation_id") WHERE "image_generations"."replay_of_generation_id" is not null;--> statement-breakpoint
CREATE INDEX "image_generations_sweep" ON "image_generations" USING btree ("sweep_id") WHERE "image_generations"."sweep_id" is not null;--> statement-breakpoint
CREATE INDEX "image_generations_prompt_words" ON "image_generations" USING gin (to_tsvector('simple'::regconfig, coalesce("prompt", '')));--> statement-breakpoint
CREATE INDEX "image_generations_starred" ON "image_generations" USING btree ("user_id","session_id") WHERE "image_generations"."starred_at" is not null;--> statement-breakpoint
CREATE INDEX "image_generations_model_finished" ON "image_generations" USING btree ("provider","model","finished_at") WHERE "image_generations"."status" = 'succeeded';--> statement-breakpoint
CREATE INDEX "image_sessions_user_deleted" ON "image_sessions" USING btree ("user_id","deleted_at") WHERE "image_sessions"."deleted_at" is not null;--> statement-breakpoint
CREATE INDEX "image_sessions_title_words" ON "image_sessions" USING gin (to_tsvector('simple'::regconfig, coalesce("title", '')));--> statement-breakpoint
CREATE INDEX "image_generations_unfinished" ON "image_generations" USING btree ("user_id","queue_position","id") WHERE "image_generations"."status" in ('queued', 'running');--> statement-breakpoint
ALTER TABLE "image_assets" ADD CONSTRAINT "image_assets_changed_fraction" CHECK ("image_assets"."changed_fraction" between 0 and 1);--> statement-breakpoint
ALTER TABLE "image_generation_events" ADD CONSTRAINT "image_generation_events_type" CHECK ("image_generation_events"."type" in ('generation.queued', 'generation.started', 'generation.succeeded', 'generation.failed', 'generation.canceled', 'generation.deleted', 'generation.restored', 'generation.updated', 'session.updated', 'draft.updated', 'queue.updated'));--> statement-breakpoint
ALTER TABLE "image_generations" ADD CONSTRAINT "image_generations_label_length" CHECK (char_length("image_generations"."label") between 1 and 80);--> statement-breakpoint
ALTER TABLE "image_generations" ADD CONSTRAINT "image_generations_sweep_cell" CHECK ("image_generations"."sweep_cell" >= 0);