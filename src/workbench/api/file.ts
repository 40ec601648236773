import type { ReturnedFile } from './call.ts'

/** A file as a verb takes it in: its name and its content in base64. */
export interface SentFile {
  name: string
  content: string
}

/** Reads a chosen file for sending. */
export function sentFile(file: File): Promise<SentFile> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.onerror = () => reject(new Error('读不出这个文件，请重新选择'))
    reader.onload = () => resolve({ name: file.name, content: String(reader.result).replace(/^[^,]*,/, '') })
    reader.readAsDataURL(file)
  })
}

/** Hands a file to the browser's downloads. */
export function saveFile({ name, blob }: ReturnedFile): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(blob)
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
}
