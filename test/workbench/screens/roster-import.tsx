import { HhImport } from '../../../src/workbench/kit/import/import.tsx'
import { useAddress } from '../../../src/workbench/shell/address.ts'

/** An import as a module writes it. */
export default function RosterImport() {
  const { params, go } = useAddress()
  return (
    <div className="page">
      <h1>导入学员：{params.number}</h1>
      <HhImport
        what="学员名册"
        template={`/training/classes/${params.number}/roster-template`}
        verb="POST /training/classes/{number}/roster"
        fixed={{ number: params.number }}
        onDone={() => go('/classes')}
      />
    </div>
  )
}
