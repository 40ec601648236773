export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE'
export type Input = Record<string, unknown>
/** A verb's address as the API writes it: `POST /training/classes/{number}/days`. */
export type VerbAddress = `${Method} /${string}`

export interface ApiRequest {
  method: Method
  url: string
  /** The JSON body of a write; null for a GET. */
  body: string | null
}

export const API = '/api/v1'

/** The request of a verb: `{places}` of the path are filled from the input, the rest is query or body. */
export function requestOf(address: VerbAddress, input: Input): ApiRequest {
  const [method, path] = address.split(' ') as [Method, string]
  const used = new Set<string>()
  const filled = path.replaceAll(/\{(\w+)\}/g, (_whole, name: string) => {
    const value = input[name]
    if (value === undefined || value === null || value === '') throw new Error(`${address} needs ${name}`)
    used.add(name)
    return encodeURIComponent(String(value))
  })
  const rest = Object.entries(input).filter(([name, value]) => !used.has(name) && value !== undefined)
  if (method !== 'GET') return { method, url: API + filled, body: JSON.stringify(Object.fromEntries(rest)) }
  return { method, url: API + filled + queryOf(rest), body: null }
}

function queryOf(entries: [string, unknown][]): string {
  const query = new URLSearchParams()
  for (const [name, value] of entries) {
    if (value === null || value === '') continue
    for (const one of Array.isArray(value) ? value : [value]) query.append(name, String(one))
  }
  const text = query.toString()
  return text ? `?${text}` : ''
}
