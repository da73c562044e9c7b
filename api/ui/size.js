// The shell is what is loaded before any view: entry, what it needs, its styles, and one language. It must stay under 100 kB (gzip).
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';

const MOST = 100_000;
const built = path.resolve(import.meta.dirname, '../target/ui/static');
const manifest = JSON.parse(readFileSync(path.join(built, '.vite/manifest.json'), 'utf8'));
const files = new Set();

function take(name) {
  const { file, css = [], imports = [] } = manifest[name];
  for (const one of [file, ...css]) files.add(one);
  imports.forEach(take);
}

take('index.html');
take('src/i18n/zh.ts');
const bytes = [...files].reduce((sum, file) => sum + gzipSync(readFileSync(path.join(built, file))).length, 0);
console.log(`shell: ${(bytes / 1000).toFixed(1)} kB gzip in ${files.size} files`);
if (bytes > MOST) {
  console.error(`The shell has more than ${MOST / 1000} kB: load what only one view needs with that view.`);
  process.exit(1);
}
