import { useEffect, useRef, useState } from 'react'

/** What browsers that read codes by themselves offer; where it is missing the number is typed or a scanner is plugged in. */
interface Detector {
  detect(from: HTMLVideoElement): Promise<{ rawValue: string }[]>
}
declare const BarcodeDetector: (new (options: { formats: string[] }) => Detector) | undefined

/** Milliseconds between two looks of the camera, and for which the same pass is not read again. */
const LOOK = 300
const SAME = 3000

/** The camera reads passes one after another (扫凭证), without anything leaving the phone. */
export function Camera({ onRead }: { onRead: (text: string) => void }) {
  const [on, setOn] = useState(false)
  const [refused, setRefused] = useState(false)
  const video = useRef<HTMLVideoElement>(null)
  const read = useRef(onRead)
  read.current = onRead

  useEffect(() => {
    if (!on || typeof BarcodeDetector === 'undefined') return
    const detector = new BarcodeDetector({ formats: ['qr_code'] })
    let stream: MediaStream | null = null
    let last = { text: '', at: 0 }
    let over = false
    const look = async () => {
      if (over || !video.current) return
      const found = await detector.detect(video.current).catch(() => [])
      const text = found[0]?.rawValue
      if (text && (text !== last.text || Date.now() - last.at > SAME)) {
        last = { text, at: Date.now() }
        read.current(text)
      }
      setTimeout(() => void look(), LOOK)
    }
    navigator.mediaDevices
      .getUserMedia({ video: { facingMode: 'environment' } })
      .then(async (given) => {
        stream = given
        if (!video.current) return
        video.current.srcObject = given
        await video.current.play()
        await look()
      })
      .catch(() => setRefused(true))
    return () => {
      over = true
      for (const track of stream?.getTracks() ?? []) track.stop()
    }
  }, [on])

  if (typeof BarcodeDetector === 'undefined')
    return <p className="muted">这部手机的浏览器不能扫码，请输入凭证下面的凭证号，或接扫码枪。</p>
  if (refused) return <p className="note warn">没有摄像头权限，请在浏览器设置里允许，或输入凭证号。</p>
  return on ? (
    <video ref={video} playsInline muted className="pass-camera" />
  ) : (
    <p className="buttons">
      <button type="button" className="btn" onClick={() => setOn(true)}>
        打开摄像头扫凭证
      </button>
    </p>
  )
}
