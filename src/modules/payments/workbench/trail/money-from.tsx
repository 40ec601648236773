import { useAddress } from '../../../../workbench/shell/address.ts'
import { MoneyList } from './money-list.tsx'

/** 由此而来的每一笔钱: from a class, a certificate or a batch to the page of each sum. */
export default function MoneyFrom() {
  const { params } = useAddress()
  const number = params.number ?? ''
  return (
    <div className="page">
      <h1>由 {number} 而来的每一笔钱</h1>
      <MoneyList number={number} />
    </div>
  )
}
