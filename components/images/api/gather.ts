export type Gathering<Item> = { add: (item: Item) => void; drop: () => void };

/** Hands on together what comes shortly one after the other: once nothing has come for `quietMs`. */
export function gather<Item>(quietMs: number, handOn: (items: Item[]) => void): Gathering<Item> {
  let items: Item[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  const flush = () => {
    const gathered = items;
    items = [];
    handOn(gathered);
  };
  return {
    add: (item) => {
      items.push(item);
      clearTimeout(timer);
      timer = setTimeout(flush, quietMs);
    },
    drop: () => clearTimeout(timer),
  };
}
