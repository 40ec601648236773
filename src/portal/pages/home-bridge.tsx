/** The open 解放桥 and the river, drawn behind the first screen. */
export const Bridge = () => (
  <svg className="bridge" viewBox="0 0 1100 220" aria-hidden="true" fill="none" stroke="#4C93B6">
    <path d="M0 170h1100" strokeWidth="3" />
    <path d="M60 170 330 70l40 100M1040 170 770 70l-40 100" strokeWidth="4" />
    <path
      d="M110 170v-18m50 18v-36m50 36v-56m50 56v-74m50 74v-92M990 170v-18m-50 18v-36m-50 36v-56m-50 56v-74m-50 74v-92M110 152l50 18v-36l50 36v-56l50 56v-74l50 74M990 152l-50 18v-36l-50 36v-56l-50 56v-74l-50 74"
      strokeWidth="2"
      opacity=".7"
    />
    <path
      d="M0 192c60-14 110 10 170 0s110-10 170 0 110 10 170 0 110-10 170 0 110 10 170 0 110-10 250 0"
      strokeWidth="2"
      opacity=".6"
    />
  </svg>
)
