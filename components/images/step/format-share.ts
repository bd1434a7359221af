/** A part of a whole, 0 to 1, in percent. Only nothing is 0 %, and only everything 100 %. */
export function formatShare(share: number): string {
  const percent = share * 100;
  if (percent === 0 || percent === 100) return `${percent} %`;
  if (percent < 0.1) return "less than 0.1 %";
  if (percent > 99.9) return "more than 99.9 %";
  return `${percent.toFixed(percent < 9.95 || percent > 99 ? 1 : 0)} %`;
}
