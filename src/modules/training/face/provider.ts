/** What a comparison says; `failed`: whoever compares did not answer. None of it makes an absence. */
export const FACE_SAYS = {
  alike: '一致',
  different: '不一致',
  unclear: '看不清',
  failed: '没有比成',
} as const
export type FaceSays = keyof typeof FACE_SAYS

/** Whoever compares the picture of a sign-in with the one that was agreed to (照片比对方). */
export interface FaceProvider {
  key: string
  title: string
  /** What it does and what it cannot, as the trainee reads it before agreeing. */
  says: string
  /** What later pictures are compared with, or null where the picture is of no use. */
  templateOf(picture: Uint8Array): Promise<Uint8Array | null>
  compare(template: Uint8Array, picture: Uint8Array): Promise<Exclude<FaceSays, 'failed'>>
}

/** So long whoever compares may take. */
const LONGEST_MS = 5000

/** What the provider says; silence, an error or too long a wait is `failed`. */
export async function compared(
  provider: Pick<FaceProvider, 'compare'>,
  template: Uint8Array,
  picture: Uint8Array,
  longest = LONGEST_MS,
): Promise<FaceSays> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<'failed'>((resolve) => {
    timer = setTimeout(() => resolve('failed'), longest)
  })
  try {
    return await Promise.race([provider.compare(template, picture), late])
  } catch {
    return 'failed'
  } finally {
    clearTimeout(timer)
  }
}
