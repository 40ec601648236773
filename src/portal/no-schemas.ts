/**
 * Takes zod's place in the scripts of public pages (vite.config.ts): what they read was checked by the server, so
 * no schema is ever asked there, and a phone need not load what would check it.
 */
const schema: unknown = new Proxy(() => schema, { get: () => schema })

export const z = schema
