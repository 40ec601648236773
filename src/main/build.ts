import { fileURLToPath } from 'node:url'
import { build } from 'vite'
import { portalScripts } from '../../vite.config.ts'

/** Builds the workbench and the scripts of public pages into dist/; what the server itself runs needs no build. */
await build({ configFile: fileURLToPath(new URL('../../vite.config.ts', import.meta.url)), logLevel: 'warn' })
await build(portalScripts)
