import { lasting as clock } from './minutes.ts'

/**
 * Tells the server what is played, on the lesson page. What counts is decided there, by its own clock; this only says truly
 * what happened: where the video is, whether it plays, whether the page is in sight.
 */
interface Told {
  seq: number
  position: number
  counted: number
  why: { code: string; text: string } | null
  check: { ask: string; choices: string[]; seconds: number } | null
  ended: boolean
}

interface Opened {
  session: string
  position: number
  counted: number
  length: number
  beatSeconds: number
}

const video = document.querySelector<HTMLVideoElement>('video[data-lesson]')
if (video) count(video, video.dataset.lesson as string)

function count(player: HTMLVideoElement, lesson: string): void {
  const told = document.querySelector('[data-told]')
  const why = document.querySelector('[data-why]')
  const box = document.querySelector<HTMLElement>('[data-check]')
  let opened: Opened | null = null
  let opening: Promise<void> | null = null
  let seq = 0
  let last = 0
  let jumped = false
  let hidden = false
  let ended = false
  let sending: Promise<void> = Promise.resolve()
  say(why, '开始播放就计学时。')

  player.addEventListener('play', () => {
    if (ended) begin()
    opening ??= open()
    opening.then(() => tell(true), failed)
  })
  player.addEventListener('timeupdate', () => {
    if (!player.seeking) last = player.currentTime
  })
  player.addEventListener('seeking', () => {
    if (Math.abs(player.currentTime - last) < 0.5) return
    tell(false, last)
    jumped = true
  })
  player.addEventListener('seeked', () => {
    last = player.currentTime
    if (jumped) tell(!player.paused)
  })
  player.addEventListener('pause', () => tell(false))
  player.addEventListener('ended', () => tell(false))
  player.addEventListener('ratechange', () => tell(!player.paused))
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState !== 'hidden') return
    // What was in sight until now is told as such; out of sight nothing plays.
    if (!player.paused) player.pause()
  })
  addEventListener('pagehide', () => tell(false))

  function begin(): void {
    opened = null
    opening = null
    seq = 0
    ended = false
  }

  async function open(): Promise<void> {
    opened = await post<Opened>(`/api/v1/online/lessons/${lesson}/sessions`, {})
    show(opened.counted, opened.length)
    if (opened.position > 0 && player.currentTime < 1) {
      last = opened.position
      player.currentTime = opened.position
      say(why, `从上次的 ${clock(opened.position)} 接着看。`)
    }
    const every = opened.beatSeconds * 1000
    const session = opened.session
    const timer = setInterval(() => {
      if (opened?.session !== session) clearInterval(timer)
      else if (!player.paused) tell(true)
    }, every)
  }

  /** Sends one packet after another, each with the next number, in the order in which things happened. */
  function tell(playing: boolean, position = player.currentTime, answer?: string): void {
    if (!opened || ended) return
    const { session, length } = opened
    const packet = {
      position,
      rate: player.playbackRate,
      playing,
      hidden: hidden || (playing && document.visibilityState === 'hidden'),
      jumped,
      ...(answer ? { answer } : {}),
    }
    jumped = false
    hidden = false
    sending = sending
      .then(async () => {
        const said = await post<Told>(`/api/v1/online/sessions/${session}/beats`, { ...packet, seq: seq + 1 })
        seq = said.seq
        show(said.counted, length)
        if (said.why) say(why, said.why.text)
        else if (playing) say(why, '正在计学时。')
        if (said.check) ask(said.check)
        if (said.ended) {
          ended = true
          if (box) box.hidden = true
          player.pause()
        }
      })
      .catch(failed)
  }

  function ask({ ask: wanted, choices, seconds }: NonNullable<Told['check']>): void {
    if (!box?.hidden) return
    player.pause()
    box.replaceChildren(text('p', `点名：请在 ${seconds} 秒内点一下数字 ${wanted}，然后接着播放。`))
    for (const choice of choices) {
      const button = text('button', choice) as HTMLButtonElement
      button.type = 'button'
      button.className = 'btn ghost'
      button.addEventListener('click', () => {
        ;(box as HTMLElement).hidden = true
        tell(false, player.currentTime, choice)
        say(why, '已应答，请接着播放。')
      })
      box.append(button)
    }
    box.hidden = false
    box.querySelector('button')?.focus()
  }

  function failed(): void {
    say(why, '进度没有报上去，连上网以后从上次确认的地方接着计。')
  }

  function show(counted: number, length: number): void {
    say(told, `已计 ${clock(counted)}，共 ${clock(length)}`)
  }
}

function say(place: Element | null, words: string): void {
  if (place) place.textContent = words
}

function text(name: string, words: string): HTMLElement {
  const made = document.createElement(name)
  made.textContent = words
  return made
}

async function post<T>(address: string, body: object): Promise<T> {
  const reply = await fetch(address, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body: JSON.stringify(body),
    keepalive: true,
  })
  if (!reply.ok) throw new Error(String(reply.status))
  return (await reply.json()) as T
}
