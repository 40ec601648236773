import type { ReactNode } from 'react'
import type { z } from 'zod'
import { RowTable } from '../../../workbench/kit/table/row-table.tsx'
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
      { title: '职业', show: ({ occupation }) => occupation },
      { title: '等级', show: ({ levels }) => levels },
      { title: '标准', show: ({ standard }) => standard },
      { title: '在哪些区', show: ({ districts }) => districts },
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
      { title: '考点', show: ({ name }) => name },
      { title: '所在区', show: ({ districtName }) => districtName },
      { title: '地址', show: ({ address }) => address },
      { title: '考位', show: ({ places }) => `${places} 个` },
      { title: '设备', show: ({ equipment }) => equipment },
      ...(act ? [{ title: '办理', show: ({ id, name }: Venues[number]) => act(id, name) }] : []),
    ]}
  />
)
