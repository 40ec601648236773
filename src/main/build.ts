import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { build } from 'vite'
import { portalScripts } from '../../vite.config.ts'

/** Builds the workbench and the scripts of public pages into dist/; what the server itself runs needs no build. */
await build({ configFile: fileURLToPath(new URL('../../vite.config.ts', import.meta.url)), logLevel: 'warn' })
for (const script of portalScripts()) await build(script)

// Only what is the same for everybody is sent compressed: a page that holds somebody's token never is, since its length
// would tell of what stands beside it.
const assets = new URL('../../dist/workbench/assets/', import.meta.url)
for (const name of readdirSync(assets)) {
  if (!/\.(js|css)$/.test(name)) continue
  const bytes = readFileSync(new URL(name, assets))
  writeFileSync(new URL(`${name}.br`, assets), brotliCompressSync(bytes))
  writeFileSync(new URL(`${name}.gz`, assets), gzipSync(bytes))
}
