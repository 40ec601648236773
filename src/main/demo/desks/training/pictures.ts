import { encode } from 'jpeg-js'

const [WIDTH, HEIGHT] = [180, 160]

/** An invented picture (演示照片): bands of light and dark, alike for one number and different for another. */
export function demoPicture(name: string, seed: number): { name: string; content: Uint8Array } {
  const data = new Uint8Array(WIDTH * HEIGHT * 4)
  for (let y = 0; y < HEIGHT; y += 1)
    for (let x = 0; x < WIDTH; x += 1) {
      const at = (y * WIDTH + x) * 4
      const light = 128 + 90 * Math.sin((x * (seed + 2)) / 31 + (y * (seed + 1)) / 23)
      data.set([light, light * 0.9, light * 0.8, 255], at)
    }
  return { name, content: new Uint8Array(encode({ width: WIDTH, height: HEIGHT, data }, 80).data) }
}
