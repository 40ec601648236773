import { globSync } from 'node:fs'
import { basename } from 'node:path'
import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig, type InlineConfig } from 'vite'

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url))

/** The workbench: src/workbench/index.html and all that it loads, into dist/workbench, served under /work/. */
export default defineConfig({
  root: 'src/workbench',
  base: '/work/',
  plugins: [react()],
  build: {
    outDir: '../../dist/workbench',
    emptyOutDir: true,
    target: ['chrome87', 'safari14'],
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 800,
    manifest: true,
  },
})

/**
 * The scripts of public pages, into dist/portal. They draw the same components as the server, with Preact in React's
 * place and without schemas, since a page that computes one answer must stay small on an old phone.
 */
export const portalScripts: InlineConfig = {
  configFile: false,
  root: at('.'),
  logLevel: 'warn',
  publicDir: false,
  resolve: {
    alias: {
      'react/jsx-runtime': 'preact/jsx-runtime',
      'react/jsx-dev-runtime': 'preact/jsx-runtime',
      zod: at('src/portal/no-schemas.ts'),
    },
  },
  build: {
    outDir: at('dist/portal'),
    emptyOutDir: true,
    target: ['es2019', 'chrome73', 'safari13'],
    modulePreload: false,
    rolldownOptions: {
      input: Object.fromEntries([
        ...globSync(at('src/modules/*/portal/*-script.ts')).map((path) => [
          basename(path, '-script.ts'),
          path,
        ]),
        // What keeps a screen of the workbench open without network; it stands alone as these do.
        ...globSync(at('src/modules/*/workbench/*/*-worker.ts')).map((path) => [basename(path, '.ts'), path]),
      ]),
      preserveEntrySignatures: 'strict',
      output: { entryFileNames: '[name].js' },
    },
  },
}
