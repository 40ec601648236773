/** The longer side of a kept photo, in pixels: enough to read a face and a number plate, small enough for a slow network. */
const SIDE = 1600

/** A photo made smaller, as JPEG in base64 (照片压缩): phones keep it until there is network, and send it in seconds. */
export async function smaller(file: Blob): Promise<string> {
  const picture = await createImageBitmap(file)
  const scale = Math.min(1, SIDE / Math.max(picture.width, picture.height))
  const canvas = document.createElement('canvas')
  canvas.width = Math.max(1, Math.round(picture.width * scale))
  canvas.height = Math.max(1, Math.round(picture.height * scale))
  canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height)
  picture.close()
  return canvas.toDataURL('image/jpeg', 0.8).replace(/^[^,]*,/, '')
}
