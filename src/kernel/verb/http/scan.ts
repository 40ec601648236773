import type { Kernel, Scanner } from '../kernel.ts'
import { problem } from '../problem.ts'
import type { Upload } from './files.ts'

/** Has every file that comes in looked at before anything is done with it; what is refused is told in its field. */
export async function scanUploads(kernel: Kernel, input: unknown): Promise<void> {
  const { scanner } = kernel
  if (!scanner || typeof input !== 'object' || input === null) return
  for (const [field, value] of Object.entries(input)) {
    if (!isUpload(value)) continue
    const refused = await ask(scanner, value)
    if (refused !== null)
      throw problem(422, '文件没有通过安全检查', {
        detail: `“${value.name}”：${refused}。文件没有留下，请换一份没有问题的再传。`,
        fields: [{ path: field, message: `“${value.name}”没有通过安全检查：${refused}` }],
      })
  }
}

async function ask(scanner: Scanner, file: Upload): Promise<string | null> {
  try {
    return await scanner.scan(file.bytes)
  } catch {
    throw problem(503, '暂时不能收文件', {
      detail: '安全检查没有回音，文件没有收下。请过几分钟再传，其他内容可以先办。',
      retryAfter: 60,
    })
  }
}

const isUpload = (value: unknown): value is Upload =>
  typeof value === 'object' &&
  value !== null &&
  'bytes' in value &&
  value.bytes instanceof Uint8Array &&
  'name' in value
