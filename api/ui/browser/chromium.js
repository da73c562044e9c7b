import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { chromium } from 'playwright-core';

const INSTALLED = '/usr/bin/chromium';
const TARGET = path.resolve(import.meta.dirname, '../../target');

/** The machine's Chromium, or the one that npm carries with its libraries, which needs no root. */
export async function launch() {
  const executablePath = existsSync(INSTALLED) && !process.env.COUNTERSIGN_CARRIED_CHROMIUM ? INSTALLED : carried();
  return chromium.launch({
    executablePath,
    // In a container Chromium's own sandbox can't be set up, and only our pages are opened.
    args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'],
    env: { ...process.env, LD_LIBRARY_PATH: path.join(TARGET, 'chromium/al2023/lib'), FONTCONFIG_PATH: path.join(TARGET, 'chromium/fonts') },
  });
}

function carried() {
  const bin = path.resolve(path.dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium')), '../../bin');
  const home = path.join(TARGET, 'chromium');
  const program = path.join(home, 'chromium');
  if (existsSync(program)) return program;
  mkdirSync(home, { recursive: true });
  for (const archive of ['al2023.tar', 'fonts.tar', 'swiftshader.tar']) {
    const file = path.join(home, archive);
    writeFileSync(file, brotliDecompressSync(readFileSync(path.join(bin, `${archive}.br`))));
    const into = path.join(home, archive.replace('.tar', ''));
    mkdirSync(into, { recursive: true });
    execFileSync('tar', ['-xf', file, '-C', archive === 'al2023.tar' ? into : home]);
  }
  writeFileSync(program, brotliDecompressSync(readFileSync(path.join(bin, 'chromium.br'))));
  chmodSync(program, 0o755);
  return program;
}
