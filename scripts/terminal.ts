let open = false;

/** One line for the person at the terminal. */
export function say(line: string): void {
  process.stdout.write(open ? `\n${line}\n` : `${line}\n`);
  open = false;
}

/** Does `work`, saying what is going on and, when done, how long it took. */
export async function step<T>(label: string, work: () => Promise<T> | T): Promise<T> {
  const startedAt = performance.now();
  process.stdout.write(`${label} … `);
  open = true;
  try {
    const result = await work();
    const took = `${((performance.now() - startedAt) / 1000).toFixed(1)} s\n`;
    process.stdout.write(open ? took : `${label}: ${took}`);
    open = false;
    return result;
  } catch (error) {
    if (open) process.stdout.write("\n");
    open = false;
    throw error;
  }
}
