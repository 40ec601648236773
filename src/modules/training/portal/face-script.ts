/** Makes a picture small before it is sent: a camera's own is many times what is compared. Without this it is sent as it is. */
for (const field of document.querySelectorAll<HTMLInputElement>('input[type=file][name=picture]'))
  field.addEventListener('change', () => void shrink(field))

const LONGEST_SIDE = 480

async function shrink(field: HTMLInputElement): Promise<void> {
  const [file] = field.files ?? []
  if (!file) return
  try {
    const picture = await createImageBitmap(file)
    const scale = Math.min(1, LONGEST_SIDE / Math.max(picture.width, picture.height))
    const canvas = document.createElement('canvas')
    canvas.width = Math.round(picture.width * scale)
    canvas.height = Math.round(picture.height * scale)
    canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height)
    const blob = await new Promise<Blob | null>((resolve) => {
      canvas.toBlob(resolve, 'image/jpeg', 0.85)
    })
    if (!blob || field.files?.[0] !== file) return
    const chosen = new DataTransfer()
    chosen.items.add(new File([blob], 'picture.jpg', { type: 'image/jpeg' }))
    field.files = chosen.files
  } catch {
    // An old browser sends what was chosen.
  }
}

export {}
