/** A mark that is only seen. As text it would have to be part of the node's name, which says the same in words. */
export function Drawn({ text }: { text: string }) {
  return <span data-text={text} className="before:content-[attr(data-text)]" />;
}
