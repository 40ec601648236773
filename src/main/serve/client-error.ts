import type { Socket } from 'node:net'

const SAID: Readonly<Record<string, readonly [status: string, title: string]>> = {
  HPE_HEADER_OVERFLOW: ['431 Request Header Fields Too Large', '地址或请求头太长'],
  ERR_HTTP_REQUEST_TIMEOUT: ['408 Request Timeout', '请求没有在规定时间内传完'],
}

/** Answers what is no HTTP, too long or too slow in its head, before any route sees it, as every other refusal is answered. */
export function answerClientError(error: Error & { code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy()
  const [status, title] = SAID[error.code ?? ''] ?? ['400 Bad Request', '请求无法识别']
  const body = JSON.stringify({ type: 'about:blank', title, status: Number.parseInt(status, 10) })
  socket.end(
    [
      `HTTP/1.1 ${status}`,
      'content-type: application/problem+json; charset=utf-8',
      `content-length: ${Buffer.byteLength(body)}`,
      'connection: close',
      '',
      body,
    ].join('\r\n'),
  )
}
