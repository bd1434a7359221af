import { Client } from "pg";

/** Steps in the tree of one session, and how the first one's picture looks on all of them. */
type Grow = { databaseUrl: string; generationId: string; stepCount: number };

/**
 * Copies a finished step until its session has `stepCount`, as a person would: mostly going on from one of the last
 * three, sometimes from a much earlier one, always the same tree. Each copy has a picture of its own with the same bytes.
 */
export async function growTree({ databaseUrl, generationId, stepCount }: Grow): Promise<void> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const { ids, parents } = shapeOf(stepCount, generationId);
    await client.query(
      `insert into image_generations (id, user_id, session_id, parent_generation_id, step_number, idempotency_key,
         request_hash, provider, model, operation, prompt, params, status, created_at, finished_at)
       select copy.id, user_id, session_id, copy.parent, copy.number + 1, copy.id, request_hash, provider, model,
         operation, 'step ' || copy.number + 1 || ', ' || prompt, params, status,
         created_at + copy.number * interval '1 second', finished_at + copy.number * interval '1 second'
       from image_generations, unnest($2::text[], $3::text[]) with ordinality as copy (id, parent, number)
       where image_generations.id = $1 order by copy.number`,
      [generationId, ids, parents],
    );
    await client.query(
      `insert into image_assets (id, user_id, session_id, generation_id, role, sha256, mime_type, size_bytes, width, height, seed)
       select replace(copy.id, 'gen_', 'asset_'), user_id, session_id, copy.id, role, sha256, mime_type, size_bytes, width, height, seed
       from image_assets, unnest($2::text[]) as copy (id) where generation_id = $1 and role = 'output'`,
      [generationId, ids],
    );
    await client.query("analyze");
  } finally {
    await client.end();
  }
}

function shapeOf(stepCount: number, rootId: string): { ids: string[]; parents: string[] } {
  let state = Number.parseInt(rootId.slice(-7), 16) || 1;
  const random = () => {
    state = (state * 16_807) % 2_147_483_647;
    return state / 2_147_483_647;
  };
  const all = [rootId];
  const parents: string[] = [];
  for (let step = 1; step < stepCount; step++) {
    const back = random() < 0.75 ? Math.floor(random() * 3) : Math.floor(random() * step);
    parents.push(all[Math.max(0, step - 1 - back)] ?? rootId);
    // A UUIDv7 of no particular instant, but unique.
    const tail = `${rootId.slice(-6)}${step.toString(16).padStart(6, "0")}`;
    all.push(`gen_01999999-0000-7000-8000-${tail}`);
  }
  return { ids: all.slice(1), parents };
}
