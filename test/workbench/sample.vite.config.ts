import { fileURLToPath } from 'node:url'
import { defineConfig, mergeConfig } from 'vite'
import workbench from '../../vite.config.ts'

const entry = fileURLToPath(new URL('./sample-entry.tsx', import.meta.url))

/** The workbench as it is shipped, with the sample screens of the kit's tests added. */
export default mergeConfig(
  workbench,
  defineConfig({
    build: { outDir: '../../test/.out/workbench' },
    plugins: [
      {
        name: 'sample-entry',
        transformIndexHtml: { order: 'pre', handler: (html) => html.replace('../main/workbench.tsx', entry) },
      },
    ],
  }),
)
