const PARTED = /[,，、]/;

/** Names as they are typed, parted by commas; each once. */
export const pointsFrom = (typed: string) => [...new Set(typed.split(PARTED).map((one) => one.trim()).filter(Boolean))];

/** Lines as they are typed: two names with a hyphen between them, parted by commas. What names no two points is no line yet. */
export function edgesFrom(typed: string, names: string[]): string[][] {
  return typed.split(PARTED).flatMap((one) => {
    const parts = one.split('-');
    for (let at = 1; at < parts.length; at++) {
      const ends = [parts.slice(0, at).join('-').trim(), parts.slice(at).join('-').trim()];
      if (ends[0] !== ends[1] && ends.every((end) => names.includes(end))) return [ends];
    }
    return [];
  });
}

export const sayEdges = (edges: string[][]) => edges.map((edge) => edge.join('-')).join(', ');
