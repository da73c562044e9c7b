import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import { strict } from './vite.strict';

export default defineConfig({
  plugins: [react(), strict()],
  build: {
    outDir: '../target/ui/static',
    emptyOutDir: true,
    // An asset inside the style sheet would need data: in the content security policy.
    assetsInlineLimit: 0,
    manifest: true,
    target: 'es2022',
    // "use client" of libraries means nothing here.
    rolldownOptions: { checks: { moduleLevelDirective: false } as never },
  },
  server: {
    host: '127.0.0.1',
    proxy: Object.fromEntries(['/api', '/sign-in', '/signed-in', '/sign-out', '/signed-out'].map((path) => [path, { target: 'http://127.0.0.1:18080', changeOrigin: false }])),
  },
  test: { include: ['src/**/*.test.ts', 'src/**/*.test.tsx'], environment: 'jsdom' },
});
