import { CREDENTIALS_CONTEXT } from './context-names.ts'

/** Digests of the editions of what we know, as its publisher put them out (w3c/vc-data-model, 2024-07-20 and 2025-02-24). */
const EDITIONS: ReadonlyMap<string, readonly string[]> = new Map([
  [
    CREDENTIALS_CONTEXT,
    [
      'sha256-WZVc7WaX1h4D8rJVb+vlMIqxaEKEb1tYbX8fet7JJzQ=',
      'sha384-l/HrjlBCNWyAX91hr6LFV2Y3heB5Tcr6IeE4/Tje8YyzYBM8IhqjHWiWpr8+ZbYU',
      'sha256-JKGMkOmFbVJhEfKTduMC2XCyvRAYLjOVmZWwIH1wQ7k=',
      'sha384-NSOcNpmdIVUxIJGvGUoe22FjTWrXiaXlsZ8q6912LdnR3KraQO2n75Ica4wK4Qeg',
    ],
  ],
])

/**
 * Whether a digest is that of an edition that was published; null where nothing is known of the resource: it is not fetched,
 * so nothing can be said.
 */
export function digestFits(resource: string, digest: string): boolean | null {
  const editions = EDITIONS.get(resource)
  return editions ? editions.some((one) => one === digest || multibaseOf(one).includes(digest)) : null
}

/** The same SHA-256 as `digestMultibase` writes it: bare, or with its kind and length before it. */
function multibaseOf(sri: string): string[] {
  if (!sri.startsWith('sha256-')) return []
  const bytes = Buffer.from(sri.slice(7), 'base64')
  return [bytes, Buffer.concat([Buffer.from([0x12, 0x20]), bytes])].map(
    (one) => `u${one.toString('base64url')}`,
  )
}
