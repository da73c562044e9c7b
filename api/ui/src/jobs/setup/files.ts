import type { Modality } from '../../api/types';

export type Kind = { manifest: 'application/jsonl' | 'text/csv' | 'application/zip' } | { media: Modality };

const OF_ENDING: Record<string, Modality> = {
  png: 'image', jpg: 'image', jpeg: 'image', gif: 'image', bmp: 'image', webp: 'image', tif: 'image', tiff: 'image',
  csv: 'time-series', tsv: 'table', xlsx: 'table', log: 'text', txt: 'text', md: 'text', json: 'text',
  wav: 'audio', mp3: 'audio', flac: 'audio', ogg: 'audio', m4a: 'audio',
  pcd: 'point-cloud', ply: 'point-cloud', las: 'point-cloud', laz: 'point-cloud', bin: 'point-cloud',
  mol: 'molecule', sdf: 'molecule', smi: 'molecule', pdf: 'drawing', dxf: 'drawing', svg: 'drawing',
};

const ending = (name: string) => /\.([^.]+)$/.exec(name.toLowerCase())?.[1] ?? '';

/**
 * What a dropped file is: a list of items, a folder in a zip, or one item by itself. A CSV is a list where its header says so, else a
 * series.
 *
 * @param head the first characters of it
 * @param wanted what single files are, where the person said so
 */
export function kindOf(name: string, head: string, wanted?: Modality): Kind | undefined {
  const end = ending(name);
  if (end === 'jsonl' || end === 'ndjson') return { manifest: 'application/jsonl' };
  if (end === 'zip') return { manifest: 'application/zip' };
  if (end === 'csv') {
    const columns = (head.split(/\r?\n/, 1)[0] ?? '').replace(/^\uFEFF/, '').split(',').map((column) => column.replace(/^"|"$/g, ''));
    if (columns.includes('externalId') && columns.includes('modality')) return { manifest: 'text/csv' };
  }
  const modality = wanted ?? OF_ENDING[end];
  return modality && { media: modality };
}

/** Files of whole folders, too, by their path from the folder that was dropped. */
export async function filesOf(transfer: DataTransfer): Promise<{ file: File; path: string }[]> {
  const entries = [...transfer.items].map((item) => item.webkitGetAsEntry()).filter((entry) => entry !== null);
  if (entries.length === 0) return [...transfer.files].map((file) => ({ file, path: file.name }));
  return (await Promise.all(entries.map((entry) => walk(entry, '')))).flat();
}

async function walk(entry: FileSystemEntry, above: string): Promise<{ file: File; path: string }[]> {
  const path = above + entry.name;
  if (entry.isFile) {
    const file = await new Promise<File>((done, failed) => (entry as FileSystemFileEntry).file(done, failed));
    return entry.name.startsWith('.') ? [] : [{ file, path }];
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  const found: { file: File; path: string }[] = [];
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((done, failed) => reader.readEntries(done, failed));
    if (some.length === 0) return found;
    for (const one of some) found.push(...(await walk(one, `${path}/`)));
  }
}

/** A list of items as JSON lines. */
export const manifestOf = (items: { path: string; modality: Modality; sha256: string }[]) =>
  items.map(({ path, modality, sha256 }) => JSON.stringify({ externalId: path, modality, mediaSha256: sha256 })).join('\n') + '\n';
