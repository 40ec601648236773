import { sql } from 'kysely'
import { type CountedFigure, figure, type Tally } from '../../kernel/figure/index.ts'

/** Platforms of the city today; looked at again by platform. */
const platforms: Tally = {
  key: 'online-platforms',
  grain: [],
  rows: (within) => sql`select p.id as subject, p.id as item, p.district, p.selected_on as day,
      null::text as occupation, null::text as level, null::text as cohort, null::uuid as person,
      p.applied_in as reference, null::bigint as amount
    from online_platform p where p.standing = 'selected' and ${within('p.id', 'uuid')}`,
}

/** Whom something was counted for of what a platform reported, day by day; looked at again by person. */
const learning: Tally = {
  key: 'platform-learning',
  grain: [],
  rows: (within) => sql`select c.person as subject, p.id || ' ' || c.day as item, p.district, c.day,
      null::text as occupation, null::text as level, null::text as cohort, c.person, p.applied_in as reference,
      null::bigint as amount
    from online_platform_credit c join online_platform p on p.id = c.platform
    where c.voided_at is null and ${within('c.person', 'uuid')}
    group by c.person, p.id, p.district, p.applied_in, c.day`,
}

/** What online learning contributes to the city's figures. */
export const onlineFigures: readonly CountedFigure[] = [
  figure({
    key: 'online-platforms',
    title: '线上培训平台',
    unit: '家',
    kind: 'stock',
    definition: '经遴选公示入选、没有退出的线上平台，按平台所属单位的区统计。',
    clause: null,
    counts: 'rows',
    of: platforms,
  }),
  figure({
    key: 'platform-learners',
    title: '平台学习人数',
    unit: '人',
    kind: 'flow',
    definition: '平台报送的播放记录里至少计了一段学时的人，按播放日统计；记录作废、收回的不计。',
    clause: null,
    counts: 'people',
    of: learning,
  }),
]
