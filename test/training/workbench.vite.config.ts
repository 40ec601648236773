import { fileURLToPath } from 'node:url'
import { defineConfig, mergeConfig } from 'vite'
import workbench from '../../vite.config.ts'
import { otherEntry } from '../workbench/other-entry.ts'

/** The workbench with the training screens alone. */
export default mergeConfig(
  workbench,
  defineConfig({
    build: { outDir: '../../test/.out/training' },
    plugins: [otherEntry(fileURLToPath(new URL('./workbench-entry.tsx', import.meta.url)))],
  }),
)
