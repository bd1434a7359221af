ALTER TABLE "image_assets" DROP CONSTRAINT "image_assets_role";--> statement-breakpoint
ALTER TABLE "image_assets" DROP CONSTRAINT "image_assets_output_has_step";--> statement-breakpoint
ALTER TABLE "image_assets" ADD COLUMN "drift" jsonb;--> statement-breakpoint
ALTER TABLE "image_assets" ADD CONSTRAINT "image_assets_role" CHECK ("image_assets"."role" in ('input', 'mask', 'reference', 'output', 'raw'));--> statement-breakpoint
ALTER TABLE "image_assets" ADD CONSTRAINT "image_assets_output_has_step" CHECK ("image_assets"."role" not in ('output', 'raw') or "image_assets"."generation_id" is not null);