import { fileURLToPath } from 'node:url'
import { build } from 'vite'

/** Builds the workbench into dist/; what the server itself runs needs no build. */
await build({ configFile: fileURLToPath(new URL('../../vite.config.ts', import.meta.url)), logLevel: 'warn' })
