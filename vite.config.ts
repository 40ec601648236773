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

const SCRIPTS: Readonly<Record<string, string>> = Object.fromEntries([
  ...globSync(at('src/modules/*/portal/*-script.ts')).map((path) => [basename(path, '-script.ts'), path]),
  // What keeps a screen of the workbench open without network; it stands alone as these do.
  ...globSync(at('src/workbench/*/*-worker.ts')).map((path) => [basename(path, '.ts'), path]),
])

/**
 * The scripts of public pages, into dist/portal. They draw the same components as the server, with Preact in React's
 * place and without schemas, since a page that computes one answer must stay small on an old phone. Each is one file, built by
 * itself: it is served under a name of its own, beside which a part shared with another would not be found.
 */
export const portalScripts = (
  outDir = at('dist/portal'),
  names: readonly string[] = Object.keys(SCRIPTS),
): InlineConfig[] =>
  names.map((name, place) => ({
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
      outDir,
      emptyOutDir: place === 0,
      target: ['es2019', 'chrome73', 'safari13'],
      modulePreload: false,
      rolldownOptions: {
        input: { [name]: SCRIPTS[name] ?? '' },
        preserveEntrySignatures: 'strict',
        output: { entryFileNames: '[name].js' },
      },
    },
  }))
