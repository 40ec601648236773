import type { FastifyInstance } from 'fastify'

/** What came back, as a browser without JavaScript sees it. */
export interface Page {
  status: number
  location: string | null
  body: string
  headers: Record<string, string>
  setCookies: string[]
}

export interface Browser {
  get(url: string): Promise<Page>
  /** Sends a form from one of our own pages. */
  post(url: string, form: Record<string, string>, headers?: Record<string, string>): Promise<Page>
  cookies: Map<string, string>
}

/** A browser without a screen: keeps cookies, sends forms with its Origin. */
export function aBrowser(app: FastifyInstance, at = 'http://localhost:8080', address = '10.9.8.7'): Browser {
  const cookies = new Map<string, string>()
  const host = new URL(at).host
  const ask = async (
    method: 'GET' | 'POST',
    url: string,
    form: Record<string, string> | null,
    headers: Record<string, string>,
  ): Promise<Page> => {
    const answer = await app.inject({
      method,
      url,
      remoteAddress: address,
      headers: {
        host,
        'user-agent': 'Mozilla/5.0 Chrome/153.0 Safari/537.36',
        cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
        ...(form ? { 'content-type': 'application/x-www-form-urlencoded', origin: at } : {}),
        ...headers,
      },
      ...(form ? { payload: new URLSearchParams(form).toString() } : {}),
    })
    const setCookies = [answer.headers['set-cookie'] ?? []].flat()
    for (const line of setCookies) keep(cookies, line)
    return {
      status: answer.statusCode,
      location: (answer.headers.location as string | undefined) ?? null,
      body: answer.body,
      headers: answer.headers as Record<string, string>,
      setCookies,
    }
  }
  return {
    cookies,
    get: (url) => ask('GET', url, null, {}),
    post: (url, form, headers = {}) => ask('POST', url, form, headers),
  }
}

/** Takes a Set-Cookie line as a browser does: a cookie whose time is over is gone. */
export function keep(cookies: Map<string, string>, line: string): void {
  const [pair = '', ...attributes] = line.split('; ')
  const name = pair.slice(0, pair.indexOf('='))
  const over = attributes.some((one) => one === 'Max-Age=0' || /^expires=Thu, 01 Jan 1970/i.test(one))
  if (over) cookies.delete(name)
  else cookies.set(name, pair.slice(pair.indexOf('=') + 1))
}
