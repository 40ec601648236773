import { fileURLToPath } from 'node:url'
import { defineConfig, mergeConfig } from 'vite'
import workbench from '../../vite.config.ts'
import { otherEntry } from './other-entry.ts'

/** The workbench as it is shipped, with the sample screens of the kit's tests added. */
export default mergeConfig(
  workbench,
  defineConfig({
    build: { outDir: '../../test/.out/workbench' },
    plugins: [otherEntry(fileURLToPath(new URL('./sample-entry.tsx', import.meta.url)))],
  }),
)
