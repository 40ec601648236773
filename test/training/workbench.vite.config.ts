import { fileURLToPath } from 'node:url'
import { defineConfig, mergeConfig } from 'vite'
import workbench from '../../vite.config.ts'

const entry = fileURLToPath(new URL('./workbench-entry.tsx', import.meta.url))

/** The workbench with the training screens alone. */
export default mergeConfig(
  workbench,
  defineConfig({
    build: { outDir: '../../test/.out/training' },
    plugins: [
      {
        name: 'training-entry',
        transformIndexHtml: {
          order: 'pre',
          handler: (html) => html.replace('../main/workbench.tsx', entry),
        },
      },
    ],
  }),
)
