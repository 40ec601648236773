/** The mark of 海河工匠: a nut, the open leaves of 解放桥, a spark between them and the river below. */
export const Logo = () => (
  <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64" aria-hidden="true">
    <Mark />
  </svg>
)

const Mark = () => (
  <>
    <path d="M32 2 58 17v30L32 62 6 47V17z" fill="#0B5F8A" />
    <path d="M12 35 27 21.5M52 35 37 21.5" stroke="#fff" strokeWidth="4.4" strokeLinecap="round" />
    <path d="M15.5 35V32m6 3v-8.3M48.5 35v-3m-6 3v-8.3" stroke="#fff" strokeWidth="2.6" />
    <path d="m32 8.5 1.9 4.6 4.6 1.9-4.6 1.9-1.9 4.6-1.9-4.6-4.6-1.9 4.6-1.9z" fill="#E9A52F" />
    <path
      d="M11 42c5-4 9 0 14 0s9-4 14 0 9 4 14 0M15 49c4.5-3.5 8 0 11.5 0s7.5-3.5 11.5 0 7.5 2.5 11 0"
      fill="none"
      stroke="#B4D3E2"
      strokeWidth="3.2"
      strokeLinecap="round"
    />
  </>
)
