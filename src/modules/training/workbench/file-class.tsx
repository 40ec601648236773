import { useAddress } from '../../../workbench/shell/address.ts'
import { FilingForm } from './filing-form.tsx'

/** 报开班: what is taught, when and where, and who is on the roster. */
export default function FileClass() {
  const { go } = useAddress()
  return (
    <div className="page">
      <h1>报开班</h1>
      <FilingForm title="报开班" submit="提交备案" onFiled={(id) => go(`/classes/${id}`)} />
    </div>
  )
}
