/** Fills in what the phone says of itself, if it may; the page signs in all the same without any of it. */
const form = document.querySelector<HTMLFormElement>('[data-attend] form')
if (form) start(form)

function start(signing: HTMLFormElement): void {
  const fill = (name: string, value: string) => {
    const field = signing.querySelector<HTMLInputElement>(`input[name=${name}]`)
    if (field) field.value = value
  }
  try {
    const known = localStorage.getItem(NAME) ?? random()
    localStorage.setItem(NAME, known)
    fill('phone', known)
  } catch {
    // A browser that keeps nothing has no name.
  }
  navigator.geolocation?.getCurrentPosition(
    ({ coords }) => fill('place', [coords.latitude, coords.longitude, Math.round(coords.accuracy)].join(' ')),
    () => undefined,
    { enableHighAccuracy: true, timeout: 8000, maximumAge: 60_000 },
  )
}

const NAME = 'haihe-phone'

function random(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('')
}

export {}
