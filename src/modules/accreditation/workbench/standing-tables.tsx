import type { ReactNode } from 'react'
import type { z } from 'zod'
import { RowTable } from '../../../workbench/kit/table/row-table.tsx'
import { SCOPE_COLUMNS, VENUE_COLUMNS } from '../standing-columns.ts'
import type { Standing } from '../views.ts'

type Scope = z.output<typeof Standing>['scope']
type Venues = z.output<typeof Standing>['venues']

/** 备案范围, line by line. */
export const ScopeTable = ({ scope }: { scope: Scope }) => (
  <RowTable
    caption="备案范围"
    rows={scope.map((line, at) => ({ ...line, at }))}
    rowKey={({ at }) => String(at)}
    columns={[
      ...SCOPE_COLUMNS,
      { title: '有效期', show: ({ from, to, holds }) => `${from} 至 ${to}${holds ? '' : '（现在无效）'}` },
    ]}
  />
)

/** 考点, one a line; `act` is what may be done with each. */
export const VenueTable = ({
  venues,
  act,
}: {
  venues: Venues
  act?: (id: string, name: string) => ReactNode
}) => (
  <RowTable
    caption="考点"
    rows={venues}
    rowKey={({ id }) => id}
    columns={[
      ...VENUE_COLUMNS,
      ...(act ? [{ title: '办理', show: ({ id, name }: Venues[number]) => act(id, name) }] : []),
    ]}
  />
)
