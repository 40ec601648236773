/** Metres between two places on the ground (大圆距离). */
export function metresBetween(one: Place, other: Place): number {
  const [a, b] = [one.latitude * RADIAN, other.latitude * RADIAN]
  const h =
    Math.sin((b - a) / 2) ** 2 +
    Math.cos(a) * Math.cos(b) * Math.sin(((other.longitude - one.longitude) * RADIAN) / 2) ** 2
  return 2 * EARTH_METRES * Math.asin(Math.min(1, Math.sqrt(h)))
}

export interface Place {
  latitude: number
  longitude: number
}

const RADIAN = Math.PI / 180
const EARTH_METRES = 6_371_000
